import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { Calendar, ItemKind, Snapshot } from '../../register/index.ts';
import { csvText, openExport, plainText, wholeExport, type ExportedTable } from '../../report/index.ts';
import { writeXlsx } from '../../store/spreadsheet/writeXlsx.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const period = '2024-25-Q1';
const calendar: Calendar = { holidays: [] };
const asked = (kind: ItemKind | null = null) => ({ period, calendar, kind });

const whole = (snapshot: Snapshot, kind: ItemKind | null = null): ExportedTable => {
  const made = wholeExport(snapshot, asked(kind));
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};
const open = (snapshot: Snapshot) => {
  const made = openExport(snapshot, asked());
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};
/** The rows as objects, by column. */
const rowsOf = ({ columns, rows }: ExportedTable) =>
  rows.map(cells =>
    Object.fromEntries(columns.map(({ id }, index) => [id, plainText(cells[index] ?? null)])),
  );
const rowOf = (table: ExportedTable, ref: string) => rowsOf(table).find(row => row['ref'] === ref);

describe('a .csv runs nothing in a spreadsheet', () => {
  test.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '"=1+1',
    "'=1+1",
    '＝1+1',
    '-cmd|calc',
    '=HYPERLINK("https://example.org")',
  ])('%j is held back by an apostrophe', said => {
    const [[field]] = parse(csvText([[said]]), { relax_quotes: false }) as [[string]];
    expect(field).toBe(`'${said}`);
  });

  test.each(['-20', '−20', '+3', '-1,050.5', '20%', '-.5', '1,050,950', 'Growth', '– none', '5 - 6'])(
    '%j stays as it is',
    said => {
      const [[field]] = parse(csvText([[said]])) as [[string]];
      expect(field).toBe(said);
    },
  );

  test('whatever stands in it comes back, or comes back behind an apostrophe', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 4 }), said => {
        const [fields] = parse(csvText([said]), { relax_column_count: true }) as [string[]];
        expect(fields.map((field, index) => (field === said[index] ? field : field.slice(1)))).toEqual(said);
        for (const field of fields)
          expect(/^[=+@\t\r]/.test(field) && !/^\+[\d.,]+%?\s*$/.test(field)).toBe(false);
      }),
    ));
});

describe('everything of a period', () => {
  const snapshot = sampleSnapshot();

  test('is a row for each item that is reported on', () => {
    const rows = rowsOf(whole(snapshot));
    expect(rows.filter(row => row['kind'] === 'action')).toHaveLength(snapshot.actions.length - 1);
    expect(rows.filter(row => row['kind'] === 'indicator')).toHaveLength(snapshot.indicators.length);
    expect(new Set(rows.map(row => `${row['kind']} ${row['ref']}`)).size).toBe(rows.length);
  });

  test('has the rating, the value, the target, the owner and the reason', () => {
    expect(rowOf(whole(snapshot, 'indicator'), '2.9')).toMatchObject({
      period: 'Q1 2024-25',
      rating: 'R (target missed by 5% or more)',
      published: 'R (target missed by 5% or more)',
      computed: 'R (target missed by 5% or more)',
      value: '418',
      unit: 'tonnes',
      period_target: '450',
      target: '1800',
      polarity: 'higher',
      previous_value: '1667',
      why: expect.stringContaining('450'),
    });
    expect(rowOf(whole(snapshot, 'indicator'), '3.4')).toMatchObject({ value: '-20' });
  });

  test('has dates and words of actions', () => {
    expect(rowOf(whole(snapshot, 'action'), 'A02')).toMatchObject({
      due: '2025-03-31',
      original_due: '2025-03-31',
      post: 'Car Parks Manager',
      value: '',
      target: '',
    });
    expect(rowOf(whole(snapshot, 'action'), 'A08')).toMatchObject({ due: 'Ongoing' });
  });

  test('an item of several plans stands once, with all of them', () => {
    const [first, second] = snapshot.plans.filter(plan => plan.kind === 'priority');
    const indicators = snapshot.indicators.map(one =>
      one.ref === '2.9' ? { ...one, planKeys: [first!.key, second!.key] } : one,
    );
    const rows = rowsOf(whole({ ...snapshot, indicators })).filter(row => row['ref'] === '2.9');
    expect(rows.map(row => row['plan'])).toEqual([`${first!.title}; ${second!.title}`]);
  });

  test('is refused for a period that the register does not have', () => {
    expect(wholeExport(snapshot, { ...asked(), period: '2031-32-Q1' })).toMatchObject({ ok: false });
    expect(openExport(snapshot, { ...asked(), period: '2031-32-Q1' })).toMatchObject({ ok: false });
  });
});

