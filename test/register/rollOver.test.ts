import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import {
  definitionAt,
  parseRollOver,
  planRollOver,
  standingsOf,
  summariseStatus,
  yearBefore,
  type Action,
  type Indicator,
  type Snapshot,
} from '../../register/index.ts';
import { action, measure, said, snapshotOf } from './madeMeasure.ts';
import {
  applied,
  calendar,
  from,
  oneMeasure,
  plan,
  to,
  tryPlan,
  yearsFigure,
  agreedBy,
  askedOf,
  type Raw,
} from './turnedYear.ts';

describe('a measure over the turn of the year', () => {
  test('ends on 31 March and begins again on 1 April, with the target and who agreed it', () => {
    const snapshot = oneMeasure({ from: '2023-04-01', targetAgreedBy: 'Cabinet, 2024' }, yearsFigure(96));
    const { changes, indicators, warnings, outturns } = plan(snapshot, {
      targets: [{ ref: 'M1', target: 110, agreedBy }],
    });
    expect(changes).toEqual([
      {
        list: 'Indicators',
        before: snapshot.indicators[0],
        after: { ...snapshot.indicators[0]!, to: '2025-03-31' },
      },
    ]);
    expect(indicators).toEqual([
      {
        ...snapshot.indicators[0]!,
        definitionKey: 'made-up/indicator/M1/2025-04-01',
        from: '2025-04-01',
        target: 110,
        targetAgreedBy: agreedBy,
      },
    ]);
    expect(outturns).toEqual([{ ref: 'M1', year: from, period: from, value: 96, state: 'final' }]);
    expect(warnings).toEqual([]);
  });

  test('each year is held against its own target', () => {
    const snapshot = oneMeasure({}, yearsFigure(96));
    const after = applied(snapshot, plan(snapshot, { targets: [{ ref: 'M1', target: 110, agreedBy }] }));
    expect(definitionAt(after.indicators, '2024-25')?.target).toBe(100);
    expect(definitionAt(after.indicators, '2025-26-Q1')?.target).toBe(110);
  });

  test('a range has both its ends anew', () => {
    const { indicators } = plan(oneMeasure({ polarity: 'range', target: 150, targetHigh: 200 }), {
      targets: [{ ref: 'M1', target: 160, targetHigh: 210, agreedBy }],
    });
    expect(indicators[0]).toMatchObject({ target: 160, targetHigh: 210 });
  });

  test.each<[string, Raw[], Indicator['profile']]>([
    ['cleared, since it was of last year’s quarters', [], null],
    ['cleared with a new target', [{ ref: 'M1', target: 120, agreedBy }], null],
    ['the one agreed', [{ ref: 'M1', target: 120, profile: [0, 20, 60, 40], agreedBy }], [0, 20, 60, 40]],
  ])('its profile is %s', (_, targets, profile) => {
    const snapshot = oneMeasure({ cumulative: true, profile: [0, 23, 69, 14] });
    expect(plan(snapshot, { targets }).indicators[0]?.profile).toEqual(profile);
  });

  test.each<[string, Partial<Indicator>, ReturnType<typeof said>[], number | null, string[]]>([
    ['where the year left it', { baseline: 18 }, [yearsFigure(22)], 22, []],
    [
      'where it provisionally stands',
      { baseline: 18 },
      [yearsFigure(22, { valueState: 'provisional' })],
      22,
      ['outturn-provisional'],
    ],
    [
      'where it began before, if nobody knows',
      { baseline: 18 },
      [],
      18,
      ['outturn-missing', 'baseline-kept'],
    ],
    ['nowhere, if it is none', {}, [yearsFigure(22)], null, []],
  ])('a stock begins %s', (...[, indicator, updates, baseline, codes]) => {
    const { indicators, warnings } = plan(oneMeasure(indicator, ...updates), {
      targets: [{ ref: 'M1', target: 30, agreedBy }],
    });
    expect(indicators[0]?.baseline).toBe(baseline);
    expect(warnings.map(one => one.code)).toEqual(codes);
  });

  test('without a target agreed for it goes on with last year’s, and says so', () => {
    const { indicators, warnings } = plan(oneMeasure({}, yearsFigure(96)));
    expect(indicators[0]?.target).toBe(100);
    expect(warnings).toEqual([{ code: 'target-carried', ref: 'M1', title: 'Measure M1' }]);
  });

  test('that has no target says nothing of one', () => {
    expect(plan(oneMeasure({ target: null }, yearsFigure(96))).warnings).toEqual([]);
  });

  test('a break of the trend was of the year before, and is not repeated', () => {
    const snapshot = oneMeasure({ from: '2024-04-01', breaksTrend: true, breakReason: 'Counted anew' });
    expect(plan(snapshot).indicators[0]).toMatchObject({ breaksTrend: false, breakReason: null });
  });

  test.each<[string, string, string | null | undefined]>([
    ['that is to end later in the new year still does', '2025-09-30', '2025-09-30'],
    ['that was ended with the old year does not begin again', '2025-03-31', undefined],
    ['that ended before is left alone', '2024-12-31', undefined],
  ])('a version %s', (_, end, next) => {
    expect(plan(oneMeasure({ to: end })).indicators[0]?.to).toBe(next);
  });

  test('that was ended with the old year begins again where a target was agreed for it', () => {
    const targets = [{ ref: 'M1', target: 5, agreedBy }];
    const { indicators, changes } = plan(oneMeasure({ to: '2025-03-31' }), { targets });
    expect(indicators[0]).toMatchObject({ from: '2025-04-01', to: null, target: 5 });
    expect(changes).toEqual([]);
  });

  test('of which a row cannot be read is left as it is, and named', () => {
    const snapshot: Snapshot = {
      ...oneMeasure({}),
      problems: [
        {
          code: 'not-a-number',
          list: 'Updates',
          rowId: '1',
          key: null,
          itemKey: 'made-up/indicator/M1',
          title: null,
          webUrl: null,
        },
      ],
    };
    const planned = plan(snapshot);
    expect([planned.indicators, planned.changes]).toEqual([[], []]);
    expect(planned.warnings.map(one => one.code)).toEqual(['held-back']);
  });
});

