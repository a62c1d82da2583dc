import { describe, expect, test } from '@jest/globals';
import {
  blockCatalogue,
  cellsOf,
  runBlock,
  toText,
  type BlockModel,
  type TableModel,
} from '../../report/index.ts';
import type { Snapshot, Update } from '../../register/index.ts';
import expected from '../register/kingsLynn.expected.json' with { type: 'json' };
import { peerChallengeSnapshot } from '../register/madePeerChallenge.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const q1 = '2024-25-Q1';
const q2 = '2024-25-Q2';
const snapshot = sampleSnapshot();

type Asked = { period?: string; parameters?: Record<string, string>; of?: Snapshot };

const run = (block: string, { period = q1, parameters = {}, of = snapshot }: Asked = {}): BlockModel => {
  const made = runBlock({ snapshot: of, block, period, parameters });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};

const tableOf = (block: string, asked: Asked = {}): TableModel => {
  const model = run(block, asked);
  if (model.kind !== 'table') throw new Error(model.kind);
  return model;
};

const figure = (model: TableModel, row: string, column: string): string | undefined =>
  model.rows.find(one => one.id === row)?.cells[model.columns.findIndex(one => one.id === column)]?.text;

const refusal = (block: string, asked: Asked = {}) => {
  const made = runBlock({ snapshot, block, period: asked.period ?? q1, parameters: asked.parameters ?? {} });
  return made.ok ? null : { code: made.problems[0]?.code, field: made.problems[0]?.field };
};

const printedTables = [
  { block: 'action-status', printed: expected.actionStatusTable },
  { block: 'indicator-status', printed: expected.indicatorStatusTable },
];

describe.each(printedTables)("$block of King's Lynn's Q1 2024-25", ({ block, printed }) => {
  const model = tableOf(block);

  test.each(printed.map(row => ({ priority: row.priority, row })))(
    '$priority has the counts and percentages that were printed',
    ({ priority, row }) => {
      const { pct, ...counts } = row;
      for (const [band, count] of Object.entries(counts).filter(([name]) => name !== 'priority')) {
        expect(figure(model, priority, band)).toBe(String(count));
      }
      for (const [band, share] of Object.entries(pct))
        expect(figure(model, priority, `${band}%`)).toBe(`${share}%`);
    },
  );

  test('priorities are in the order of the report, the overall row last and emphasised', () => {
    expect(model.rows.map(row => row.id)).toEqual(printed.map(row => row.priority));
    expect(model.rows.map(row => row.role)).toEqual(['item', 'item', 'item', 'item', 'total']);
  });

  test('each row adds up to its total, and the priorities to the overall row', () => {
    const counts = model.columns.filter(
      column => !['priority', 'total'].includes(column.id) && !column.id.endsWith('%'),
    );
    for (const row of model.rows) {
      const sum = counts.reduce((all, column) => all + Number(figure(model, row.id, column.id)), 0);
      expect(figure(model, row.id, 'total')).toBe(String(sum));
    }
    const priorities = model.rows.filter(row => row.role === 'item');
    for (const column of [...counts.map(one => one.id), 'total']) {
      const sum = priorities.reduce((all, row) => all + Number(figure(model, row.id, column)), 0);
      expect(figure(model, 'overall', column)).toBe(String(sum));
    }
  });

  test('every rated column has letter and word as well as colour, and no cell is blank', () => {
    expect(
      model.columns.filter(column => column.mark).every(column => column.mark!.letter && column.mark!.word),
    ).toBe(true);
    expect(
      cellsOf(model)
        .flat()
        .every(text => text.trim() !== ''),
    ).toBe(true);
  });
});

describe('what a person would say first', () => {
  test('of actions', () => {
    expect(tableOf('action-status').sentence).toBe(
      '37 of 46 actions are on track, 9 have minor issues or delays, none has major issues to resolve; 8 are completed.',
    );
  });

  test('of indicators', () => {
    expect(tableOf('indicator-status').sentence).toBe(
      '37 of 48 indicators met their target, 3 missed it by less than 5%, 8 missed it by 5% or more; 13 are monitor only and 3 are in progress with no data yet.',
    );
  });

  test('of a quarter that nobody has answered', () => {
    expect(tableOf('action-status', { period: q2 }).sentence).toBe(
      '0 of 46 reported. No action is rated yet; 8 are completed.',
    );
    expect(figure(tableOf('action-status', { period: q2 }), 'overall', 'NotReported')).toBe('46');
    expect(figure(tableOf('action-status', { period: q2 }), 'overall', 'G%')).toBe('–');
  });

  test('of a quarter with one answer', () => {
    const action = snapshot.actions.find(one => one.state === 'open' && !one.partnership)!;
    const answer: Update = {
      ...snapshot.updates[0]!,
      key: `${action.key}/${q2}/s1`,
      itemKey: action.key,
      period: q2,
      submissionId: 's1',
      band: 'A',
      publishedBand: null,
      submittedBy: 'someone',
      submittedAt: '2024-10-02T09:00:00Z',
      state: 'submitted',
    };
    const of = { ...snapshot, updates: [...snapshot.updates, answer] };
    expect(tableOf('action-status', { period: q2, of }).sentence).toBe(
      '1 of 46 reported. The one action that is rated has minor issues or delays; 8 are completed. 0 of 1 approved so far.',
    );
  });

  test('and that a closed quarter is not the one that is open', () => {
    expect(tableOf('action-status').asAt).toBe('Q1 2024-25, as at 30 June 2024.');
    expect(tableOf('action-status', { period: q2 }).asAt).toContain('figures may change');
  });

  test('an item whose row could not be read is said to be left out', () => {
    expect(tableOf('action-status').notes).toContain(
      '1 action is left out because an entry in the register could not be read.',
    );
    expect(tableOf('indicator-status').notes).toHaveLength(1);
  });
});

