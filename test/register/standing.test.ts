import { describe, expect, test } from '@jest/globals';
import { countingUpdate, standingsOf, summariseStatus, type Update } from '../../register/index.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const q2 = '2024-25-Q2';
const q3 = '2024-25-Q3';
const a02 = 'kings-lynn/action/A02';
const [anyUpdate] = sampleSnapshot().updates;

const said = (more: Partial<Update>): Update => {
  if (!anyUpdate) throw new Error('the sample has no update');
  const { period = q2, submissionId = 's1' } = more;
  return {
    ...anyUpdate,
    key: `${a02}/${period}/${submissionId}`,
    itemKey: a02,
    period,
    submissionId,
    band: null,
    publishedBand: null,
    completedOn: null,
    submittedAt: '2024-10-02T09:00:00.000Z',
    state: 'submitted',
    replaces: null,
    ...more,
  };
};

const snapshotWith = (...updates: Update[]) => {
  const sample = sampleSnapshot();
  const [first] = sample.periods;
  if (!first) throw new Error('the sample has no period');
  const periods = [
    ...sample.periods.filter(one => one.period !== q3),
    { ...first, key: `kings-lynn/${q3}`, period: q3 },
  ];
  return { ...sample, periods, updates: [...sample.updates, ...updates] };
};

const bandIn = (period: string, ...updates: Update[]): string | undefined => {
  const standings = standingsOf(snapshotWith(...updates), period);
  return standings.ok ? standings.value.find(one => one.item.key === a02)?.rating.band : undefined;
};

describe('completed stays completed', () => {
  test('in later periods, once it was said', () => {
    expect(bandIn(q3, said({ band: 'Completed', completedOn: '2024-09-20' }))).toBe('Completed');
  });

  test('but not where that was said by mistake and corrected', () => {
    const mistake = said({ band: 'Completed', completedOn: '2024-09-20' });
    const correction = said({ submissionId: 's2', band: 'G', submittedAt: '2024-10-03T09:00:00.000Z' });
    expect(bandIn(q2, mistake, correction)).toBe('G');
    expect(bandIn(q3, mistake, correction)).toBe('NotReported');
  });

  test('but not where it was taken up again in a period between', () => {
    const completed = said({ period: '2023-24', band: 'Completed', completedOn: '2024-03-20' });
    expect(bandIn(q3, completed, said({ band: 'A' }))).toBe('NotReported');
  });

  test('where a row has the day of completion and no rating', () => {
    const dated = said({ completedOn: '2024-09-20' });
    expect(bandIn(q2, dated)).toBe('Completed');
    expect(bandIn(q3, dated)).toBe('Completed');
    const summary = summariseStatus(snapshotWith(dated), q2, 'action');
    expect(summary.ok && summary.value.rows.at(-1)?.counts).toMatchObject({ Completed: 9, NotReported: 45 });
  });
});

describe('the update that counts', () => {
  test.each([
    ['2024-10-02T09:00:00Z', '2024-10-02T09:00:00.500Z'],
    ['2024-10-02T09:30:00+01:00', '2024-10-02T09:00:00.000Z'],
  ])('is the later instant, however it is written: %s before %s', (early, late) => {
    const earlier = said({ submissionId: 'z', submittedAt: early });
    const later = said({ submissionId: 'a', submittedAt: late });
    expect(countingUpdate([later, earlier])?.submissionId).toBe('a');
    expect(countingUpdate([earlier, later])?.submissionId).toBe('a');
  });
});