describe('closed, replaced and renamed', () => {
  const decision = { decisionRef: 'Cabinet CAB/34', on: '2025-03-11' };

  test('a measure that is closed ends with the year', () => {
    const { indicators, changes } = plan(oneMeasure({}), { close: [{ ref: 'M1', ...decision }] });
    expect(indicators).toEqual([]);
    expect(changes.map(({ after }) => 'to' in after && after.to)).toEqual(['2025-03-31']);
  });

  test('a measure under another reference keeps its history under the one before', () => {
    const snapshot = oneMeasure({ formerKey: 'made-up/indicator/M0' }, yearsFigure(96));
    const refs = [{ from: 'M1', to: '2.4' }];
    const { indicators } = plan(snapshot, { refs, targets: [{ ref: '2.4', target: 110, agreedBy }] });
    expect(indicators[0]).toMatchObject({
      ref: '2.4',
      key: 'made-up/indicator/2.4',
      definitionKey: 'made-up/indicator/2.4',
      formerKey: 'made-up/indicator/M1',
      from: '2025-04-01',
      target: 110,
      breaksTrend: false,
    });
    expect(plan(snapshot, { refs, targets: [{ ref: 'M1', target: 110, agreedBy }] }).indicators).toEqual(
      indicators,
    );
  });

  test('a measure that takes another’s place stops the trend there and says why', () => {
    const snapshot = oneMeasure(
      { baseline: 18, tolerance: { amount: 0.05, unit: 'relative' } },
      yearsFigure(96),
    );
    const replace = (by: Raw) => [{ ref: 'M1', by, why: 'Counted by household', ...decision }];
    const { indicators, warnings } = plan(snapshot, {
      replace: replace({ ref: 'M2', title: 'Households reached' }),
      targets: [{ ref: 'M2', target: 40, agreedBy }],
    });
    expect(indicators[0]).toMatchObject({
      ref: 'M2',
      title: 'Households reached',
      formerKey: 'made-up/indicator/M1',
      unit: 'number',
      post: 'Car Parks Manager',
      target: 40,
      tolerance: null,
      baseline: null,
      breaksTrend: true,
      breakReason: 'Counted by household',
    });
    expect(warnings).toEqual([]);
    const other = {
      ref: 'M2',
      title: 'Share of households',
      definition: 'Of all households in the area',
      unit: 'percent',
      decimals: 1,
      polarity: 'lower',
      frequency: 'annual',
      cumulative: true,
      post: 'Housing Manager',
    };
    expect(plan(snapshot, { replace: replace(other) }).indicators[0]).toMatchObject({
      ...other,
      target: null,
    });
  });

  test('an action is closed by its decision', () => {
    const snapshot = snapshotOf({ actions: [action()] });
    const { changes, actions } = plan(snapshot, { close: [{ ref: 'A1', ...decision }] });
    expect(actions).toEqual([]);
    expect(changes).toEqual([
      {
        list: 'Items',
        before: snapshot.actions[0],
        after: action({ state: 'closed', closedOn: '2025-03-11', decisionRef: 'Cabinet CAB/34' }),
      },
    ]);
  });

  test.each<[string, Raw, Partial<Action>]>([
    ['with a date of its own', { due: '2026-03-31' }, { due: '2026-03-31', originalDue: '2026-03-31' }],
    ['without one', {}, { due: null, originalDue: null }],
  ])('an action that takes another’s place begins afresh, %s', (_, more, dates) => {
    const snapshot = snapshotOf({
      actions: [action({ state: 'paused', planned: '2024-25-Q2', due: '2024-09-30' })],
    });
    const by = { ref: 'A2', title: 'The second phase' };
    const { changes, actions } = plan(snapshot, {
      replace: [{ ref: 'A1', by, why: 'Phase one is done', ...more, ...decision }],
    });
    expect(changes[0]?.after).toMatchObject({ state: 'closed', decisionRef: 'Cabinet CAB/34' });
    expect(actions[0]).toMatchObject({
      ref: 'A2',
      title: 'The second phase',
      post: 'Car Parks Manager',
      formerKey: 'made-up/action/A1',
      state: 'open',
      planned: null,
      ...dates,
    });
  });

  test('an action that takes another’s place may go to another post', () => {
    const by = { ref: 'A2', title: 'The second phase', post: 'Housing Manager' };
    const replace = [{ ref: 'A1', by, why: 'Phase one is done', ...decision }];
    expect(plan(snapshotOf({ actions: [action()] }), { replace }).actions[0]?.post).toBe('Housing Manager');
  });

  test('an action under another reference goes on there, and the old year’s tables still have it', () => {
    const snapshot = snapshotOf({
      actions: [action()],
      updates: [said({ itemKey: 'made-up/action/A1', period: '2024-25-Q4', band: 'A' })],
    });
    const planned = plan(snapshot, { refs: [{ from: 'A1', to: 'B1' }] });
    expect(planned.actions).toEqual([
      action({ ref: 'B1', title: 'Measure A1', formerKey: 'made-up/action/A1', from: '2025-04-01' }),
    ]);
    const refsIn = (register: Snapshot, period: string) => {
      const standings = standingsOf(register, period);
      return standings.ok ? standings.value.map(({ item, rating }) => [item.ref, rating.band]) : standings;
    };
    const after = applied(snapshot, planned);
    expect(refsIn(after, '2025-26-Q1')).toEqual([['B1', 'NotReported']]);
    expect(refsIn(after, '2024-25-Q4')).toEqual([['A1', 'A']]);
    const silent = { ...after, updates: [] };
    expect(refsIn(silent, '2024-25-Q4')).toEqual([['A1', 'NotReported']]);
    expect(refsIn(silent, '2025-26-Q1')).toEqual([['B1', 'NotReported']]);
    const shown = { ...silent, schemes: silent.schemes.map(one => ({ ...one, closedAs: 'Closed' })) };
    expect(refsIn(shown, '2025-26-Q1')).toEqual([['B1', 'NotReported']]);
  });

  test('an action that was replaced is counted once in the old year, and so is its successor in the new', () => {
    const snapshot = snapshotOf({ actions: [action()] });
    const replace = [{ ref: 'A1', by: { ref: 'B1', title: 'Phase two' }, why: 'Done', ...decision }];
    const after = applied(snapshot, plan(snapshot, { replace: [{ ...replace[0], on: '2025-04-01' }] }));
    const total = (period: string) => {
      const summary = summariseStatus(after, period, 'action');
      return summary.ok && summary.value.rows.at(-1)?.total;
    };
    expect([total('2024-25-Q4'), total('2025-26-Q1')]).toEqual([1, 1]);
  });
});

