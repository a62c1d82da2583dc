import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openCouncil } from './council.ts';
import { actionsCsv, indicatorWorkbook, milestoneWorkbook } from './importedCouncil.ts';

// A loaded machine takes its time over a whole council.
jest.setTimeout(120_000);

type Council = Awaited<ReturnType<typeof openCouncil>>;
type Row = { priority: string; counts: Record<string, number>; total: number };
type Imported = {
  mapping: { sheet: string; headerRow: number; columns: Record<string, string> };
  created: Record<string, number>;
  alreadyThere: Record<string, number>;
  warnings: { code: string; about: string[]; says: string }[];
  problems: { code: string; facts: Record<string, string>; says: string }[];
  leftOut: { sheet: string; row: number; ref: string }[];
  differing: { key: string; field: string }[];
};

let council: Council;
const indicators = [
  '--council',
  'west-norfolk',
  '--scheme',
  'kings-lynn-indicators',
  '--period',
  '2024/25 Q1',
];
const actions = ['--council', 'west-norfolk', '--scheme', 'kings-lynn-projects', '--period', '2024-25-Q1'];
const put = (name: string, content: string | Uint8Array) =>
  writeFileSync(join(council.folder, name), content);
const ask = async <T>(args: string[]): Promise<{ code: number | null; err: string; json: T }> => {
  const { code, out, err } = await council.type([...args, '--json']);
  return { code, err, json: JSON.parse(out) as T };
};
const lastRow = async (block: string): Promise<Row | undefined> => {
  const args = ['summary', '--council', 'west-norfolk', '--period', '2024-25-Q1', '--block', block];
  return (await ask<Row[]>(args)).json.at(-1);
};

beforeAll(async () => {
  council = await openCouncil();
  expect((await council.type(['provision'])).code).toBe(0);
  put('indicators.xlsx', await indicatorWorkbook());
  put('actions.csv', actionsCsv());
});

afterAll(() => council.close());

describe('last quarter’s spreadsheet', () => {
  test('a dry run shows what the columns were taken for, and writes nothing', async () => {
    const { code, json } = await ask<Imported>(['import', 'indicators.xlsx', ...indicators, '--dry-run']);
    expect(json.mapping).toMatchObject({
      sheet: 'Indicators',
      headerRow: 3,
      columns: { Ref: 'ref', Indicator: 'title', '2023/24': 'value 2023-24', 'Q1 2024/25': 'value' },
    });
    expect(json.created).toEqual({ Plans: 5, Periods: 2, Indicators: 64, Updates: 122 });
    expect(code).toBe(0);
    const { out } = await council.type(['import', 'indicators.xlsx', ...indicators, '--dry-run']);
    expect(out).toContain('Lead officer    the post that owns it');
    expect(out).toContain('Indicators: 64 would be new, 0 there already.');
    expect(out).toContain('taken for not yet available: 1.8, 2.5, 4.14.');
  });

  test('is in the register, of a council that it did not hold, as it was printed', async () => {
    const { code, json } = await ask<Imported>(['import', 'indicators.xlsx', ...indicators]);
    expect(json.created).toEqual({ Plans: 5, Periods: 2, Indicators: 64, Updates: 122 });
    expect(code).toBe(0);
    expect(await lastRow('indicator-status')).toMatchObject({
      counts: { R: 8, A: 3, G: 37, Monitor: 13, InProgress: 3, NotReported: 0 },
      total: 64,
    });
  });

  test('the same file again changes nothing', async () => {
    const { code, json } = await ask<Imported>(['import', 'indicators.xlsx', ...indicators]);
    expect(json.created).toEqual({ Plans: 0, Periods: 0, Indicators: 0, Updates: 0 });
    expect(json.differing).toEqual([]);
    expect(code).toBe(0);
  });

  test('a figure that is another one now is said, and the old one stays', async () => {
    const change = indicatorWorkbook({ change: row => (row.ref === '2.9' ? { ...row, q1: 480 } : row) });
    put('corrected.xlsx', await change);
    const { code, json } = await ask<Imported>(['import', 'corrected.xlsx', ...indicators]);
    expect(json.created).toMatchObject({ Updates: 0 });
    expect(json.differing).toMatchObject([
      {
        key: 'west-norfolk/indicator/2.9/2024-25-Q1/published',
        field: 'value',
        inSheet: '480',
        inRegister: '418',
      },
    ]);
    expect(code).toBe(1);
    expect(await lastRow('indicator-status')).toMatchObject({ counts: { R: 8 } });
  });

  test('a .csv of actions joins it, under the same priorities', async () => {
    const { code, json } = await ask<Imported>(['import', 'actions.csv', ...actions]);
    expect(json.created).toMatchObject({ Plans: 0, Items: 66 });
    expect(code).toBe(0);
    expect(await lastRow('action-status')).toMatchObject({
      counts: { R: 0, A: 9, G: 37, B: 0, Completed: 8, Info: 12, NotReported: 0 },
      total: 66,
    });
  });

  test('goes out again as a .csv, and nothing of it as open data until it is marked as open', async () => {
    const args = ['export', '--council', 'west-norfolk', '--period', '2024-25-Q1', '--out', 'out.csv'];
    expect((await ask(['export', ...args.slice(1), '--format', 'csv'])).json).toMatchObject({ rows: 130 });
    const lines = readFileSync(join(council.folder, 'out.csv'), 'utf8').split('\r\n');
    const [headings = '', ...others] = lines;
    expect(headings).toContain('Ref,Title,Plan or priority,Owner then');
    expect(others.find(line => line.includes(',2.9,'))).toContain('R (target missed by 5% or more)');
    const { out } = await council.type([...args, '--format', 'open-data']);
    expect(out).toContain('0 items');
    expect(out).toContain('130 were left out, since they are not marked as open.');
  });

  test('the last import can be undone, and only that', async () => {
    expect((await council.type(['undo', '--council', 'west-norfolk'])).code).toBe(0);
    const { code } = await council.type([
      ...['summary', '--council', 'west-norfolk', '--period', '2024-25-Q1', '--block', 'action-status'],
    ]);
    expect(code).toBe(1);
    expect(await lastRow('indicator-status')).toMatchObject({ total: 64 });
  });
});

