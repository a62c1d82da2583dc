import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { dayOf } from '../../register/index.ts';
import type { LedgerMessage } from '../../chase/index.ts';
import { startLimitedConnector } from './limitedConnector.ts';
import { conversationOf, madeReturn, opening, referencesOf } from './madeReturn.ts';
import { seeded } from './seeded.ts';
import { openLedger, type Where } from './wiring.ts';
import type { KillAt, WorkerOptions } from './worker.ts';

export type Storage = { tablesUrl: string; blobsUrl: string; ca: string };

/** `moment`: so many milliseconds after it had its first message. */
type Kill = KillAt | { point: 'moment'; after: number } | null;

export type RoundPlan = { lease: 'one' | 'both'; first: Kill; second: Kill };

const recipients = 30;

const killFrom = (chance: () => number): KillAt | { point: 'moment'; after: number } => {
  const lot = chance();
  if (lot < 1 / 3) return { point: 'claimed', nth: 1 + Math.floor(chance() * recipients * 0.8) };
  if (lot < 2 / 3) return { point: 'answered', nth: 1 + Math.floor(chance() * recipients * 0.8) };
  return { point: 'moment', after: Math.floor(chance() * 700) };
};

/** Which worker is killed and when: settled by the seed and the round. In half of them both believe that they may send. */
export const planRound = (seed: number, round: number): RoundPlan => {
  const chance = seeded(seed * 10_007 + round);
  return {
    lease: round % 2 === 0 ? 'one' : 'both',
    first: killFrom(chance),
    second: chance() < 0.4 ? killFrom(chance) : null,
  };
};

export type RoundResult = {
  round: number;
  plan: RoundPlan;
  /** Workers that died. */
  killed: number;
  /** Messages that a worker had in hand when it died. */
  inFlight: number;
  delivered: number;
  unknown: number;
  /** Sentences; empty where all is well. */
  faults: string[];
};

type Worker = {
  child: ChildProcess;
  hands: Set<string>;
  letters: string[];
  ended: Promise<void>;
  isKilled: () => boolean;
};

const startWorker = (options: Omit<WorkerOptions, 'killAt'>, kill: Kill): Worker => {
  const child = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const hands = new Set<string>();
  const letters: string[] = [];
  let killing: NodeJS.Timeout | undefined;
  const hear = (line: string): void => {
    const [, what, key = ''] = /^(has|leaves|writes) (.+)$/.exec(line) ?? [];
    if (what === 'has') hands.add(key);
    if (what === 'leaves') hands.delete(key);
    if (what === 'writes') letters.push(key);
    if (what === 'has' && kill?.point === 'moment')
      killing ??= setTimeout(() => child.kill('SIGKILL'), kill.after);
  };
  if (child.stdout) createInterface({ input: child.stdout }).on('line', hear);
  // What it said before it died is all read before the pipe is closed.
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  child.send({ ...options, killAt: kill === null || kill.point === 'moment' ? null : kill });
  return { child, hands, letters, ended, isKilled: () => child.signalCode === 'SIGKILL' };
};

const isSettled = ({ state }: LedgerMessage): boolean => state !== 'planned' && state !== 'claimed';

const longest = 120_000;

const faultsOf = (
  rows: readonly LedgerMessage[],
  delivered: Record<string, number>,
  { inHand, blocked }: { inHand: ReadonlySet<string>; blocked: ReadonlySet<string> },
): string[] =>
  rows.flatMap(({ key, recipient, state }): string[] => {
    const to = conversationOf(recipient.entraId);
    const times = delivered[to] ?? 0;
    if (times > 1) return [`${to} was written to ${times} times`];
    if (state === 'unknown') return inHand.has(key) ? [] : [`${to} is unknown, and no killed worker had it`];
    if (blocked.has(to)) return state === 'mailed' ? [] : [`${to} is blocked, and ${state}`];
    if (state !== 'accepted') return [`${to} is ${state}`];
    return times === 1 ? [] : [`${to} is said to have it, and has nothing`];
  });