describe('what goes on by itself', () => {
  test('open actions are carried forward and nothing of them changes', () => {
    const actions = [
      action(),
      action({ ref: 'A2', state: 'paused' }),
      action({ ref: 'A3', state: 'closure-proposed' }),
      action({ ref: 'A4', state: 'completed', closedOn: '2024-06-30' }),
      action({ ref: 'A5', state: 'closed', decisionRef: 'CAB/1' }),
    ];
    const planned = plan(snapshotOf({ actions }));
    expect(planned.carried).toEqual(['A1', 'A2', 'A3']);
    expect([planned.changes, planned.actions]).toEqual([[], []]);
    expect(planned.warnings).toEqual([{ code: 'closure-undecided', ref: 'A3', title: 'Measure A3' }]);
  });
});

describe('the new year’s periods', () => {
  const periodsOf = (known: string[], periods?: string[]) => {
    const snapshot = snapshotOf({});
    const [first] = snapshot.periods;
    const rows = known.map(period => ({ ...first!, period, key: `made-up/${period}` }));
    return plan({ ...snapshot, periods: rows }, periods ? { periods } : {}).periods;
  };

  test.each<[string, string[], string[] | undefined, string[]]>([
    [
      'three quarters and the full year, where full years are printed',
      ['2023-24', '2024-25-Q1'],
      undefined,
      ['Q1', 'Q2', 'Q3', ''],
    ],
    ['four quarters', ['2024-25-Q1'], undefined, ['Q1', 'Q2', 'Q3', 'Q4']],
    ['those that are named', ['2024-25-Q1'], ['Q2', 'year'], ['Q2', '']],
    ['those that are not there yet', ['2024-25-Q1', '2025-26-Q1'], undefined, ['Q2', 'Q3', 'Q4']],
  ])('are %s', (...[, known, asked, parts]) => {
    const wanted = parts.map(part => (part === '' ? to : `${to}-${part}`));
    expect(periodsOf(known, asked).map(one => one.period)).toEqual(wanted);
  });

  test('are twelve months, where months are reported on', () => {
    const months = periodsOf(['2024-25-M01']).map(one => one.period);
    expect([months.length, months[0], months[11]]).toEqual([12, '2025-26-M01', '2025-26-M12']);
  });

  test.each([
    ['Q1', '2025-07-01', '2025-07-14'],
    ['Q3', '2026-01-01', '2026-01-14'],
    ['year', '2026-04-01', '2026-04-16'],
  ])('%s opens on the first working day after it and is due on the tenth', (part, opensOn, dueOn) => {
    const [period] = periodsOf(['2024-25-Q1'], [part]);
    expect(period).toMatchObject({ opensOn, dueOn, state: 'planned', snapshotHash: null });
  });
});