describe('a spreadsheet that is not quite right', () => {
  const elsewhere = ['--council', 'elsewhere', '--scheme', 'kings-lynn-indicators', '--period', '2024-25-Q1'];
  const rows = (...lines: string[]) => ['Ref,Indicator,Target,Actual,Good is', ...lines].join('\n');

  test('every cell that cannot be read is said with its place, and nothing is imported', async () => {
    put(
      'odd.csv',
      rows('1,Calls answered,80%,lots,High', '2,Bins missed,"12,34",3,Low', '3,Homes,10,12,High'),
    );
    const { code, json, err } = await ask<Imported>(['import', 'odd.csv', ...elsewhere]);
    expect(json.problems.map(({ facts }) => [facts['sheet'], facts['cell'], facts['text']])).toEqual([
      ['odd', 'D2', 'lots'],
      ['odd', 'C3', '12,34'],
    ]);
    expect(json.created).toEqual({});
    expect(err).toContain('odd, cell D2: we could not read “lots” as a percentage.');
    expect(code).toBe(1);
  });

  test('the other rows are imported where that is asked for', async () => {
    const args = ['import', 'odd.csv', ...elsewhere, '--leave-out-unread'];
    const { code, json } = await ask<Imported>(args);
    expect(json.leftOut.map(({ row, ref }) => [row, ref])).toEqual([
      [2, '1'],
      [3, '2'],
    ]);
    expect(json.created).toMatchObject({ Indicators: 1 });
    expect(code).toBe(0);
  });

  test('headings that say nothing are put right by a mapping, which can be saved', async () => {
    put('strange.csv', 'A1,Was wir messen,Ziel,Wert\n7,Calls answered,80%,81%\n8,Post opened,90%,70%');
    const { code, err } = await ask<Imported>(['import', 'strange.csv', ...elsewhere]);
    expect(err).toMatch(/no column for a title/);
    expect(code).toBe(1);
    const columns = { A1: 'ref', 'Was wir messen': 'title', Ziel: 'target', Wert: 'value' };
    put(
      'mapping.json',
      JSON.stringify({ columns, defaults: { post: 'Performance Manager', polarity: 'higher' } }),
    );
    const args = ['import', 'strange.csv', ...elsewhere, '--mapping', 'mapping.json', '--dry-run'];
    const read = await ask<Imported>([...args, '--save-mapping', 'saved.json']);
    expect(read.json.created).toMatchObject({ Indicators: 2, Updates: 2 });
    expect(JSON.parse(readFileSync(join(council.folder, 'saved.json'), 'utf8'))).toEqual({
      sheet: 'strange',
      headerRow: 1,
      columns,
      defaults: { post: 'Performance Manager', polarity: 'higher' },
    });
  });

  test('what was found is shown and saved where the rest is missing', async () => {
    put('half.csv', 'Ref,Indicator,Ziel,Wert\n7,Calls answered,80%,81%');
    const args = ['import', 'half.csv', ...elsewhere, '--save-mapping', 'half.json'];
    const { code, err, json } = await ask<Imported>(args);
    expect(code).toBe(1);
    expect(err).toContain('Indicator  a title');
    expect(err).toContain('Wert       not used');
    const columns = { Ref: 'ref', Indicator: 'title', Ziel: 'ignore', Wert: 'ignore' };
    expect(json.mapping.columns).toEqual(columns);
    expect(JSON.parse(readFileSync(join(council.folder, 'half.json'), 'utf8'))).toMatchObject({ columns });
    put('wrong.json', JSON.stringify({ columns: { Value: 'value' } }));
    const again = await council.type(['import', 'half.csv', ...elsewhere, '--mapping', 'wrong.json']);
    expect(again.err).toContain(
      'The mapping names the heading “Value”, which the sheet “half” does not have.',
    );
    expect(again.err).toContain('There are: Ref, Indicator, Ziel, Wert.');
    put('none.csv', 'a,b\nc,d');
    const none = await council.type(['import', 'none.csv', ...elsewhere, '--save-mapping', 'none.json']);
    expect(none.err).toContain('none.json was not written');
  });

  test('of another quarter is refused with what to say instead', async () => {
    const wrong = ['--council', 'elsewhere', '--scheme', 'kings-lynn-indicators', '--period', '2024-25-Q3'];
    put('q1.csv', 'Ref,Indicator,Target,Q1 2024/25\n1,Calls answered,80%,81%');
    const { code, err } = await council.type(['import', 'q1.csv', ...wrong]);
    expect(code).toBe(1);
    expect(err).toContain('are of Q1 2024-25; you said Q3 2024-25. Say --period 2024-25-Q1, or');
    put('titled.csv', 'Report for Q1\n\nRef,Indicator,Target,Actual\n1,Calls answered,80%,81%');
    expect((await council.type(['import', 'titled.csv', ...wrong, '--dry-run'])).code).toBe(1);
    expect((await council.type(['import', 'titled.csv', ...wrong, '--dry-run', '--force-period'])).code).toBe(
      0,
    );
  });

  test('of another kind is refused with the schemes that fit', async () => {
    put('measures.csv', 'Ref,Indicator,Target,Q1 2024/25\n1,Calls answered,80%,81%');
    const other = await council.type(['import', 'measures.csv', ...actions]);
    expect(other.err).toContain(
      'holds figures against targets, and the scheme kings-lynn-projects rates actions',
    );
    expect(other.err).toMatch(/Schemes that fit: .*kings-lynn-indicators/);
  });

  test('a reference that stands twice is said with its rows', async () => {
    put('twice.csv', rows('1.1,Calls answered,80%,81%,High', '1.1,Homes,10,12,High'));
    const { err } = await council.type(['import', 'twice.csv', ...elsewhere]);
    expect(err).toContain('twice: “1.1” is used twice: row 2 and row 3.');
  });
});

