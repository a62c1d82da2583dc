import { describe, expect, test } from '@jest/globals';
import { blockCatalogue, cellsOf, runBlock, type TableModel } from '../../report/index.ts';
import type { Recommendation, Snapshot } from '../../register/index.ts';
import {
  claimed,
  minuted,
  opinion,
  proposed,
  recommendation,
  reopened,
  revision,
  superseded,
  verified,
} from '../register/madeRecommendation.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';

const november = '2024-25-M08';
const sample = northNorfolkSnapshot();

const tableOf = (block: string, snapshot: Snapshot = sample, period = november): TableModel => {
  const made = runBlock({ snapshot, block, period });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  if (made.value.kind !== 'table') throw new Error(made.value.kind);
  return made.value;
};

const made = (...said: Partial<Recommendation>[]): Snapshot =>
  northNorfolkSnapshot(
    said.map((one, index) =>
      recommendation({ ref: `R${index + 1}`, planKeys: ['north-norfolk/audit'], ...one }),
    ),
  );

const column = (model: TableModel, id: string): (string | undefined)[] => {
  const index = model.columns.findIndex(one => one.id === id);
  return model.rows.map(row => row.cells[index]?.text);
};

const blocks = [
  'audit-outstanding',
  'audit-flow',
  'audit-ageing',
  'audit-directorates',
  'audit-revised',
  'audit-awaiting',
  'audit-rate',
];

describe.each(blocks)('%s', block => {
  test('is offered in the catalogue', () =>
    expect(blockCatalogue.find(entry => entry.id === block)?.example).toEqual({}));

  test.each([
    ['of the sample', sample],
    ['where nothing is overdue', made({ originalDue: '2025-01-31' })],
  ])('has a row and no blank cell, %s', (_, snapshot) => {
    const model = tableOf(block, snapshot);
    expect(model.rows.length).toBeGreaterThan(0);
    for (const row of model.rows) expect(row.cells).toHaveLength(model.columns.length);
    expect(model.rows.flatMap(row => row.cells).filter(cell => cell.text.trim() === '')).toEqual([]);
    expect(cellsOf(model)).toHaveLength(model.rows.length + 1);
  });

  test('says when, and says the sentence to those who cannot see the table', () => {
    const model = tableOf(block);
    expect(model.asAt).toBe('November 2024, as at 30 November 2024.');
    expect(model.altText).toContain(model.sentence);
  });

  test('is refused where there is no recommendation', () =>
    expect(runBlock({ snapshot: made(), block, period: november })).toEqual({
      ok: false,
      problems: [{ code: 'missing', field: 'recommendation', facts: { period: november } }],
    }));

  test('says what is left out because it could not be read', () => {
    const held = (keys: string[]) => ({
      ...sample,
      problems: keys.map(itemKey => ({ itemKey }) as Snapshot['problems'][number]),
    });
    const key = (ref: string) => `north-norfolk/recommendation/${ref}`;
    expect(tableOf(block, held([key('IA-100')])).notes.at(-1)).toBe(
      '1 recommendation is left out because an entry in the register could not be read.',
    );
    expect(tableOf(block, held([key('IA-099'), key('IA-100')])).notes.at(-1)).toContain(
      '2 recommendations are',
    );
  });

  test('of a month that goes on is as at today', () => {
    const periods = sample.periods.map(one => ({ ...one, state: 'collecting' as const }));
    const model = tableOf(block, { ...sample, asAt: '2024-11-12T09:00:00Z', periods });
    expect(model.asAt).toBe('November 2024, as at 12 November 2024; figures may change.');
  });
});

