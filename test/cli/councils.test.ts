import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sampleRegister } from '../../local/sample/index.ts';
import expected from '../register/cannock.expected.json' with { type: 'json' };
import { openCouncil } from './council.ts';

type Row = {
  priority: string;
  counts: Record<string, number>;
  percentages: Record<string, number>;
  shares?: Record<string, number>;
};

let council: Awaited<ReturnType<typeof openCouncil>>;

const rowsOf = async (...args: string[]): Promise<Row[]> => {
  const { out, err } = await council.type(['summary', '--block', 'action-status', ...args, '--json']);
  expect(err).toBe('');
  return JSON.parse(out) as Row[];
};

beforeAll(async () => {
  council = await openCouncil();
  writeFileSync(join(council.folder, 'all.json'), JSON.stringify(sampleRegister()));
  expect(await council.type(['provision'])).toMatchObject({ code: 0, err: '' });
  expect(await council.type(['import', 'all.json'])).toMatchObject({ code: 0, err: '' });
}, 120_000);

afterAll(() => council.close());

test('Cannock Chase’s table is the one that it printed, with what it says together', async () => {
  const rows = await rowsOf('--council', 'cannock-chase', '--period', '2019-20-Q1');
  expect(rows).toMatchObject(
    expected.actionStatusTable.map(({ plan, counts, percentages }) => ({
      priority: plan,
      counts,
      percentages,
    })),
  );
  expect(rows.at(-1)?.shares).toEqual({ 'achieved-or-in-progress': expected.achievedOrInProgress });
});

test('King’s Lynn is meant where nobody says which council, and has no shares', async () => {
  const rows = await rowsOf('--period', '2024-25-Q1');
  expect(rows.map(row => row.priority)).toEqual([
    'growth',
    'environment',
    'services',
    'communities',
    'overall',
  ]);
  expect(rows.every(row => !('shares' in row))).toBe(true);
});

test('no row of the sample is a problem, but the one that King’s Lynn’s report does not rate', async () => {
  const { out } = await council.type(['doctor']);
  expect(out).toContain('kings-lynn: 67 actions, 76 indicators, 1 row to mend');
  expect(out).toContain('cannock-chase: 92 actions, 41 indicators, no row to mend');
});

test('King’s Lynn’s quarter plays out from the officers to the board', async () => {
  const { out, err } = await council.type(['chase', '--play', '2024-10-01..2024-10-31', '--json']);
  expect(err).toBe('');
  const rows = JSON.parse(out) as { day: string; steps: { step: string; to?: string }[] }[];
  const steps = new Set(
    rows.flatMap(({ day, steps: all }) => all.map(({ step, to = 'owner' }) => [day, step, to].join(' '))),
  );
  expect([...steps].sort()).toEqual([
    '2024-10-01 opens owner',
    '2024-10-07 5-before-due owner',
    '2024-10-11 1-before-due owner',
    '2024-10-15 1-after-due approver',
    '2024-10-15 1-after-due owner',
    '2024-10-21 5-after-due approver',
    '2024-10-28 10-after-due director',
  ]);
  const { out: text } = await council.type(['chase', '--play', '2024-10-01..2024-10-31']);
  expect(text).toContain('For the board, ten working days late or more:');
});

test('North Norfolk’s recommendations and policies are asked of posts that somebody holds or stands in for', async () => {
  const asked = ['chase', '--play', '2024-09-30..2024-10-31', '--council', 'north-norfolk'];
  const { out, err } = await council.type([...asked, '--json']);
  expect(err).toBe('');
  const rows = JSON.parse(out) as { day: string; recipient: { post: string }; steps: { ladder: string }[] }[];
  const ladders = new Set(rows.flatMap(({ steps }) => steps.map(({ ladder }) => ladder)));
  expect([...ladders].sort()).toEqual(['decision', 'document', 'recommendation']);
  const on = (day: string) => rows.filter(row => row.day === day).map(({ recipient }) => recipient.post);
  // What is said to be implemented waits for whoever closes it.
  expect(
    rows
      .filter(({ steps }) => steps.some(({ ladder }) => ladder === 'decision'))
      .map(({ recipient }) => recipient.post),
  ).toContain('Head of Internal Audit');
  // Revenues are away until 4 October: whoever stands in for them hears of both posts in one message.
  expect(on('2024-10-01')).toContain('Procurement Manager, Revenues Manager');
  expect(on('2024-10-09')).toEqual(['Head of Internal Audit', 'Revenues Manager']);
  const { out: text, code } = await council.type(asked);
  expect(code).toBe(0);
  expect(text).not.toContain('For the performance team:');
});

describe('doctor chase', () => {
  const doctor = (...args: string[]) =>
    council.type(['doctor', 'chase', ...args, '--council', 'north-norfolk']);

  test('says who is asked instead of somebody who is away, and what cannot be known', async () => {
    const { out, err, code } = await doctor('revenues manager', '--on', '2024-10-01');
    expect(err).toBe('');
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines).toContain('On Tuesday 1 October 2024 nothing would be sent to them.');
    expect(lines).toContain(
      'They are away until 4 October 2024, by the register. Procurement Manager is asked instead.',
    );
    expect(lines).toContain('Whether they have an address cannot be seen.');
    expect(lines).toContain(
      'The ledger is not set (TABLES_URL), so that it is not known what was sent before.',
    );
    // It names no item: only how many, and their days.
    expect(out).not.toMatch(/\b(IA|POL)-\d/);
  });

  test('gives rows, of who decides too', async () => {
    const { out, code } = await doctor('Head of Internal Audit', '--on', '2024-10-02', '--json');
    expect(code).toBe(0);
    const [row, ...more] = JSON.parse(out) as {
      message: { steps: { ladder: string }[] };
      findings: { code: string; says: string }[];
    }[];
    expect(more).toEqual([]);
    expect(row?.message.steps.map(({ ladder }) => ladder)).toEqual(['decision']);
    expect(row?.findings.find(one => one.code === 'written')?.says).toContain(
      'has waited for a decision for 3 working days',
    );
  });

  test('says that there is nobody by that name, and asks for one', async () => {
    expect(await doctor('Nobody')).toMatchObject({
      code: 1,
      out: 'Nobody in north-norfolk has the name, the post or the Entra id “Nobody”.\n',
    });
    const { code, err } = await doctor();
    expect(err).toContain('Expected PERSON.');
    expect(code).toBe(2);
  });
});

test('a span that ends before it begins is refused', async () => {
  const { code, err } = await council.type(['chase', '--play', '2024-10-31..2024-10-01']);
  expect(err).toContain('ends before it begins');
  expect(code).toBe(2);
});
