import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDocx } from '../../report/index.ts';
import { openCouncil } from './council.ts';

type Council = Awaited<ReturnType<typeof openCouncil>>;
type SummaryRow = {
  priority: string;
  counts: Record<string, number>;
  percentages: Record<string, number>;
  total: number;
};
type ChaseRow = {
  recipient: { post: string };
  day: string;
  steps: { step: string }[];
  items: string[];
  reason: string;
};

type RegisterRows = Record<'actions' | 'updates', object[]>;

let council: Council;
const json = async <T>(args: string[]): Promise<T> => {
  const { code, out, err } = await council.type([...args, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as T;
};

beforeAll(async () => {
  council = await openCouncil();
  const before = await council.type(['summary', '--block', 'action-status', '--period', '2024-25-Q1']);
  expect(before.err).toContain('quarterbook provision');
  expect(before.code).toBe(1);
  expect((await council.type(['provision'])).out).toContain('Updates: made.');
  const imported = await council.type(['import', 'sample.json']);
  expect(imported.err).toBe('');
  expect(imported.out).toContain('Indicators: 76 new, 0 there already.');
}, 120_000);

afterAll(() => council.close());

describe('putting a register into the lists', () => {
  test('may be done again, and then does nothing', async () => {
    expect((await council.type(['provision'])).out).toContain('Updates: was there, complete.');
    const report = await json<{ created: number }[]>(['import', 'sample.json']);
    expect(report.every(list => list.created === 0)).toBe(true);
  });

  test.each([
    ['a file that is not there', 'nowhere.json', 'nowhere.json'],
    ['a file that is not JSON', 'broken.json', 'could not be read'],
    ['a file without its lists', 'half.json', '“plans”'],
  ])('refuses %s', async (_, file, says) => {
    writeFileSync(join(council.folder, 'broken.json'), '{"plans": [');
    writeFileSync(join(council.folder, 'half.json'), '{}');
    const { code, err } = await council.type(['import', file]);
    expect(err).toContain(says);
    expect(code).toBe(1);
  });

  test.each(['planKeys', 'revisions', 'itemKey'])('a row without %s is named, and no crash', async field => {
    const whole = JSON.parse(readFileSync(join(council.folder, 'sample.json'), 'utf8')) as RegisterRows;
    const list = field === 'itemKey' ? 'updates' : 'actions';
    const rows = whole[list].map((row, index) => (index === 0 ? { ...row, [field]: undefined } : row));
    writeFileSync(join(council.folder, 'gap.json'), JSON.stringify({ ...whole, [list]: rows }));
    const { code, err } = await council.type(['import', 'gap.json']);
    expect(err).toContain(`${list}.0.${field}`);
    expect(err).not.toMatch(/\.ts:\d+/);
    expect(code).toBe(1);
  });
});

describe('summary', () => {
  test('prints the published table of actions: priorities in the report’s order, the overall row last', async () => {
    const rows = await json<SummaryRow[]>(['summary', '--block', 'action-status', '--period', '2024/25 Q1']);
    expect(rows.map(row => row.priority)).toHaveLength(5);
    expect(rows.at(-1)).toEqual({
      priority: 'overall',
      counts: { R: 0, A: 9, G: 37, B: 0, Completed: 8, Info: 12, NotReported: 0 },
      percentages: { R: 0, A: 20, G: 80, B: 0 },
      total: 66,
    });
  });

  test('prints the published table of indicators', async () => {
    const rows = await json<SummaryRow[]>([
      'summary',
      '--block',
      'indicator-status',
      '--period',
      '2024-25-Q1',
    ]);
    expect(rows.at(-1)).toMatchObject({
      priority: 'overall',
      counts: { R: 8, A: 3, G: 37, Monitor: 13, InProgress: 3, NotReported: 0 },
      total: 64,
    });
  });

  test('says first what a person would say', async () => {
    const { out, code } = await council.type([
      'summary',
      '--block',
      'action-status',
      '--period',
      '2024-25-Q1',
    ]);
    expect(out).toContain('37 of 46 actions are on track');
    expect(code).toBe(0);
  });

  test('prints any other block as its model', async () => {
    const args = ['summary', '--block', 'actions-by-band', '--with', 'b=A', '--period', '2024-25-Q1'];
    expect(await json(args)).toMatchObject({ kind: 'list', block: 'actions-by-band' });
  });

  test.each([
    ['an unknown block', ['--block', 'weather', '--period', '2024-25-Q1'], 'action-status'],
    ['an unknown period', ['--block', 'action-status', '--period', '2031-32-Q1'], '2024-25-Q2'],
    ['what is no period', ['--block', 'action-status', '--period', 'spring'], '“spring” is not a period'],
    [
      'an unknown council',
      ['--block', 'action-status', '--period', '2024-25-Q1', '--council', 'nowhere'],
      'nowhere',
    ],
  ])('refuses %s with a sentence', async (_, args, says) => {
    const { code, out, err } = await council.type(['summary', ...args]);
    expect(err).toContain(says);
    expect(out).toBe('');
    expect(code).toBe(1);
  });
});

describe('chase --dry-run', () => {
  test('prints who is written to when the return opens, one message a person, and why', async () => {
    const rows = await json<ChaseRow[]>(['chase', '--dry-run', '--on', '2024-10-01']);
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(row => row.recipient.post)).size).toBe(rows.length);
    expect(rows[0]).toMatchObject({ day: '2024-10-01', steps: [{ step: 'opens', period: '2024-25-Q2' }] });
    expect(rows.find(row => row.recipient.post === 'Car Parks Manager')?.reason).toContain(
      'Monday 14 October',
    );
  });

  test('says that nobody is written to on a Saturday', async () => {
    const { out, code } = await council.type(['chase', '--dry-run', '--on', '2024-10-05']);
    expect(out).toContain('Saturday 5 October 2024 is not a working day');
    expect(code).toBe(0);
  });
});

