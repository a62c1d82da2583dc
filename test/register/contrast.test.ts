import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { contrast, readableContrast } from '../../register/contrast.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map(n => n.toString(16).toUpperCase().padStart(6, '0'));

describe('how far a text stands out from its colour', () => {
  test.each([
    ['red with white', 'B3261E', 'FFFFFF', 6.5],
    ['amber with black', 'FFC000', '000000', 12.8],
    ['green with white', '2E7D32', 'FFFFFF', 5.1],
    ['blue with white', '1F4E79', 'FFFFFF', 8.7],
    ['black with white', '000000', 'FFFFFF', 21],
    ['a colour with itself', '2E7D32', '2E7D32', 1],
  ])('%s', (_, one, other, ratio) => expect(Math.abs(contrast(one, other) - ratio)).toBeLessThan(0.06));

  test.each([
    ['Office’s green', '00B050'],
    ['Office’s red', 'FF0000'],
  ])('%s with white cannot be read', (_, hex) =>
    expect(contrast(hex, 'FFFFFF')).toBeLessThan(readableContrast),
  );

  test('is the same either way round, and lies between 1 and 21', () =>
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrast(one, other)).toBe(contrast(other, one));
        expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
        expect(contrast(one, other)).toBeLessThanOrEqual(21);
      }),
    ));

  test('black or white can be read on every colour', () =>
    fc.assert(
      fc.property(colour, one =>
        expect(Math.max(contrast(one, '000000'), contrast(one, 'FFFFFF'))).toBeGreaterThanOrEqual(
          readableContrast,
        ),
      ),
    ));
});