describe('a roll-over is refused', () => {
  const snapshot = snapshotOf({
    indicators: [measure(), measure({ ref: 'M2' }), measure({ ref: 'X' })],
    actions: [action(), action({ ref: 'X' }), action({ ref: 'A4', state: 'completed' })],
  });
  const decision = { decisionRef: 'CAB/1', on: '2025-03-11' };
  const by = { ref: 'N1', title: 'New' };

  test.each<[string, Raw, object]>([
    [
      'a target for what is not measured',
      { targets: [{ ref: 'A1', target: 1, agreedBy }] },
      { code: 'unknown-item', field: 'targets.0', facts: { item: 'A1' } },
    ],
    [
      'closing what is not there',
      { close: [{ ref: 'Z', ...decision }] },
      { code: 'unknown-item', field: 'close.0', facts: { item: 'Z' } },
    ],
    [
      'renaming what is not there',
      { refs: [{ from: 'Z', to: 'Y' }] },
      { code: 'unknown-item', field: 'refs.0' },
    ],
    [
      'replacing what is not there',
      { replace: [{ ref: 'Z', by, why: 'w', ...decision }] },
      { code: 'unknown-item', field: 'replace.0' },
    ],
    [
      'a reference that a measure and an action have',
      { close: [{ ref: 'X', ...decision }] },
      { code: 'doubled', facts: { text: 'X' } },
    ],
    [
      'closing what is completed',
      { close: [{ ref: 'A4', ...decision }] },
      { code: 'wrong-state', facts: { item: 'A4', state: 'completed' } },
    ],
    [
      'a new reference that is taken',
      { refs: [{ from: 'M1', to: 'M2' }] },
      { code: 'duplicate-key', facts: { key: 'made-up/indicator/M2' } },
    ],
  ])('%s', (_, raw, problem) => {
    expect(tryPlan(snapshot, raw)).toMatchObject({ ok: false, problems: [problem] });
  });

  test.each([
    ['2024-25', '2026-27'],
    ['2024-25-Q4', '2025-26-Q1'],
  ])('from %s to %s, which are no years that follow each other', (first, second) => {
    expect(planRollOver(snapshot, { ...askedOf(), from: first, to: second }, calendar)).toMatchObject({
      problems: [{ code: 'not-a-period', field: 'to', facts: { text: second } }],
    });
  });

  test.each<[string, Raw, object]>([
    [
      'a target that nobody agreed',
      { targets: [{ ref: 'M1', target: 1 }] },
      { code: 'missing', field: 'targets.0.agreedBy' },
    ],
    [
      'a closing without its decision',
      { close: [{ ref: 'A1', on: '2025-03-11' }] },
      { code: 'decision-needed', field: 'close.0.decisionRef' },
    ],
    [
      'two targets of one measure',
      {
        targets: [
          { ref: 'M1', target: 1, agreedBy },
          { ref: 'M1', target: 2, agreedBy },
        ],
      },
      { code: 'doubled', field: 'targets', facts: { text: 'M1' } },
    ],
    [
      'an item both closed and renamed',
      { close: [{ ref: 'A1', ...decision }], refs: [{ from: 'A1', to: 'B1' }] },
      { code: 'doubled', field: 'ref', facts: { text: 'A1' } },
    ],
    [
      'one new reference for two items',
      {
        refs: [
          { from: 'A1', to: 'B1' },
          { from: 'M1', to: 'B1' },
        ],
      },
      { code: 'doubled', field: 'to', facts: { text: 'B1' } },
    ],
    [
      'a range that ends below its beginning',
      { targets: [{ ref: 'M1', target: 9, targetHigh: 5, agreedBy }] },
      { code: 'out-of-range', field: 'targets.0.targetHigh' },
    ],
    [
      'a day that is none',
      { close: [{ ref: 'A1', decisionRef: 'CAB/1', on: '11/03/2025' }] },
      { code: 'missing', field: 'close.0.on' },
    ],
  ])('already when it is read: %s', (_, raw, problem) => {
    expect(parseRollOver(raw)).toMatchObject({ ok: false, problems: [problem] });
  });
});