describe('a council’s sheets of the next quarter', () => {
  const told = ['--council', 'easterby', '--scheme', 'kings-lynn-indicators', '--period'];
  const lines = (...rows: string[]) => ['Ref,Plan,Indicator,Target,Actual,Good is', ...rows].join('\n');
  const jobs = '1,Growth,Jobs,10,11,High';

  test('a reference that clashed keeps its name when the other row is gone', async () => {
    put('clash.csv', lines(jobs, '1,Homes,Homes built,10,12,High'));
    const first = await ask<Imported>(['import', 'clash.csv', ...told, '2024-25-Q1']);
    expect(first.json.created).toMatchObject({ Indicators: 2 });
    put('alone.csv', lines(jobs));
    const second = await ask<Imported>(['import', 'alone.csv', ...told, '2024-25-Q2']);
    expect(second.json.created).toMatchObject({ Indicators: 0, Updates: 1 });
    expect(second.json.alreadyThere).toMatchObject({ Indicators: 1 });
    expect(second.json.warnings.slice(0, 1)).toMatchObject([
      { code: 'reference-kept', about: ['growth-1'], says: expect.stringContaining('they keep it') },
    ]);
  });

  test('a milestone that clashed keeps its project’s name', async () => {
    const work = ['--council', 'easterby', '--scheme', 'kings-lynn-projects', '--period'];
    const headings = 'Project,Milestone,Due,Status\n';
    put('two.csv', `${headings}Depot,Works start,Jun 2025,Green\nTown hall,Works start,Jun 2025,Green\n`);
    put('one.csv', `${headings}Town hall,Works start,Jun 2025,Green\n`);
    await ask<Imported>(['import', 'two.csv', ...work, '2024-25-Q1']);
    const second = await ask<Imported>(['import', 'one.csv', ...work, '2024-25-Q2']);
    expect(second.json.created).toMatchObject({ Items: 0, Updates: 1 });
  });

  test('a dry run says that nothing would be imported while a cell cannot be read, and what can be done', async () => {
    put('grey.csv', 'Ref,Indicator,Target,Actual,RAG\n1,Calls,80,81,Grey\n2,Post,80,81,Green\n');
    const dry = await council.type(['import', 'grey.csv', ...told, '2024-25-Q1', '--dry-run']);
    expect(dry.out).toContain('As it stands, nothing would be imported, since something in one row');
    expect(dry.out).toContain('A word of your own for a rating can be explained');
    const refused = await council.type(['import', 'grey.csv', ...told, '2024-25-Q1']);
    expect(refused.err).toContain('A word of your own for a rating can be explained');
    const left = await council.type([
      ...['import', 'grey.csv', ...told, '2024-25-Q1', '--dry-run', '--leave-out-unread'],
    ]);
    expect(left.out).toContain('Left out, since something in the row could not be read (one row):');
    put('lots.csv', 'Ref,Indicator,Target,Actual\n1,Calls,80,lots\n2,Post,80,many\n');
    const both = await council.type(['import', 'lots.csv', ...told, '2024-25-Q1', '--dry-run']);
    expect(both.out).toContain('since something in 2 rows could not be read');
    expect(both.out).not.toContain('A word of your own');
  });
});

