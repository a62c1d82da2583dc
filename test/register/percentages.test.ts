import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { largestRemainder } from '../../register/index.ts';

describe('percentages as councils print them', () => {
  test.each([
    [[0, 4, 5], 0, [0, 44, 56]],
    [[0, 2, 12], 0, [0, 14, 86]],
    [[0, 2, 14], 0, [0, 12, 88]],
    [[0, 1, 6], 0, [0, 14, 86]],
    [[0, 9, 37], 0, [0, 20, 80]],
    [[2, 0, 13], 0, [13, 0, 87]],
    [[2, 0, 7], 0, [22, 0, 78]],
    [[3, 3, 10], 0, [19, 19, 62]],
    [[1, 0, 7], 0, [12, 0, 88]],
    [[8, 3, 37], 0, [17, 6, 77]],
    [[10, 0, 3, 1], 1, [71.4, 0, 21.4, 7.2]],
    [[3, 1, 2, 0], 1, [50, 16.7, 33.3, 0]],
    [[5, 5, 2, 0], 1, [41.7, 41.7, 16.6, 0]],
    [[2, 5, 1, 0], 1, [25, 62.5, 12.5, 0]],
    [[20, 11, 8, 1], 1, [50, 27.5, 20, 2.5]],
  ])('%j to %i places is printed %j', (counts, decimals, printed) => {
    expect(largestRemainder(counts, decimals)).toEqual(printed);
  });

  test('nothing counted is all zero', () => expect(largestRemainder([0, 0], 0)).toEqual([0, 0]));

  test('a row that counts anything adds up to 100, and no share is a unit away from its own', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.nat(5000), { minLength: 1, maxLength: 8 })
          .filter(counts => counts.some(count => count > 0)),
        fc.integer({ min: 0, max: 3 }),
        (counts, decimals) => {
          const unit = 10 ** -decimals;
          const total = counts.reduce((sum, count) => sum + count, 0);
          const shares = largestRemainder(counts, decimals);
          expect(Math.round(shares.reduce((sum, share) => sum + share, 0) / unit)).toBe(
            Math.round(100 / unit),
          );
          shares.forEach((share, index) =>
            expect(Math.abs(share - (counts[index]! * 100) / total)).toBeLessThan(unit + 1e-9),
          );
        },
      ),
    );
  });
});
