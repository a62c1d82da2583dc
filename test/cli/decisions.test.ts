import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCouncil } from './council.ts';

type Council = Awaited<ReturnType<typeof openCouncil>>;
type Row = { priority: string; counts: Record<string, number> };

let council: Council;

beforeAll(async () => {
  council = await openCouncil();
  await council.type(['provision']);
  expect((await council.type(['import', 'sample.json'])).err).toBe('');
  expect((await council.type(['freeze', '--period', '2024-25-Q1'])).err).toBe('');
}, 120_000);
afterAll(() => council.close());

const done = async (...args: string[]): Promise<string> => {
  const { code, out, err } = await council.type(args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};

describe('what was decided on an action', () => {
  const decide = (ref: string, deed: string, ...more: string[]) => ['decide', ref, '--do', deed, ...more];
  const byCabinet = ['--decision', 'Cabinet CAB/34', '--on', '2024-09-10'];

  test('is only said with --dry-run', async () => {
    const would = await done(...decide('A02', 'pause', ...byCabinet, '--dry-run'));
    expect(would).toContain('This would be recorded');
    expect(await done(...decide('A02', 'pause', ...byCabinet, '--dry-run'))).toBe(would);
  });

  test('is proposed, decided, taken back, each as before → after', async () => {
    expect(await done(...decide('A02', 'propose-closure'))).toContain(': open → proposed for closure.');
    const closed = await done(...decide('action/a02', 'close', ...byCabinet));
    expect(closed).toContain(': proposed for closure → closed on 10 September 2024 (Cabinet CAB/34).');
    const explained = await done('explain', 'A02', '--period', '2024-25-Q2');
    expect(explained).toContain('CAB/34');
    const reopened = await done(...decide('A02', 'reopen', '--decision', 'Cabinet CAB/40', '--json'));
    expect(JSON.parse(reopened)).toMatchObject({
      before: { state: 'closed', closedOn: '2024-09-10' },
      after: { state: 'open', closedOn: null, decisionRef: 'Cabinet CAB/40' },
      dryRun: false,
    });
  }, 120_000);

  test('moves its date, with who agreed and why, and keeps the first one', async () => {
    const args = ['--to', '30 June 2025', '--reason', 'No tender', '--asked-by', 'Car Parks Manager'];
    const out = await done(...decide('A02', 're-date', ...args, ...byCabinet, '--json'));
    expect(JSON.parse(out)).toMatchObject({
      after: {
        originalDue: '2025-03-31',
        due: '2025-06-30',
        revisions: [
          {
            from: '2025-03-31',
            agreedBy: 'Cabinet CAB/34',
            agreedOn: '2024-09-10',
            reason: 'No tender; asked for by Car Parks Manager',
          },
        ],
      },
    });
    const again = await done(
      ...decide('A02', 're-date', '--to', '2025-09-30', '--reason', 'x', '--on', '2024-09-11'),
    );
    expect(again).toContain(
      ': due 30 June 2025 → 30 September 2025, agreed by Performance team on 11 September 2024 (x).',
    );
  }, 120_000);

  test('changes its scope, with who decided it, when and why', async () => {
    const args = ['--title', 'Car Parking Strategy for the towns', '--reason', 'No survey of villages'];
    const out = await done(...decide('A03', 'rescope', ...args, ...byCabinet));
    expect(out).toContain(
      ': now “Car Parking Strategy for the towns” (Cabinet CAB/34, 10 September 2024: No survey of villages).',
    );
    await done(...decide('A04', 'pause', ...byCabinet));
    const again = await done(...decide('A04', 'rescope', ...args, ...byCabinet, '--json'));
    expect(JSON.parse(again)).toMatchObject({
      before: { state: 'paused' },
      after: { state: 'open', title: 'Car Parking Strategy for the towns', closedOn: null },
    });
    expect((await council.type(decide('A05', 'rescope', '--reason', 'x', ...byCabinet))).err).toContain(
      'rescope needs --title TEXT',
    );
  }, 120_000);

  test.each([
    [
      'another scope without a reason',
      ['A05', 'rescope', '--title', 'New', ...byCabinet],
      'Please give the reason',
    ],
    ['a decision without its reference', ['A03', 'pause'], 'Please name the decision'],
    ['an end that nobody proposed', ['A03', 'close', ...byCabinet], 'as it stands now'],
    ['a new date without a reason', ['A03', 're-date', '--to', '2030-01-31'], 'Please say why'],
    ['a reference that nothing has', ['A999', 'pause'], 'There is no item “A999”'],
  ])('%s is refused in a sentence', async (_, [ref = '', deed = '', ...more], says) => {
    const typed = await council.type(decide(ref, deed, ...more));
    expect(typed.err).toContain(says);
    expect(typed).toMatchObject({ code: 1, out: '' });
  });
});

describe('a published figure that is restated', () => {
  const period = ['--period', '2024-25-Q1'];
  const reason = ['--reason', 'Late weighbridge returns'];
  const reds = async (block: string, ...more: string[]) => {
    const rows = JSON.parse(await done('summary', '--block', block, ...period, ...more, '--json')) as Row[];
    return rows.find(row => row.priority === 'overall')?.counts['R'];
  };

  test('counts from then on, with the reason; the frozen version keeps what was published', async () => {
    const before = await reds('indicator-status', '--frozen');
    const out = await done('restate', '2.9', ...period, ...reason, '--value', '455 tonnes');
    expect(out).toContain('Before: 418 tonnes against 450');
    expect(out).toContain('After: 455 tonnes against 450');
    expect(await done('explain', '2.9', ...period)).toMatch(
      /455 tonnes .*revised on .* from 418 tonnes, published as Red \(Late weighbridge returns\)/,
    );
    expect(await done('explain', '2.9', ...period, '--frozen')).not.toContain('revised');
    expect(await reds('indicator-status')).toBe(Number(before) - 1);
    expect(await reds('indicator-status', '--frozen')).toBe(before);
  }, 120_000);

  test('is a rating where people judge', async () => {
    const out = await done('restate', 'A03', ...period, ...reason, '--rating', 'red', '--json');
    expect(JSON.parse(out)).toMatchObject({
      update: { band: 'R', publishedBand: null, state: 'approved', submittedBy: 'performance' },
    });
    expect(await reds('action-status')).toBe(1);
  }, 60_000);

  test('to completed says on what day', async () => {
    const asCompleted = ['restate', 'A04', ...period, ...reason, '--rating', 'completed'];
    expect((await council.type(asCompleted)).err).toContain('Please say on what day it was completed');
    const out = await done(...asCompleted, '--completed-on', '28 June 2024', '--json');
    expect(JSON.parse(out)).toMatchObject({ update: { band: 'Completed', completedOn: '2024-06-28' } });
    const moved = await done('restate', 'A04', ...period, ...reason, '--completed-on', '30 June 2024');
    expect(moved).toMatch(/After: Completed on 30 June 2024/);
  }, 60_000);

  test.each([
    [
      'for a period in which nothing was published',
      ['--period', '2024-25-Q2', '--value', '9'],
      'Nothing was',
    ],
    ['by the same figure', [...period, '--value', '455'], 'counts already'],
  ])('is refused %s', async (_, args, says) => {
    const typed = await council.type(['restate', '2.9', ...args, ...reason]);
    expect(typed.err).toContain(says);
    expect(typed).toMatchObject({ code: 1, out: '' });
  });
});