describe('outstanding recommendations by month', () => {
  const model = tableOf('audit-outstanding');

  test('are the published series', () =>
    expect(column(model, 'overdue')).toEqual(['66', '60', '39', '39', '27', '29']));

  test('with the change since the month before, and none before the first', () =>
    expect(column(model, 'change')).toEqual(['–', '−6', '−21', '0', '−12', '+2']));

  test('with what awaits verification apart', () =>
    expect(column(model, 'awaiting')).toEqual(['4', '6', '2', '9', '4', '3']));

  test.each([
    [
      november,
      'On 30 November 2024, 29 recommendations were overdue, 3 of them awaiting verification: 2 more than in October 2024.',
    ],
    [
      '2024-25-M07',
      'On 31 October 2024, 27 recommendations were overdue, 4 of them awaiting verification: 12 fewer than in September 2024.',
    ],
    [
      '2024-25-M06',
      'On 30 September 2024, 39 recommendations were overdue, 9 of them awaiting verification: as many as in July 2024.',
    ],
    ['2023-24-M11', 'On 29 February 2024, 66 recommendations were overdue, 4 of them awaiting verification.'],
  ])('%s: %s', (period, sentence) =>
    expect(tableOf('audit-outstanding', sample, period).sentence).toBe(sentence),
  );

  test('one alone is said so; months before the first was agreed have no row', () => {
    const one = tableOf('audit-outstanding', made({ agreedOn: '2024-11-01' }));
    expect(one.sentence).toBe('On 30 November 2024, 1 recommendation was overdue.');
    expect(column(one, 'period')).toEqual(['November 2024']);
  });

  test('the year’s rate of implementation is by the date first agreed, and none where none was due', () => {
    const notes = (snapshot: Snapshot) => tableOf('audit-outstanding', snapshot).notes.join(' ');
    expect(notes(made({}, { acts: [claimed('2024-06-01'), verified('2024-07-01')] }))).toContain(
      'Of 2 recommendations first due since 1 April 2024, 1 (50%) are implemented and verified.',
    );
    expect(notes(made({ originalDue: '2023-06-30' }))).not.toContain('first due');
  });

  test('what belongs to two audit plans is counted once', () => {
    const twice = made({ planKeys: ['north-norfolk/audit', 'north-norfolk/external'] });
    const plans = [
      ...twice.plans,
      { ...twice.plans[1]!, key: 'north-norfolk/external', id: 'external', order: 9 },
    ];
    expect(column(tableOf('audit-outstanding', { ...twice, plans }), 'overdue').at(-1)).toBe('1');
  });
});

describe('the flow from October to November', () => {
  const model = tableOf('audit-flow');

  test('goes from 27 to 29 by its parts', () =>
    expect(model.rows.map(row => [row.id, row.role, row.cells[1]?.text])).toEqual([
      ['opening', 'total', '27'],
      ['newly-overdue', 'item', '+6'],
      ['reopened', 'item', '+1'],
      ['acceptance-expired', 'item', '+1'],
      ['closed', 'item', '−3'],
      ['re-dated', 'item', '−1'],
      ['risk-accepted', 'item', '−1'],
      ['superseded', 'item', '−1'],
      ['closing', 'total', '29'],
    ]));

  test('names as many recommendations as it counts', () => {
    for (const row of model.rows)
      expect(row.cells[2]?.text.split(', ')).toHaveLength(
        Math.abs(Number(row.cells[1]?.text.replace('−', '-'))),
      );
  });

  test('is said in one sentence', () =>
    expect(model.sentence).toBe(
      'Overdue recommendations rose from 27 to 29 between 31 October 2024 and 30 November 2024: 6 became overdue, 1 was reopened and 1 came back as its acceptance expired; 3 were closed, 1 was re-dated, the risk of 1 was accepted and 1 was superseded.',
    ));

  const two = (said: Partial<Recommendation>) => made(said, said);

  test.each<[string, Snapshot, string]>([
    [
      'nothing moved',
      made({}),
      'The number of overdue recommendations stayed at 1 between 31 October 2024 and 30 November 2024; nothing moved.',
    ],
    [
      'as many came as went',
      made({ acts: [superseded('2024-11-05')] }, { originalDue: '2024-11-04' }),
      'The number of overdue recommendations stayed at 1 between 31 October 2024 and 30 November 2024: 1 became overdue; 1 was superseded.',
    ],
    [
      'several were reopened',
      two({ acts: [claimed('2024-07-01'), verified('2024-07-02'), reopened('2024-11-03')] }),
      'Overdue recommendations rose from 0 to 2 between 31 October 2024 and 30 November 2024: 2 were reopened.',
    ],
    [
      'several acceptances expired',
      two({ acts: [proposed('2024-07-01', '2024-11-15'), opinion('2024-07-02'), minuted('2024-07-03')] }),
      'Overdue recommendations rose from 0 to 2 between 31 October 2024 and 30 November 2024: 2 came back as their acceptance expired.',
    ],
    [
      'one was closed, and several re-dated and superseded',
      made(
        { acts: [claimed('2024-07-01'), verified('2024-11-02')] },
        { revisions: [revision('2024-11-03', '2025-01-31')] },
        { revisions: [revision('2024-11-03', '2025-01-31')] },
        { acts: [superseded('2024-11-03')] },
        { acts: [superseded('2024-11-03')] },
      ),
      'Overdue recommendations fell from 5 to 0 between 31 October 2024 and 30 November 2024: 1 was closed, 2 were re-dated and 2 were superseded.',
    ],
  ])('%s', (_, snapshot, sentence) => expect(tableOf('audit-flow', snapshot).sentence).toBe(sentence));

  test('of the first month begins with the day before it', () =>
    expect(tableOf('audit-flow', sample, '2023-24-M11').rows[0]?.cells[0]?.text).toBe(
      'Overdue on 31 January 2024',
    ));
});

