import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCouncil } from './council.ts';

type Council = Awaited<ReturnType<typeof openCouncil>>;
type Rows = { list: string; key: string }[];
type Planned = {
  indicators: { ref: string; from: string; target: number | null; targetAgreedBy: string | null }[];
  periods: { period: string; opensOn: string; dueOn: string }[];
  changes: { list: string; after: { ref: string } }[];
  carried: string[];
  warnings: { code: string; ref: string }[];
};

let council: Council;
const json = async <T>(args: string[]): Promise<T> => {
  const { code, out, err } = await council.type([...args, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as T;
};
const summary = (...more: string[]) =>
  json<object[]>(['summary', '--block', 'indicator-status', '--period', '2024-25-Q1', ...more]);

beforeAll(async () => {
  council = await openCouncil();
  await council.type(['provision']);
  expect((await council.type(['import', 'sample.json'])).err).toBe('');
}, 120_000);
afterAll(() => council.close());

describe('a frozen period', () => {
  test('is not there before it is frozen, and is said in a sentence', async () => {
    const { code, err } = await council.type([
      'summary',
      '--block',
      'action-status',
      '--period',
      '2024-25-Q1',
      '--frozen',
    ]);
    expect(err).toContain('has no frozen version');
    expect(code).toBe(1);
  });

  test('gives the printed table again', async () => {
    const { out } = await council.type(['freeze', '--period', '2024-25-Q1']);
    expect(out).toMatch(
      /Q1 2024-25 is frozen: Snapshots\/kings-lynn\/2024-25-Q1\.[0-9a-f]{12}\.json, SHA-256 [0-9a-f]{64}/,
    );
    expect(await summary('--frozen')).toEqual(await summary());
  });

  test('a meeting is named only together with --frozen, and has to be there', async () => {
    const args = ['summary', '--block', 'action-status', '--period', '2024-25-Q1', '--meeting', 'parish'];
    expect((await council.type(args)).code).toBe(2);
    const { code, err } = await council.type([...args, '--frozen']);
    expect(err).toContain('“parish”');
    expect(code).toBe(1);
  });
});

describe('roll-over', () => {
  const rollOver = (...more: string[]) => ['roll-over', '--to', '2025-26', ...more];

  test('says first what it would do, and does nothing', async () => {
    const plan = await json<Planned>(rollOver('--dry-run'));
    expect(plan.periods.map(one => one.period)).toEqual([
      '2025-26-Q1',
      '2025-26-Q2',
      '2025-26-Q3',
      '2025-26',
    ]);
    expect(plan.indicators).toHaveLength(76);
    expect(plan.warnings.filter(one => one.code === 'target-carried').length).toBeGreaterThan(40);
    expect(plan.carried.length).toBeGreaterThan(50);
    const again = await json<Planned>(rollOver('--dry-run'));
    expect(again).toEqual(plan);
  });

  test('refuses a target that nobody agreed, and a plan that is no JSON', async () => {
    writeFileSync(join(council.folder, 'hasty.json'), '{"targets":[{"ref":"1.1","target":5}]}');
    const hasty = await council.type(rollOver('--plan', 'hasty.json'));
    expect(hasty.err).toContain('targets.0.agreedBy');
    expect(hasty.code).toBe(1);
    writeFileSync(join(council.folder, 'broken.json'), '{');
    expect((await council.type(rollOver('--plan', 'broken.json'))).err).toContain('broken.json');
    expect((await council.type(rollOver('--plan', 'nowhere.json'))).err).toContain('nowhere.json');
  });

  test('is carried out, and undone', async () => {
    const before = await summary();
    const plan = {
      targets: [{ ref: '1.1', target: 99, agreedBy: 'Cabinet, 11 March 2025' }],
      close: [{ ref: 'A02', decisionRef: 'CAB/34', on: '2025-03-11' }],
    };
    writeFileSync(join(council.folder, 'plan.json'), JSON.stringify(plan));
    const { out, err } = await council.type(rollOver('--plan', 'plan.json'));
    expect(err).toBe('');
    expect(out).toContain('1.1 begins 1 April 2025: target 99 (Cabinet, 11 March 2025).');
    expect(out).toContain('A02: open becomes closed (CAB/34).');
    expect(await summary()).toEqual(before);
    const would = await json<{ what: string; removed: Rows; restored: Rows }>(['undo', '--dry-run']);
    expect(would.what).toBe('roll-over to 2025-26');
    expect(would.removed.map(row => row.list).filter(list => list === 'Periods')).toHaveLength(4);
    const undone = await council.type(['undo']);
    expect(undone.out).toContain('Undone: roll-over to 2025-26');
    expect(await summary()).toEqual(before);
    expect((await json<Planned>(rollOver('--dry-run'))).indicators).toHaveLength(76);
  }, 60_000);
});

describe('undo', () => {
  test('leaves alone what was changed since, and names it', async () => {
    // The period's row was changed when it was frozen.
    const { code, err } = await council.type(['undo']);
    expect(err).toContain('Periods kings-lynn/2024-25-Q1');
    expect(code).toBe(1);
  });
});
