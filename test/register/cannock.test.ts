import { describe, expect, test } from '@jest/globals';
import {
  standingsOf,
  summariseStatus,
  type Action,
  type Snapshot,
  type StatusSummary,
} from '../../register/index.ts';
import { cannockSnapshot } from './cannockSnapshot.ts';
import expected from './cannock.expected.json' with { type: 'json' };

const q1 = '2019-20-Q1';
const q2 = '2019-20-Q2';
const snapshot = cannockSnapshot();

const summary = (of: Snapshot, period = q1): StatusSummary => {
  const made = summariseStatus(of, period, 'action');
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};

const rowNamed = (of: StatusSummary, plan: string) => of.rows.find(row => row.priority === plan)!;

/** The register when the return for Q2 has opened and nothing has been said yet. */
const inQ2: Snapshot = {
  ...snapshot,
  periods: [...snapshot.periods, { ...snapshot.periods[1]!, key: `cannock-chase/${q2}`, period: q2 }],
};

const bandIn = (of: Snapshot, period: string, ref: string) => {
  const all = standingsOf(of, period);
  if (!all.ok) throw new Error(JSON.stringify(all.problems));
  const found = all.value.find(one => one.item.ref === ref);
  return found && [found.rating.band, found.rating.because];
};

const withMilestone = (ref: string, said: Partial<Action>): Snapshot => ({
  ...inQ2,
  actions: inQ2.actions.map(one => (one.ref === ref ? { ...one, ...said } : one)),
});

describe('Cannock Chase Q1 2019/20, as printed', () => {
  test('the table has a row for each delivery plan, and one for all', () => {
    expect(summary(snapshot).rows.map(row => row.priority)).toEqual(['PP', 'HCS', 'EPCS', 'CORP', 'overall']);
  });

  test.each(expected.actionStatusTable)('milestones, $plan', ({ plan, counts, percentages, rated }) => {
    const row = rowNamed(summary(snapshot), plan);
    expect(row.counts).toMatchObject(counts);
    expect(row.percentages).toEqual(percentages);
    expect(row.total).toBe(rated);
  });

  test('77.5% have been achieved or are in progress', () => {
    expect(rowNamed(summary(snapshot), 'overall').shares).toEqual({
      'achieved-or-in-progress': expected.achievedOrInProgress,
    });
  });

  test('92 milestones: 40 are rated and 52 are not due yet, each once', () => {
    const overall = rowNamed(summary(snapshot), 'overall');
    expect([overall.total, overall.notDue, overall.counts['NotReported']]).toEqual([40, 52, 0]);
  });

  test.each([
    ['PP-32', 'planned for Q2 and finished early', ['Completed', 'judgement']],
    ['PP-02', 'moved from Q2 to Q4', ['Behind', 'judgement']],
    ['PP-12', 'an option to close that nobody has agreed to yet', ['Close', 'judgement']],
    ['PP-01', 'planned for Q3', ['NotDue', 'not-due']],
    ['EPCS-14', 'planned for Q2, with words and no rating', ['NotDue', 'not-due']],
    ['HCS-12', 'planned over years', ['NotDue', 'not-due']],
  ])('%s, %s', (ref, _, rating) => {
    expect(bandIn(snapshot, q1, ref)).toEqual(rating);
  });

  test('no measure is rated in a quarter: the council does that at the end of the year', () => {
    const all = standingsOf(snapshot, q1);
    const measures = all.ok ? all.value.filter(one => one.item.kind === 'indicator') : [];
    expect(measures).toHaveLength(41);
    expect(measures.every(one => !one.scheme.bands.find(band => band.id === one.rating.band)?.rated)).toBe(
      true,
    );
  });
});