describe('the age of what is overdue', () => {
  const model = tableOf('audit-ageing');

  test('adds up to the number that is outstanding, and priorities to each row', () => {
    const sum = (values: (string | undefined)[]) => values.reduce((all, one) => all + Number(one), 0);
    const all = column(model, 'all');
    expect(all.at(-1)).toBe('29');
    expect(sum(all.slice(0, -1))).toBe(29);
    for (const row of model.rows)
      expect(sum(row.cells.slice(1, 4).map(cell => cell.text))).toBe(Number(row.cells[4]?.text));
  });

  test.each<[string, Snapshot, string]>([
    [
      'the sample',
      sample,
      '9 of 29 overdue recommendations have been so for 12 months or more, 1 of them of high priority.',
    ],
    [
      'one that is old',
      made({ originalDue: '2023-06-30' }),
      '1 of 1 overdue recommendation has been so for 12 months or more.',
    ],
    ['one that is young', made({}), 'None of 1 overdue recommendation has been so for 12 months or more.'],
    ['none', made({ originalDue: '2025-01-31' }), 'No recommendation is overdue.'],
  ])('%s', (_, snapshot, sentence) => expect(tableOf('audit-ageing', snapshot).sentence).toBe(sentence));
});

describe('revised dates', () => {
  test('are late against the first one, the latest at the top', () => {
    const model = tableOf('audit-revised');
    expect(model.sentence).toBe(
      '10 recommendations with a revised date are late against the date first agreed. 1 was revised more than once.',
    );
    expect(
      model.rows
        .find(row => row.id === 'IA-011')
        ?.cells.slice(3)
        .map(cell => cell.text),
    ).toEqual(['31 Mar 2023', '31 Mar 2025', 'twice', '20 months', 'no']);
    const months = column(model, 'late').map(text => parseInt(text ?? '', 10));
    expect(months).toEqual([...months].sort((a, b) => b - a));
  });

  test.each<[string, Partial<Recommendation>, string, string]>([
    [
      'a few days',
      { originalDue: '2024-11-20', revisions: [revision('2024-11-18', '2025-01-31')] },
      '10 days',
      'once',
    ],
    [
      'three times',
      { revisions: ['2024-08-31', '2024-09-30', '2024-10-31'].map(to => revision('2024-06-20', to)) },
      '5 months',
      '3 times',
    ],
  ])('%s', (_, said, late, times) => {
    const model = tableOf('audit-revised', made(said));
    expect([column(model, 'late'), column(model, 'revised')]).toEqual([[late], [times]]);
    expect(model.sentence).toContain('1 recommendation with a revised date is late');
  });

  test('several that were revised often', () => {
    const often = { revisions: [revision('2024-06-20', '2024-08-31'), revision('2024-08-20', '2024-12-31')] };
    expect(tableOf('audit-revised', made(often, often)).sentence).toContain('2 were revised more than once.');
  });

  test.each<[string, Partial<Recommendation>]>([
    [
      'moved, and the first date has not passed',
      { originalDue: '2024-12-31', revisions: [revision('2024-11-01', '2025-03-31')] },
    ],
    [
      'moved, and closed',
      {
        revisions: [revision('2024-06-01', '2024-09-30')],
        acts: [claimed('2024-07-01'), verified('2024-07-02')],
      },
    ],
    [
      'moved, and superseded',
      { revisions: [revision('2024-06-01', '2024-09-30')], acts: [superseded('2024-07-01')] },
    ],
    ['late, and never moved', {}],
  ])('not shown: %s', (_, said) => {
    const model = tableOf('audit-revised', made(said));
    expect(model.sentence).toBe(
      'No recommendation with a revised date is late against the date first agreed.',
    );
    expect(cellsOf(model)[1]?.[0]).toBe('none');
  });
});