describe('actions with one rating', () => {
  test('the nine amber ones are those that were named, by priority', () => {
    const model = run('actions-by-band', { parameters: { b: 'A' } });
    if (model.kind !== 'list') throw new Error(model.kind);
    expect(model.sentence).toBe('The following 9 actions are amber (minor issues or delays):');
    expect(model.groups.flatMap(group => group.items)).toEqual(expected.amberActions);
    expect(model.groups.map(group => group.items.length)).toEqual([4, 2, 2, 1]);
  });

  test.each(['R', 'A', 'G', 'B', 'Completed', 'Info'])(
    'the list of %s has as many entries as the table says',
    band => {
      const model = run('actions-by-band', { parameters: { b: band } });
      const count = figure(tableOf('action-status'), 'overall', band);
      expect(model.kind === 'list' && model.groups.flatMap(group => group.items)).toHaveLength(Number(count));
    },
  );

  test('none is said, not left blank', () => {
    const model = run('actions-by-band', { parameters: { b: 'R' } });
    expect(model.kind === 'list' && model.sentence).toBe('No action is red.');
  });
});

describe('one figure', () => {
  test.each([
    [{}, '66'],
    [{ b: 'G' }, '37'],
    [{ b: 'Rated' }, '46'],
    [{ b: 'A', p: 'growth' }, '4'],
    [{ b: 'G', f: 'actions-percent' }, '80%'],
    [{ f: 'indicators' }, '64'],
    [{ b: 'R', p: 'services', f: 'indicators' }, '3'],
    [{ b: 'G', f: 'indicators-percent' }, '77%'],
    [{ r: '1.1' }, '92%'],
    [{ r: '1.1', f: 'target' }, '70%'],
    [{ f: 'period' }, 'Q1 2024-25'],
    [{ f: 'as-at' }, '30 June 2024'],
  ])('%j is %s', (parameters: Record<string, string>, text) => {
    expect(toText(run('value', { parameters }))).toBe(text);
  });

  test('a value that nobody has given is said so', () => {
    expect(run('value', { period: q2, parameters: { r: '1.1' } })).toMatchObject({
      text: 'not reported',
      value: null,
    });
    const late = snapshot.updates.find(one => one.period === q1 && one.valueState === 'not-yet-available')!;
    const ref = snapshot.indicators.find(one => one.key === late.itemKey)!.ref;
    expect(run('value', { parameters: { r: ref } })).toMatchObject({
      text: 'not yet available',
      value: null,
    });
  });
});

describe('a block that cannot be made says why', () => {
  test.each([
    { block: 'pie-chart', asked: {}, code: 'unknown-block', field: 'block' },
    { block: 'action-status', asked: { period: '2030-31-Q1' }, code: 'unknown-period', field: 'period' },
    { block: 'action-status', asked: { parameters: { p: 'growth' } }, code: 'unknown-parameter', field: 'p' },
    { block: 'actions-by-band', asked: {}, code: 'missing', field: 'b' },
    { block: 'actions-by-band', asked: { parameters: { b: 'Z' } }, code: 'band-not-in-scheme', field: 'b' },
    {
      block: 'actions-by-band',
      asked: { parameters: { b: 'A', p: 'nowhere' } },
      code: 'unknown-plan',
      field: 'p',
    },
    { block: 'value', asked: { parameters: { p: 'nowhere' } }, code: 'unknown-plan', field: 'p' },
    { block: 'value', asked: { parameters: { b: 'Z' } }, code: 'band-not-in-scheme', field: 'b' },
    {
      block: 'value',
      asked: { parameters: { b: 'Completed', f: 'actions-percent' } },
      code: 'band-not-in-scheme',
      field: 'b',
    },
    { block: 'value', asked: { parameters: { f: 'colour' } }, code: 'not-a-choice', field: 'f' },
    { block: 'value', asked: { parameters: { f: 'value' } }, code: 'missing', field: 'r' },
    { block: 'value', asked: { parameters: { r: '9.99' } }, code: 'unknown-item', field: 'r' },
    { block: 'value', asked: { parameters: { r: '1.1', b: 'G' } }, code: 'unknown-parameter', field: 'b' },
  ] satisfies { block: string; asked: Asked; code: string; field: string }[])(
    '$block with $asked: $code',
    ({ block, asked, code, field }) => {
      expect(refusal(block, asked)).toEqual({ code, field });
    },
  );

  test('every example of the catalogue can be made of a sample', () => {
    expect(blockCatalogue.map(entry => entry.id)).toEqual([
      'action-status',
      'indicator-status',
      'actions-by-band',
      'value',
      'audit-outstanding',
      'audit-flow',
      'audit-ageing',
      'audit-directorates',
      'audit-revised',
      'audit-awaiting',
      'audit-rate',
      'policies-overdue',
      'peer-challenge-progress',
      'changes',
      'returns',
    ]);
    const samples = [
      { snapshot, period: q1 },
      { snapshot: northNorfolkSnapshot(), period: '2024-25-M08' },
      { snapshot: peerChallengeSnapshot(), period: q1 },
    ];
    const made = (block: string, parameters: Record<string, string>) =>
      samples.some(sample => runBlock({ ...sample, block, parameters }).ok);
    expect(blockCatalogue.filter(({ id, example }) => !made(id, example))).toEqual([]);
    expect(JSON.parse(JSON.stringify(blockCatalogue))).toEqual(blockCatalogue);
  });
});