describe('a milestone that is moved', () => {
  const agreedOn = '2019-11-20';
  const moved = (...moves: [string, string][]): Partial<Action> => {
    const revisions = moves.map(([on, to]) => ({
      ...{ from: '2019-09-30', to, agreedBy: 'Cabinet', agreedOn: on, reason: 'Funding' },
    }));
    const last = revisions.at(-1)!.to;
    return { revisions, due: last, revised: last === '2020-03-31' ? '2019-20-Q4' : '2020-21-Q1' };
  };
  const late: [string, string] = [agreedOn, '2020-03-31'];
  const later: [string, string] = ['2020-01-15', '2020-06-30'];
  const byDay = { planned: null, revised: null };

  test.each<[string, string, Partial<Action>, string]>([
    ['after the quarter it was due in: that quarter stays not reported', q2, moved(late), 'NotReported'],
    ['is not due in the quarter of the decision', '2019-20-Q3', moved(late), 'NotDue'],
    ['twice: the first move holds until the second', '2019-20-Q3', moved(late, later), 'NotDue'],
    ['twice: the quarter before both stays', q2, moved(late, later), 'NotReported'],
    ['twice: only the second excuses the end of the year', '2019-20-Q4', moved(late, later), 'NotDue'],
    ['that has a day and no quarter', q2, { ...moved(late), ...byDay }, 'NotReported'],
    ['that has a day and no quarter, since', '2019-20-Q3', { ...moved(late), ...byDay }, 'NotDue'],
    [
      'twice, the second after the year: it was late by the first',
      '2019-20-Q4',
      moved(late, ['2020-05-01', '2020-06-30']),
      'NotReported',
    ],
  ])('%s', (_, period, said, band) => {
    const snapshot = withMilestone('PP-06', said);
    const [one] = snapshot.periods;
    const periods = ['2019-20-Q3', '2019-20-Q4'].map(id => ({
      ...one!,
      key: `cannock-chase/${id}`,
      period: id,
    }));
    const all = { ...snapshot, periods: [...snapshot.periods, ...periods] };
    expect(bandIn(all, period, 'PP-06')?.[0]).toBe(band);
  });
});

describe('the quarter after', () => {
  test('what was completed in Q1 is counted in Q2 again, and what was due in Q2 is asked for', () => {
    expect(rowNamed(summary(inQ2, q2), 'overall').counts).toMatchObject({ Completed: 20, Slight: 0 });
  });

  test.each<[string, string, Partial<Action>, unknown]>([
    ['PP-06', 'planned for Q2, nothing said', {}, ['NotReported', 'not-reported']],
    ['PP-02', 'moved to Q4', {}, ['NotDue', 'not-due']],
    ['CORP-01', 'moved to Q2', {}, ['NotReported', 'not-reported']],
    ['PP-06', 'moved to next year since', { revised: '2020-21', due: '2021-03-31' }, ['NotDue', 'not-due']],
    [
      'PP-06',
      'with a day and no quarter, in Q3',
      { planned: null, due: '2019-10-01' },
      ['NotDue', 'not-due'],
    ],
    [
      'PP-06',
      'with neither: a missing date hides nothing',
      { planned: null, due: null },
      ['NotReported', 'not-reported'],
    ],
    [
      'PP-12',
      'closed by decision within Q2',
      { state: 'closed', closedOn: '2019-09-19', decisionRef: 'Cabinet minute 41' },
      ['Close', 'closed'],
    ],
    ['PP-12', 'closed after Q2', { state: 'closed', closedOn: '2019-10-17' }, ['NotDue', 'not-due']],
    ['PP-12', 'closed in Q1 already', { state: 'closed', closedOn: '2019-06-30' }, undefined],
    [
      'PP-06',
      'completed in time',
      { state: 'completed', closedOn: '2019-09-30' },
      ['Completed', 'completed'],
    ],
  ])('%s, %s', (ref, _, said, rating) => {
    expect(bandIn(withMilestone(ref, said), q2, ref)).toEqual(rating);
  });

  test('where the scheme has no band for what is closed, it leaves the tables with the decision', () => {
    const closed = withMilestone('PP-12', { state: 'closed', closedOn: '2019-09-19' });
    const schemes = closed.schemes.map(scheme => ({ ...scheme, closedAs: null }));
    expect(bandIn({ ...closed, schemes }, q2, 'PP-12')).toBeUndefined();
    expect(bandIn({ ...closed, schemes }, q1, 'PP-12')).toEqual(['Close', 'judgement']);
  });
});
