import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { indicator, period, plan, update } from '../store/register.ts';
import { openCouncil } from './council.ts';

type SummaryRow = {
  priority: string;
  counts: Record<string, number>;
  percentages: Record<string, number>;
  total: number;
};

const page = readFileSync(new URL('../../docs/schemes.md', import.meta.url), 'utf8');
const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];

/** Of 200 wanted, by the page’s table: two exceeded, one met, one near, one far. */
const values = [240, 220, 200, 199, 169];
const council = 'sixth';
const register = {
  plans: [
    plan(council, 'council', { kind: 'council', title: 'A sixth council', order: 0 }),
    plan(council, 'growth'),
  ],
  actions: [],
  indicators: values.map((_, index) =>
    indicator(council, `1.${index}`, {
      scheme: 'borough-measures',
      target: 200,
      unit: 'number',
      profile: null,
    }),
  ),
  updates: values.map((value, index) =>
    update(`${council}/indicator/1.${index}`, '2024-25-Q1', {
      value,
      valueState: 'final',
      state: 'approved',
    }),
  ),
  periods: [period(council, '2024-25-Q1')],
  people: [],
};

let office: Awaited<ReturnType<typeof openCouncil>>;
beforeAll(async () => {
  office = await openCouncil();
  mkdirSync(join(office.folder, 'own'));
  writeFileSync(join(office.folder, 'own', 'borough-measures.json'), example);
  writeFileSync(join(office.folder, 'sixth.json'), JSON.stringify(register));
  expect((await office.type(['provision'])).err).toBe('');
  expect((await office.type(['import', 'sixth.json'], { SCHEMES_FOLDER: 'own' })).err).toBe('');
}, 120_000);
afterAll(() => office.close());

const summary = [
  'summary',
  '--council',
  council,
  '--period',
  '2024-25-Q1',
  '--block',
  'indicator-status',
  '--json',
];

test('a sixth council’s table comes from the file in its folder', async () => {
  const { out, err, code } = await office.type(summary, { SCHEMES_FOLDER: 'own' });
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect((JSON.parse(out) as SummaryRow[]).at(-1)).toMatchObject({
    priority: 'overall',
    counts: { Beyond: 2, Met: 1, Near: 1, Short: 0, Far: 1, Monitor: 0, InProgress: 0, NotReported: 0 },
    percentages: { Beyond: 40, Met: 20, Near: 20, Short: 0, Far: 20 },
    total: 5,
  });
});

test('without the folder nothing is guessed: its measures are rows to mend', async () => {
  expect((await office.type(['doctor'], { SCHEMES_FOLDER: 'own' })).out).toContain('no row to mend');
  expect((await office.type(['doctor'])).out).toContain(': 5 rows to mend');
  expect(await office.type(summary)).toMatchObject({ code: 1, out: expect.not.stringContaining('counts') });
});

test('a folder with a fault stops every command, and names file and field', async () => {
  mkdirSync(join(office.folder, 'wrong'));
  writeFileSync(join(office.folder, 'wrong', 'b.json'), example.replace('"decimals": 0', '"decimals": 9'));
  const { err, code } = await office.type(summary, { SCHEMES_FOLDER: 'wrong' });
  expect(err).toMatch(/b\.json: decimals: has to be a whole number from 0 to 3/);
  expect(code).toBe(1);
});
