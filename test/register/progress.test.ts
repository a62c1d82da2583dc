import { describe, expect, test } from '@jest/globals';
import { checkProgress, type RawAnswer } from '../../register/index.ts';
import { claimed, recommendation, verified } from './madeRecommendation.ts';
import { document } from './madeSnapshot.ts';

const day = '2024-08-01';
const r1 = recommendation();
const problemsOf = (raw: RawAnswer, item: Parameters<typeof checkProgress>[0] = r1) => {
  const checked = checkProgress(item, raw, day);
  return checked.ok ? [] : checked.problems.map(({ code, field }) => `${code} ${field}`);
};

describe('progress on a recommendation or a policy', () => {
  test('is a plan, and where it is needed another date with its reason', () => {
    expect(checkProgress(r1, { commentary: ' Two sites of three ' }, day)).toEqual({
      ok: true,
      value: { commentary: 'Two sites of three', requestedDue: null, requestReason: null },
    });
    expect(
      checkProgress(
        document(),
        {
          commentary: 'Redrafted',
          requestedDue: '30 September 2024',
          requestReason: ' Cabinet in September ',
        },
        day,
      ),
    ).toEqual({
      ok: true,
      value: {
        commentary: 'Redrafted',
        requestedDue: '2024-09-30',
        requestReason: 'Cabinet in September',
      },
    });
  });

  test('may show where to see it', () => {
    const evidence = 'https://council.sharepoint.com/minutes.pdf';
    expect(checkProgress(r1, { commentary: 'Begun', evidence }, day)).toMatchObject({ value: { evidence } });
    expect(problemsOf({ commentary: 'Begun', evidence: 'minutes' })).toEqual(['not-an-address evidence']);
  });

  test('drops a reason for a date that was not asked for', () => {
    expect(checkProgress(r1, { commentary: 'Begun', requestReason: 'None' }, day)).toMatchObject({
      value: { requestReason: null },
    });
  });

  test('is refused with every problem at once', () => {
    expect(problemsOf({})).toEqual(['missing commentary']);
    expect(problemsOf({ requestedDue: 'soon' })).toEqual(['missing commentary', 'not-a-date requestedDue']);
    expect(
      problemsOf({ commentary: 'x'.repeat(4001), requestedDue: day, requestReason: 'y'.repeat(4001) }),
    ).toEqual(['too-long commentary', 'too-long requestReason', 'out-of-range requestedDue']);
    expect(problemsOf({ commentary: 'Begun', requestedDue: '2024-09-30' })).toEqual([
      'reason-needed requestReason',
    ]);
  });

  test('is of no use once it is at its end', () => {
    const closed = recommendation({ acts: [claimed('2024-07-01'), verified('2024-07-10')] });
    const gone = document({ acts: [{ act: 'withdrawn', reason: 'Merged', on: '2024-07-01', by: 'x' }] });
    for (const item of [closed, gone])
      expect(problemsOf({ commentary: 'Begun' }, item)).toEqual(['wrong-state itemKey']);
  });
});
