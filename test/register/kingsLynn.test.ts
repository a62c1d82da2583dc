import { describe, expect, test } from '@jest/globals';
import {
  rateIndicator,
  standingsOf,
  summariseStatus,
  type Snapshot,
  type StatusSummary,
} from '../../register/index.ts';
import expected from './kingsLynn.expected.json' with { type: 'json' };
import { sampleSnapshot } from './sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const snapshot = sampleSnapshot();

/** The same register before anything was printed: every indicator is rated by the rule alone. */
const withoutLabels = (whole: Snapshot): Snapshot => ({
  ...whole,
  updates: whole.updates.map(update => (update.period === q1 ? { ...update, publishedBand: null } : update)),
});

const summary = (of: Snapshot, kind: 'action' | 'indicator'): StatusSummary => {
  const made = summariseStatus(of, q1, kind);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};

const standings = (of: Snapshot) => {
  const made = standingsOf(of, q1);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};

const rowNamed = (of: StatusSummary, priority: string) => of.rows.find(row => row.priority === priority)!;

describe("King's Lynn Q1 2024-25, as printed", () => {
  test.each(expected.actionStatusTable)('actions, $priority', ({ priority, pct, ...counts }) => {
    const row = rowNamed(summary(snapshot, 'action'), priority);
    expect(row.counts).toMatchObject(counts);
    expect(row.percentages).toEqual(pct);
  });

  test.each(expected.indicatorStatusTable)(
    'indicators by the rule alone, $priority',
    ({ priority, pct, ...counts }) => {
      const row = rowNamed(summary(withoutLabels(snapshot), 'indicator'), priority);
      expect(row.counts).toMatchObject(counts);
      expect(row.percentages).toEqual(pct);
    },
  );

  const rated = standings(withoutLabels(snapshot)).filter(
    one => one.item.kind === 'indicator' && 'RAG'.includes(one.rating.band),
  );

  test('48 indicators are rated', () => expect(rated).toHaveLength(48));

  test.each(rated.map(one => ({ ref: one.item.ref, one })))(
    'indicator $ref gets the colour that was printed',
    ({ ref, one }) => {
      const printed = standings(snapshot).find(other => other.item.ref === ref)!;
      expect(one.rating.computed).toBe(printed.rating.published);
    },
  );

  test('held against the full-year target instead, only 35 of the 48 come out as printed', () => {
    const right = rated.filter(({ item, update, scheme, rating }) => {
      if (item.kind !== 'indicator') return false;
      return (
        rateIndicator({ ...item, cumulative: false }, update, { scheme, period: q1 })?.band === rating.band
      );
    });
    expect(right).toHaveLength(35);
  });

  test('the nine amber actions are those named in paragraph 2.4', () => {
    const amber = standings(snapshot).filter(one => one.item.kind === 'action' && one.rating.band === 'A');
    expect(amber.map(one => one.item.title)).toEqual(expected.amberActions);
  });

  test('the eleven missed indicators are those named in paragraph 2.5', () => {
    const missed = rated
      .filter(one => one.rating.band !== 'G')
      .map(one => [one.item.ref, one.rating.band === 'R' ? '>5%' : '<5%']);
    expect(new Map(missed as [string, string][])).toEqual(
      new Map(expected.missedIndicators.map(one => [one.ref, one.direction])),
    );
    expect(missed).toHaveLength(11);
  });

  test('the identities hold: 46 rated, 8 completed and 12 partnership actions are 66; 48, 13 and 3 indicators are 64', () => {
    const actions = rowNamed(summary(snapshot, 'action'), 'overall');
    const { R = 0, A = 0, G = 0, B = 0, Completed, Info, NotReported } = actions.counts;
    expect([R + A + G + B, Completed, Info, NotReported, actions.total]).toEqual([46, 8, 12, 0, 66]);
    expect(rowNamed(summary(snapshot, 'indicator'), 'overall').total).toBe(64);
  });

  test('the action without a legible rating is outside the 66 in every period', () => {
    for (const period of [q1, '2024-25-Q2']) {
      const all = standingsOf(snapshot, period);
      expect(all.ok && all.value.map(one => one.item.ref)).not.toContain('U01');
    }
  });

  test('arrows come out as printed', () => {
    const change = (ref: string) => standings(snapshot).find(one => one.item.ref === ref)?.bandChange;
    expect(['1.6', '1.9', '3.3', '3.14', '4.11', '1.19', '1.14', 'A04', 'A02', 'A05'].map(change)).toEqual([
      'up',
      'down',
      'up',
      'up',
      'same',
      null,
      null,
      'up',
      'same',
      null,
    ]);
  });
});

describe('the quarter that has just opened', () => {
  test('nothing is carried forward in silence: all but completed and partnership actions are not reported', () => {
    const made = summariseStatus(snapshot, '2024-25-Q2', 'action');
    expect(made.ok && made.value.rows.at(-1)?.counts).toMatchObject({
      NotReported: 46,
      Completed: 8,
      Info: 12,
      G: 0,
    });
  });

  test('a period that the register does not have is refused by name', () => {
    expect(summariseStatus(snapshot, '2031-32-Q1', 'action')).toEqual({
      ok: false,
      problems: [{ code: 'unknown-period', field: 'period', facts: { period: '2031-32-Q1' } }],
    });
  });

  test('an item under two priorities breaks the identity, and is named', () => {
    const [first, ...rest] = snapshot.actions;
    const twice = {
      ...snapshot,
      actions: [{ ...first!, planKeys: ['kings-lynn/growth', 'kings-lynn/services'] }, ...rest],
    };
    expect(summariseStatus(twice, q1, 'action')).toMatchObject({
      ok: false,
      problems: [{ code: 'identity-broken', facts: { items: 'A01' } }],
    });
  });
});