describe('returns', () => {
  const q2 = ['returns', '--period', '2024-25-Q2'];

  test('prints a spreadsheet of posts, and what each has not answered', async () => {
    const { code, out, err } = await council.type(q2);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      'Post,Directorate,Asked,Answered,Last answer,Approved,Not answered,Working days late',
    );
    expect(lines).toHaveLength(1 + 49);
    expect(lines).toContain('Active Travel Officer,Place,1,0,none,0,item 2.5,');
  });

  test('writes it into a file that Excel opens, and says how many have answered', async () => {
    const { code, out } = await council.type([...q2, '--out', 'returns.csv', '--council', 'kings-lynn']);
    expect(code).toBe(0);
    expect(out).toMatch(/^0 of 49 posts have answered for Q2 2024-25; 0 of 110 updates are in\.\n49 posts/);
    const written = readFileSync(join(council.folder, 'returns.csv'), 'utf8');
    expect(written).toMatch(/^\uFEFFPost,Directorate,/);
    expect(written.trimEnd().split('\r\n')).toHaveLength(1 + 49);
  });

  test('as JSON has the same rows', async () => {
    const done = await json<{ council: string; sentence: string; posts: object[] }>([
      'returns',
      '--period',
      '2024/25 Q1',
    ]);
    expect(done).toMatchObject({ council: 'kings-lynn', period: '2024-25-Q1' });
    expect(done.sentence).toContain('49 of 49 posts have answered');
    expect(done.posts[0]).toEqual({
      post: 'Active Travel Officer',
      directorate: 'Place',
      asked: 1,
      answered: 1,
      last: 'as published',
      approved: 1,
      owing: 'none',
      working_days_late: null,
    });
  });

  test.each([
    ['a period that the register does not have', ['--period', '2031-32-Q1'], '2024-25-Q2'],
    ['a version that was not frozen', ['--period', '2024-25-Q2', '--frozen'], 'frozen'],
  ])('refuses %s, and writes nothing', async (_, args, says) => {
    const { code, err } = await council.type(['returns', ...args, '--out', 'refused.csv']);
    expect(err).toContain(says);
    expect(code).toBe(1);
    expect(existsSync(join(council.folder, 'refused.csv'))).toBe(false);
  });
});

