import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { planChase } from '../chase/index.ts';
import { instantAt, type Snapshot } from '../register/index.ts';
import { collected, makeCouncil, opensOn } from './madeCouncil.ts';

const usualPosts = 50_000;
const runs = 7;
const calendar = { holidays: ['2025-04-18', '2025-04-21'] };
const now = instantAt(opensOn);

/** By post, the keys of the items that it owes. */
type Owed = Map<string, string[]>;

const keysOf = (owed: Owed, post: string): string[] => {
  const keys = owed.get(post) ?? [];
  owed.set(post, keys);
  return keys;
};

/** What nobody could do with less: one loop over the updates, and one that asks of every item whether one is there. */
const passPlainly = ({ actions, indicators, updates }: Snapshot): Owed => {
  const answered = new Set<string>();
  for (const { period, state, itemKey } of updates)
    if (period === collected && (state === 'submitted' || state === 'approved')) answered.add(itemKey);
  const owed: Owed = new Map();
  for (const { key, post, partnership } of actions)
    if (!partnership && !answered.has(key)) keysOf(owed, post).push(key);
  for (const { key, post } of indicators) if (!answered.has(key)) keysOf(owed, post).push(key);
  return owed;
};

/** The day's messages. Every post is held by one person here, who is named after it. */
const plan = (snapshot: Snapshot): Owed => {
  const owed: Owed = new Map();
  for (const { recipient, steps } of planChase({ snapshot, sent: [], calendar, now }))
    for (const { itemKeys } of steps) for (const key of itemKeys) keysOf(owed, recipient.entraId).push(key);
  return owed;
};

const passes = { plain: passPlainly, planner: plan };
type Pass = keyof typeof passes;

/** Of all threads, so that garbage collection counts and whatever else the machine is doing does not. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Each run has a snapshot of its own, so that nothing is known of it from the run before. */
const timeOf = (pass: Pass, snapshot: Snapshot): number => {
  const fresh = { ...snapshot };
  const begun = processorMs();
  passes[pass](fresh);
  return processorMs() - begun;
};

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;

const sorted = (owed: Owed): string =>
  JSON.stringify([...owed].map(([post, keys]) => [post, [...keys].sort()]).sort());

const agree = (snapshot: Snapshot): { messages: number; owed: number } => {
  const plainly = passPlainly(snapshot);
  if (sorted(plan(snapshot)) !== sorted(plainly)) throw new Error('an item was lost, doubled or misdirected');
  return { messages: plainly.size, owed: [...plainly.values()].flat().length };
};

const peakMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/** The most memory that a process of its own held which made the council and, unless told nothing, did one pass. */
const peakOf = (pass: Pass | 'nothing', posts: number): number =>
  Number(
    execFileSync(
      process.execPath,
      ['--import', 'tsx', import.meta.filename, '--posts', String(posts), '--peak', pass],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    ),
  );

const measure = (posts: number) => {
  const snapshot = makeCouncil(posts);
  const size = { posts, items: posts * 2, updates: snapshot.updates.length, ...agree(snapshot) };
  const times = Array.from({ length: runs }, () => ({
    plain: timeOf('plain', snapshot),
    planner: timeOf('planner', snapshot),
  }));
  const [plainMs, plannerMs] = [median(times.map(one => one.plain)), median(times.map(one => one.planner))];
  const peaks = {
    council: peakOf('nothing', posts),
    plain: peakOf('plain', posts),
    planner: peakOf('planner', posts),
  };
  return {
    node: process.version,
    ...size,
    runs,
    plainMs,
    plannerMs,
    timeRatio: plannerMs / plainMs,
    peakMb: peaks,
    memoryRatio: peaks.planner / peaks.plain,
  };
};

const print = (measured: ReturnType<typeof measure>): void => {
  const { posts, items, messages, owed, plainMs, plannerMs, timeRatio, peakMb: peaks } = measured;
  const row = (cells: readonly string[]) => cells.map(cell => cell.padStart(16)).join('');
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
  console.log(`${posts} posts, ${items} items; ${owed} items owed, in ${messages} messages`);
  console.log(`Median of ${runs} runs that take turns; memory in processes of their own\n`);
  console.log(row(['', 'ms', 'µs a message', 'peak MB']));
  console.log(row(['the council', '', '', String(peaks.council)]));
  for (const [name, ms, peak] of [
    ['plain pass', plainMs, peaks.plain],
    ['planChase', plannerMs, peaks.planner],
  ] as const)
    console.log(row([name, ms.toFixed(1), ((ms * 1000) / messages).toFixed(1), String(peak)]));
  console.log(row(['ratio', timeRatio.toFixed(1), '', measured.memoryRatio.toFixed(2)]));
};

const { values } = parseArgs({
  options: {
    posts: { type: 'string', default: String(usualPosts) },
    json: { type: 'boolean', default: false },
    peak: { type: 'string' },
  },
});
const posts = Number(values.posts);

const isPass = (name: string): name is Pass => name in passes;

if (values.peak === undefined) {
  const measured = measure(posts);
  if (values.json) console.log(JSON.stringify(measured));
  else print(measured);
} else {
  const snapshot = makeCouncil(posts);
  if (isPass(values.peak)) passes[values.peak](snapshot);
  console.log(peakMb());
}
