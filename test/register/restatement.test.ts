import { describe, expect, test } from '@jest/globals';
import { countingUpdate, restatementOf, type Update } from '../../register/index.ts';
import { said } from './madeMeasure.ts';

const later = (day: string, more: Partial<Update>) =>
  said({ submissionId: day, submittedAt: `2024-${day}T09:00:00Z`, ...more });

const printed = said({ value: 92, publishedBand: 'G', submittedBy: 'published' });
const revised = later('10-20', { value: 85, restatementReason: 'Late returns', replaces: printed.key });

const restated = (...updates: Update[]) => {
  const counting = countingUpdate(updates);
  return counting && restatementOf(updates, counting);
};

describe('a figure that was changed after it was published', () => {
  test('says what was printed, what counts now, why and on which day', () =>
    expect(restated(printed, revised)).toEqual({
      from: printed,
      to: revised,
      reason: 'Late returns',
      on: '2024-10-20',
    }));

  test('in whatever order the two arrive', () => expect(restated(revised, printed)?.from).toBe(printed));

  test('where the printed row was set aside as superseded', () =>
    expect(restated({ ...printed, state: 'superseded' }, revised)?.to).toBe(revised));

  test('where it names none, it replaces what was said last before it', () => {
    const between = later('09-01', { value: 91 });
    expect(restated(printed, between, { ...revised, replaces: null })?.from).toBe(between);
  });

  test('where it names one that is not there, likewise', () =>
    expect(restated(printed, { ...revised, replaces: 'somebody/else' })?.from).toBe(printed));

  test('restated twice, a reader is told the figure that was printed and the last reason', () => {
    const again = later('11-20', { value: 86, restatementReason: 'A duplicate', replaces: revised.key });
    expect(restated(printed, revised, again)).toMatchObject({
      from: { value: 92 },
      to: { value: 86 },
      reason: 'A duplicate',
    });
  });

  test('a correction of the correction that gives no reason is still a restatement', () => {
    const again = later('11-20', { value: 86, replaces: revised.key });
    expect(restated(printed, revised, again)).toMatchObject({ to: { value: 86 }, reason: 'Late returns' });
  });

  test('a rating is restated too', () =>
    expect(
      restated({ ...printed, value: null, band: 'G' }, { ...revised, value: null, band: 'A' })?.to.band,
    ).toBe('A'));
});

describe('what is no restatement', () => {
  test.each<[string, Update[]]>([
    ['a figure that was said once', [printed]],
    [
      'a correction before publication, which needs no reason',
      [printed, { ...revised, restatementReason: null }],
    ],
    ['a first figure that came late', [revised]],
    ['other words about the same figure', [printed, { ...revised, value: 92 }]],
    [
      'the same figure with the label that was printed',
      [printed, { ...revised, value: 92, publishedBand: 'G' }],
    ],
    [
      'a restatement taken back to what was printed',
      [printed, revised, later('11-20', { value: 92, band: 'G' })],
    ],
    ['a restatement in draft', [printed, { ...revised, state: 'draft' }]],
    ['a restatement that was sent back', [printed, { ...revised, state: 'returned' }]],
  ])('%s', (_, updates) => expect(restated(...updates)).toBeNull());

  test('one that came after the row that counts does not touch it', () =>
    expect(restatementOf([printed, revised], printed)).toBeNull());
});