describe('report', () => {
  test('writes the Cabinet report of the period into a Word file', async () => {
    const args = ['report', '--period', '2024-25-Q1', '--template', 'kings-lynn', '--out', 'cabinet.docx'];
    const done = await json<{ blocks: { outcome: string }[] }>(args);
    expect(done.blocks.length).toBeGreaterThan(0);
    expect(done.blocks.every(block => block.outcome === 'refreshed')).toBe(true);
    const opened = openDocx(new Uint8Array(readFileSync(join(council.folder, 'cabinet.docx'))));
    if (!opened.ok) throw new Error('not a document');
    const text = (await opened.value.listBlocks()).map(block => block.text).join('\n');
    expect(text).toContain('37 of 46 actions are on track');
  });

  test('takes a report that was filled before as a template', async () => {
    const args = ['report', '--period', '2024-25-Q1', '--template', 'cabinet.docx', '--out', 'again.docx'];
    const done = await json<{ blocks: { outcome: string }[] }>(args);
    expect(done.blocks.every(block => block.outcome === 'unchanged')).toBe(true);
  });

  test.each([
    ['a template that is no document', ['--template', 'sample.json'], 'not a Word document'],
    ['a template that is not there', ['--template', 'none.docx'], 'none.docx'],
    ['an unknown period', ['--template', 'kings-lynn', '--period', '2031-32-Q1'], '2031-32-Q1'],
    [
      'a place that cannot be written to',
      ['--template', 'kings-lynn', '--out', 'no/such/folder/r.docx'],
      'cannot be written',
    ],
  ])('refuses %s, and leaves nothing half-written', async (_, args, says) => {
    const before = readdirSync(council.folder).sort();
    const { code, err } = await council.type([
      'report',
      '--period',
      '2024-25-Q1',
      '--out',
      'refused.docx',
      ...args,
    ]);
    expect(err).toContain(says);
    expect(code).toBe(1);
    expect(readdirSync(council.folder).sort()).toEqual(before);
  });
});

describe('doctor', () => {
  test('finds everything in order', async () => {
    const { out, code } = await council.type(['doctor']);
    expect(out).toContain('Good  register: kings-lynn');
    expect(out).toContain('Good  lists: They are as the register needs them.');
    expect(out).toMatch(
      /Good {2}reports of kings-lynn: Live on \d+ \w+ \d{4}: Q2 2024-25 is being collected/,
    );
    expect(code).toBe(0);
  });

  test('asks the running server how it is, where its address is known', async () => {
    const { out, code } = await council.type(['doctor'], { PUBLIC_URL: 'http://localhost:1' });
    expect(out).toContain('Look  server: Nothing answers at http://localhost:1.');
    expect(code).toBe(1);
  });

  test('points at what cannot be reached', async () => {
    const { out, code } = await council.type(['doctor'], { GRAPH_BASE_URL: 'https://localhost:1/v1.0' });
    expect(out).toMatch(/Look {2}register: Microsoft Graph cannot be reached/);
    expect(code).toBe(1);
  });
});

describe('a server that is not there', () => {
  test('is one clear sentence and exit 1, in JSON too, and no file', async () => {
    const nowhere = { GRAPH_BASE_URL: 'https://localhost:1/v1.0' };
    const args = [
      'report',
      '--period',
      '2024-25-Q1',
      '--template',
      'kings-lynn',
      '--out',
      'lost.docx',
      '--json',
    ];
    const { code, out, err } = await council.type(args, nowhere);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'unreachable' } });
    expect(err).not.toMatch(/at .*\.ts|Error:/);
    expect(code).toBe(1);
    expect(existsSync(join(council.folder, 'lost.docx'))).toBe(false);
  });
});