describe('words that were edited for publication', () => {
  const sample = sampleSnapshot();
  const edited = { commentary: 'As it is published.', by: 'performance officer', at: '2024-07-20T09:00:00Z' };
  const snapshot: Snapshot = {
    ...sample,
    actions: sample.actions.map(one => ({ ...one, visibility: 'open' as const })),
    updates: sample.updates.map(one => ({ ...one, visibility: 'open' as const, edited })),
  };

  test('are what everybody may have; whoever looks after the register has the officer’s own', () => {
    expect(rowOf(open(snapshot), 'A02')).toMatchObject({ commentary: 'As it is published.' });
    expect(rowOf(whole(snapshot), 'A02')?.['commentary']).not.toBe('As it is published.');
  });
});

describe('what is rated by its dates', () => {
  const snapshot = sampleSnapshot();
  const promised = {
    council: 'kings-lynn',
    ref: 'R1',
    title: 'Reconcile monthly',
    planKeys: [snapshot.plans[1]!.key],
    post: 'Payroll Manager',
    approverPost: null,
    directorate: null,
    formerOwners: [],
    visibility: 'open' as const,
    formerKey: null,
  };
  const recommendation = {
    ...promised,
    key: 'kings-lynn/recommendation/R1',
    kind: 'recommendation' as const,
    scheme: 'audit-recommendations',
    originalDue: '2024-03-31',
    due: '2024-03-31',
    dueText: null,
    revisions: [],
    source: 'internal-audit' as const,
    report: 'Payroll',
    assurance: null,
    closer: 'internal-audit' as const,
    riskPriority: 'high' as const,
    agreedOn: '2024-01-01',
    acts: [],
  };
  const document = {
    ...promised,
    key: 'kings-lynn/document/D1',
    ref: 'D1',
    kind: 'document' as const,
    scheme: 'policies',
    reviewDue: '2024-05-31',
    reviewInterval: null,
    approvalRoute: 'officer' as const,
    acts: [],
  };
  const complaint = {
    ...promised,
    key: 'kings-lynn/complaint/C1',
    ref: 'C1',
    kind: 'complaint' as const,
    scheme: 'complaints',
    receivedOn: '2024-06-01',
    acts: [],
  };
  const full: Snapshot = {
    ...snapshot,
    recommendations: [
      recommendation,
      { ...recommendation, key: 'kings-lynn/recommendation/R2', ref: 'R2', agreedOn: '2025-01-01' },
      { ...recommendation, key: 'kings-lynn/recommendation/R3', ref: 'R3', scheme: 'nobodys' },
    ],
    documents: [document],
    complaints: [
      complaint,
      { ...complaint, key: 'kings-lynn/complaint/C2', ref: 'C2', receivedOn: '2024-09-01' },
    ],
  };

  test('stands as at the period’s end; what began later does not', () => {
    expect(rowsOf(whole(full, 'recommendation'))).toMatchObject([
      {
        ref: 'R1',
        due: '2024-03-31',
        rating: expect.stringContaining('overdue'),
        why: expect.stringContaining('31 March 2024'),
      },
    ]);
    expect(rowsOf(whole(full, 'document'))).toMatchObject([{ ref: 'D1', due: '2024-05-31' }]);
    expect(rowsOf(whole(full, 'complaint'))).toMatchObject([{ ref: 'C1', due: '' }]);
    expect(
      rowsOf(open({ ...full, actions: [], indicators: [] })).map(row => [row['ref'], row['due']]),
    ).toEqual([
      ['R1', '2024-03-31'],
      ['D1', '2024-05-31'],
      ['C1', ''],
    ]);
  });
});