describe('milestones of projects, as Cannock keeps them', () => {
  const cannock = [
    ...['--council', 'cannock', '--scheme', 'cannock-chase-delivery', '--period', '2024-25-Q1'],
  ];
  type Summary = { title: string; counts: Record<string, number>; total: number };

  test('come in without references, under their projects', async () => {
    put('milestones.xlsx', await milestoneWorkbook());
    const first = await ask<Imported>(['import', 'milestones.xlsx', ...cannock]);
    expect(first.json.problems).toEqual([]);
    expect(first.json.created).toMatchObject({ Items: 8 });
    expect(first.code).toBe(0);
    const explained = await council.type([
      ...[
        'explain',
        'town-hall-repairs-appoint-contractor',
        '--council',
        'cannock',
        '--period',
        '2024-25-Q1',
      ],
    ]);
    expect(explained.out).toContain('Appoint contractor');
  });

  test('come in only once, and are counted as they were rated', async () => {
    const again = await ask<Imported>(['import', 'milestones.xlsx', ...cannock]);
    expect(again.json.created).toMatchObject({ Items: 0, Updates: 0 });
    expect(again.json.differing).toEqual([]);
    const args = ['summary', '--council', 'cannock', '--period', '2024-25-Q1', '--block', 'action-status'];
    const { json } = await ask<Summary[]>(args);
    expect(json.at(-1)).toMatchObject({ counts: { Completed: 2, Slight: 1, Behind: 1, Close: 0 } });
  });
});
