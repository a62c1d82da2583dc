import { describe, expect, test } from '@jest/globals';
import type { Snapshot } from '../../register/index.ts';
import { computeFrom } from '../../report/index.ts';
import { cannockSnapshot } from '../register/cannockSnapshot.ts';
import expected from '../register/cannock.expected.json' with { type: 'json' };

const q1 = '2019-20-Q1';
const q2 = '2019-20-Q2';
const snapshot = cannockSnapshot();

/** The register when the return for Q2 has opened and nothing has been said yet. */
const inQ2: Snapshot = {
  ...snapshot,
  periods: [...snapshot.periods, { ...snapshot.periods[1]!, key: `cannock-chase/${q2}`, period: q2 }],
};

describe('the status of Cannock Chase’s delivery plans, Q1 2019/20', () => {
  const tag = `qb1|action-status|${q1}`;
  const model = computeFrom(snapshot, q1)([tag]).get(tag);
  const table = model?.ok && model.value.kind === 'table' ? model.value : null;

  test('prints each count and percentage in its place, and the share at the end', () => {
    const columns = table?.columns.map(column => column.id) ?? [];
    for (const { plan, counts, percentages } of expected.actionStatusTable) {
      const row = table?.rows.find(one => one.id === plan);
      const cell = (column: string) => row?.cells[columns.indexOf(column)]?.text;
      for (const [band, count] of Object.entries(counts)) expect(cell(band)).toBe(String(count));
      for (const [band, share] of Object.entries(percentages)) expect(cell(`${band}%`)).toBe(`${share}%`);
    }
    expect(table?.rows.at(-1)?.cells.at(-1)?.text).toBe('77.5%');
    expect(table?.rows.at(-1)?.cells[columns.indexOf('total')]?.text).toBe('40');
    expect(columns).not.toContain('NotDue');
    expect(columns).not.toContain('NotReported');
  });

  test('says in a sentence what a member would ask first', () => {
    expect(table?.title).toBe('Status of milestones by delivery plan, Q1 2019-20');
    expect(table?.sentence).toBe(
      '20 of 40 milestones are completed; 11 are in progress, slightly behind, to be done next quarter; ' +
        '8 are more than 3 months behind; 1 cannot be delivered, option to close; 52 are not due yet. ' +
        '77.5% are achieved or in progress.',
    );
    expect(table?.notes).toEqual([
      'Percentages are of rated milestones only.',
      'Milestones that are not due yet are not in the table.',
    ]);
  });

  test.each([
    ['f=actions-percent;b=achieved-or-in-progress', '77.5%'],
    ['f=actions-percent;b=Completed;p=PP', '71.4%'],
    ['b=NotDue', '52'],
    ['f=indicators-percent;b=Monitor', 'band-not-in-scheme'],
  ])('a figure in a sentence, %s', (parameters, said) => {
    const one = `qb1|value|${q1}|${parameters}`;
    const figure = computeFrom(snapshot, q1)([one]).get(one);
    const text = figure?.ok ? figure.value.kind === 'number' && figure.value.text : figure?.problems[0]?.code;
    expect(text).toBe(said);
  });
});

test('where nothing is rated a share is a dash in the table and in a sentence', () => {
  const bare: Snapshot = {
    ...inQ2,
    updates: [],
    actions: inQ2.actions.filter(one => one.state === 'open'),
  };
  const [table, figure] = [`qb1|action-status|${q2}`, `qb1|value|${q2}|f=actions-percent;b=Completed`];
  const made = computeFrom(bare, q2)([table, figure]);
  const model = made.get(table);
  const cells = model?.ok && model.value.kind === 'table' ? model.value.rows.at(-1)?.cells : [];
  expect(cells?.at(-1)?.text).toBe('–');
  expect(made.get(figure)).toEqual({
    ok: true,
    value: { kind: 'number', block: 'value', text: '–', value: null },
  });
  const note = model?.ok && model.value.kind === 'table' ? model.value.notes[0] : '';
  expect(note).toBe(
    'Percentages are of rated milestones only. A dash means that none is rated. They leave out: not reported.',
  );
});

test.each([
  ['Close', 'The following 1 milestone cannot be delivered, option to close:', 1],
  ['Behind', 'The following 8 milestones are more than 3 months behind:', 8],
  ['NotReported', 'No milestone is not reported.', 0],
])('the milestones of one rating are listed, as many as the table counts: %s', (band, sentence, count) => {
  const tag = `qb1|actions-by-band|${q1}|b=${band}`;
  const made = computeFrom(snapshot, q1)([tag]).get(tag);
  const list = made?.ok && made.value.kind === 'list' ? made.value : null;
  expect(list?.sentence).toBe(sentence);
  expect(list?.groups.flatMap(group => group.items)).toHaveLength(count);
});

test('measures of a scheme that rates nothing are counted, and no percentage is spoken of', () => {
  const tag = `qb1|indicator-status|${q1}`;
  const made = computeFrom(snapshot, q1)([tag]).get(tag);
  const table = made?.ok && made.value.kind === 'table' ? made.value : null;
  expect(table?.sentence).toBe(
    'No indicator is rated; 30 are monitor only and 11 are in progress with no data yet.',
  );
  expect(table?.columns.map(column => column.id)).toEqual(['priority', 'Monitor', 'InProgress', 'total']);
  expect(table?.notes).toEqual([]);
});