describe('planned again', () => {
  const decided: Raw = {
    targets: [{ ref: 'M1', target: 110, agreedBy }],
    refs: [
      { from: 'M2', to: 'N2' },
      { from: 'A2', to: 'B2' },
    ],
    close: [
      { ref: 'A1', decisionRef: 'CAB/1', on: '2025-03-11' },
      { ref: 'M3', decisionRef: 'CAB/2', on: '2025-03-11' },
    ],
  };
  const snapshot = snapshotOf({
    indicators: [measure({ baseline: 18 }), measure({ ref: 'M2' }), measure({ ref: 'M3' })],
    actions: [action(), action({ ref: 'A2' }), action({ ref: 'A3' })],
    updates: [yearsFigure(22, { valueState: 'provisional' })],
  });
  const nothing = { indicators: [], actions: [], periods: [], changes: [] };

  test('it finds nothing left to do', () => {
    const after = applied(snapshot, plan(snapshot, decided));
    expect(plan(after, decided)).toMatchObject(nothing);
    expect(plan(after)).toMatchObject(nothing);
  });

  test('after it was cut short, it plans the rest', () => {
    const whole = plan(snapshot, decided);
    const half = applied(snapshot, { ...whole, changes: [], periods: [] });
    const rest = plan(half, decided);
    expect(rest).toMatchObject({
      indicators: [],
      actions: [],
      changes: whole.changes,
      periods: whole.periods,
    });
  });

  test('a provisional outturn that became final is taken over into the baseline, and nothing else', () => {
    const after = applied(snapshot, plan(snapshot, decided));
    const final = yearsFigure(24, { submissionId: 's2', submittedAt: '2025-06-01T09:00:00Z' });
    const { changes, warnings } = plan({ ...after, updates: [...after.updates, final] });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      before: { baseline: 22, target: 110 },
      after: { baseline: 24, target: 110 },
    });
    expect(warnings.filter(one => one.ref === 'M1')).toEqual([]);
  });
});

test('the example of the documentation is read as it stands', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/new-year.md'), 'utf8');
  const example = /```json\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
  const asked = parseRollOver(JSON.parse(example));
  expect(asked).toMatchObject({ ok: true, value: { targets: [{ ref: '2.9', target: 1900 }] } });
  expect(asked.ok && asked.value.periods).toHaveLength(4);
});

test.each([
  ['2025-26', '2024-25'],
  ['2000-01', '1999-00'],
])('the year before %s is %s', (year, before) => expect(yearBefore(year)).toBe(before));