/**
 * Two servers send to the same people; one or both are killed, and one more is started where nobody is left. Ends once
 * nothing is to be sent any more, and says what is wrong then.
 */
export const runRound = async (
  round: number,
  plan: RoundPlan,
  { tablesUrl, blobsUrl, ca }: Storage,
): Promise<RoundResult> => {
  const connector = await startLimitedConnector({
    seed: round,
    faults: { blocked: 0.05, acceptThenFail: 0, busyOnce: 0 },
    latency: { least: 20, more: 60 },
  });
  const where: Where = { tablesUrl, ca, tenant: `kill-${round}-${Date.now()}`, connectorUrl: connector.url };
  const ledger = openLedger(where);
  const workers: Worker[] = [];
  const begin = (kill: Kill): void => {
    const name = `worker-${workers.length + 1}`;
    const options = { where, recipients, name, blobsUrl: plan.lease === 'one' ? blobsUrl : null };
    workers.push(startWorker(options, kill));
  };
  try {
    const people = referencesOf(madeReturn(recipients), {
      tenantId: where.tenant,
      serviceUrl: connector.url,
    });
    await Promise.all(people.map(one => ledger.saveReference(one)));
    begin(plan.first);
    begin(plan.second);
    const alive = () => workers.filter(one => !one.isKilled());
    const isOver = async (): Promise<boolean> => {
      const rows = await ledger.listDay(dayOf(opening));
      const dead = new Set(workers.filter(one => one.isKilled()).flatMap(({ hands }) => [...hands]));
      // What somebody had claimed who died waits for nobody; what was not claimed yet is the others' to send.
      const isLeft = ({ key, state }: LedgerMessage) => state === 'claimed' && dead.has(key);
      return rows.length === recipients && rows.every(row => isSettled(row) || isLeft(row));
    };
    const until = Date.now() + longest;
    while (!(await isOver()) && Date.now() < until) {
      if (alive().length === 0) begin(null);
      await sleep(250);
    }
    const dead = workers.filter(one => one.isKilled());
    alive().forEach(({ child }) => child.kill('SIGTERM'));
    await Promise.all(workers.map(({ ended }) => ended));
    // Ten minutes later: a claim of somebody who died has run out.
    const later = openLedger(where, () => Date.now() + 600_000);
    const rows = await later.listDay(dayOf(opening));
    const { delivered, blocked } = connector.report();
    const letters = workers.flatMap(one => one.letters);
    const again = letters
      .filter((to, index) => letters.indexOf(to) !== index)
      .map(to => `${to} got more than one letter`);
    const inHand = new Set(dead.flatMap(({ hands }) => [...hands]));
    const unplanned = rows.length === recipients ? [] : [`${rows.length} of ${recipients} were planned`];
    return {
      round,
      plan,
      killed: dead.length,
      inFlight: inHand.size,
      delivered: Object.keys(delivered).length,
      unknown: rows.filter(({ state }) => state === 'unknown').length,
      faults: [...unplanned, ...again, ...faultsOf(rows, delivered, { inHand, blocked: new Set(blocked) })],
    };
  } finally {
    for (const { child } of workers) child.kill('SIGKILL');
    await connector.close();
  }
};

/** Rounds at once, each with people and a ledger of its own; told of each as it ends. */
export const runRounds = async (
  { seed, rounds, atOnce }: { seed: number; rounds: number; atOnce: number },
  storage: Storage,
  onRound: (result: RoundResult) => void = () => undefined,
): Promise<RoundResult[]> => {
  const results: RoundResult[] = [];
  let next = 0;
  const work = async () => {
    for (let round = next++; round < rounds; round = next++) {
      const result = await runRound(round, planRound(seed, round), storage);
      results.push(result);
      onRound(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results.sort((a, b) => a.round - b.round);
};