describe('open data', () => {
  const snapshot = sampleSnapshot();
  const indicators = snapshot.indicators.map(one => ({
    ...one,
    visibility: one.ref === '1.1' ? ('restricted' as const) : ('open' as const),
  }));
  const updates = snapshot.updates.map(one => ({
    ...one,
    visibility: one.itemKey.endsWith('/1.2') ? ('internal' as const) : ('open' as const),
  }));
  const table = open({ ...snapshot, indicators, updates, actions: [] });

  test('holds only what is open, item and update, and says how much is not', () => {
    const refs = rowsOf(table).map(row => row['ref']);
    expect(refs).not.toContain('1.1');
    expect(refs).not.toContain('1.2');
    expect(refs).toContain('1.3');
    expect(table.leftOut).toBe(2);
    expect(table.rows).toHaveLength(indicators.length - 2);
  });

  test('is tidy: ids, ISO dates, figures in their unit, and no posts', () => {
    expect(rowOf(table, '2.9')).toMatchObject({
      council: 'kings-lynn',
      period: '2024-25-Q1',
      period_end: '2024-06-30',
      kind: 'indicator',
      rating: 'R',
      value: '418',
      unit: 'tonnes',
      period_target: '450',
      annual_target: '1800',
      revised: 'no',
      as_at: '2024-06-30',
    });
    const posts = new Set(indicators.map(({ post }) => post));
    for (const row of rowsOf(table))
      for (const [column, said] of Object.entries(row))
        if (column !== 'title') expect(posts.has(said)).toBe(false);
  });

  test('of a register that nobody has opened is nothing', () => {
    const closed = open({
      ...snapshot,
      actions: snapshot.actions.map(one => ({ ...one, visibility: 'internal' as const })),
      indicators: [],
    });
    expect(closed.rows).toEqual([]);
    expect(closed.leftOut).toBeGreaterThan(0);
  });
});

test('a workbook has real numbers and dates, and a heading that stays in sight', async () => {
  const bytes = await writeXlsx('Q1 2024-25', {
    columns: [
      { title: 'Value', width: 10 },
      { title: 'Due', width: 10 },
    ],
    rows: [
      [
        { kind: 'figure', value: 92, unit: 'percent' },
        { kind: 'day', day: '2025-03-31' },
      ],
      [{ kind: 'figure', value: 4.6, unit: 'percent' }, null],
      [
        { kind: 'figure', value: 559576, unit: 'gbp' },
        { kind: 'text', text: '=1+1' },
      ],
      [{ kind: 'figure', value: 12.5, unit: 'gbp' }, null],
      [{ kind: 'figure', value: 1050950, unit: 'number' }, null],
      [{ kind: 'figure', value: 1.5, unit: 'fte' }, null],
    ],
  });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  const sheet = book.getWorksheet('Q1 2024-25');
  const cells = [2, 3, 4, 5, 6, 7]
    .map(row => sheet?.getCell(row, 1))
    .map(cell => [cell?.value, cell?.numFmt]);
  expect(cells).toEqual([
    [0.92, '0%'],
    [0.046, '0.00%'],
    [559576, '"£"#,##0'],
    [12.5, '"£"#,##0.00'],
    [1050950, '#,##0'],
    [1.5, '#,##0.00'],
  ]);
  expect(sheet?.getCell('B2').value).toEqual(new Date('2025-03-31T00:00:00Z'));
  expect(sheet?.getCell('B4').value).toBe('=1+1');
  expect(sheet?.getCell('B4').type).toBe(ExcelJS.ValueType.String);
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet?.getCell('A1').font.bold).toBe(true);
});