describe('what awaits verification', () => {
  test('has its owner, its closer and its days', () => {
    const model = tableOf('audit-awaiting');
    expect(model.sentence).toBe(
      '4 recommendations await verification, 3 of them overdue; the longest wait is 12 days.',
    );
    expect(column(model, 'days')).toEqual(['12', '12', '12', '5']);
    expect(column(model, 'overdue')).toEqual(['yes', 'yes', 'yes', 'no']);
    expect(new Set(column(model, 'closer'))).toEqual(new Set(['Internal audit']));
  });

  test('in time and one day old', () =>
    expect(
      tableOf('audit-awaiting', made({ originalDue: '2025-01-31', acts: [claimed('2024-11-29')] })).sentence,
    ).toBe('1 recommendation awaits verification, none of them overdue; the longest wait is 1 day.'));

  test('nothing', () => {
    expect(tableOf('audit-awaiting', made({})).sentence).toBe('No recommendation awaits verification.');
  });

  test.each(['restricted', 'exempt'] as const)('what is %s shows its reference only', visibility => {
    const model = tableOf('audit-awaiting', made({ visibility, acts: [claimed('2024-11-20')] }));
    expect(cellsOf(model)[1]?.slice(0, 2)).toEqual(['R1', `Not shown: ${visibility}`]);
  });
});

describe('overdue recommendations by directorate', () => {
  const model = tableOf('audit-directorates');

  test('add up to those of all ages', () => {
    const [, ...figures] = model.rows.at(-1)?.cells.map(({ text }) => text) ?? [];
    expect(figures).toEqual(['8', '4', '8', '9', '29', '3']);
    const directorates = model.rows.slice(0, -1);
    for (const { id } of model.columns.slice(1))
      expect(
        column(model, id)
          .slice(0, -1)
          .reduce((sum, text) => sum + Number(text), 0),
      ).toBe(Number(column(model, id).at(-1)));
    expect(directorates.map(({ id }) => id)).toEqual(['Communities', 'Place', 'Resources']);
  });

  const late = { originalDue: '2024-03-31' };
  test.each<[string, Snapshot, string]>([
    [
      'one has the most',
      made(
        { ...late, directorate: 'Place' },
        { ...late, directorate: 'Place' },
        { ...late, directorate: 'Resources' },
      ),
      'The most overdue recommendations are those of Place: 2.',
    ],
    [
      'two have as many',
      made({ ...late, directorate: 'Place' }, { ...late, directorate: 'Resources' }),
      'The most overdue recommendations are those of Place and Resources: 1 each.',
    ],
    [
      'only one is named',
      made({ ...late, directorate: null }),
      '1 overdue recommendation, of no named directorate.',
    ],
    [
      'nothing is overdue',
      made({ originalDue: '2025-01-31' }),
      'No recommendation is overdue in any directorate.',
    ],
  ])('%s', (_, snapshot, sentence) =>
    expect(tableOf('audit-directorates', snapshot).sentence).toBe(sentence),
  );
});

describe('the rate of implementation by the date first agreed', () => {
  test('is by priority, and says the same as the note of what is outstanding', () => {
    const model = tableOf('audit-rate');
    expect(model.rows.map(({ id }) => id)).toEqual(['high', 'medium', 'low', 'overall']);
    expect(
      model.rows
        .at(-1)
        ?.cells.slice(1, 4)
        .map(({ text }) => text),
    ).toEqual(['19', '6', '32%']);
    expect(tableOf('audit-outstanding').notes).toContain(model.sentence);
  });

  test('has a dash for a priority of which none was due, and says where none was at all', () => {
    const done = { acts: [claimed('2024-06-01'), verified('2024-07-01')], riskPriority: 'high' as const };
    expect(column(tableOf('audit-rate', made(done)), 'rate')).toEqual(['100%', '–', '–', '100%']);
    expect(tableOf('audit-rate', made({ originalDue: '2023-06-30' })).sentence).toBe(
      'No recommendation was first due since 1 April 2024.',
    );
  });
});
