import { execFileSync } from 'node:child_process';
import {
  explainStanding,
  standingsOf,
  summariseStatus,
  type Result,
  type Snapshot,
} from '../register/index.ts';
import { makeRegister, periods } from './madeRegister.ts';

const sizes = [500, 5000, 50_000];
type Measured = {
  items: number;
  rows: number;
  count: number;
  summarise: number;
  explain: number;
  peak: number;
};

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};

/** Both status tables of every period; the sum of their overall rows, so that nothing can be left out unnoticed. */
const summariseAll = (register: Snapshot): number =>
  periods.reduce((sum, period) => {
    const totals = (['action', 'indicator'] as const).map(
      kind => valueOf(summariseStatus(register, period, kind)).rows.at(-1)?.total ?? 0,
    );
    return sum + totals.reduce((all, one) => all + one, 0);
  }, 0);

/** A sentence and its facts for every item in every period; how many had one. */
const explainAll = (register: Snapshot): number =>
  periods.reduce(
    (sum, period) =>
      sum +
      valueOf(standingsOf(register, period)).filter(
        standing => explainStanding(standing, period).sentence.length > 0,
      ).length,
    0,
  );

/** What nobody could do with less: every row is looked at once, and counted by period and rating. */
const countRows = ({ updates }: Snapshot): number => {
  const counts = new Map<string, Map<string, number>>();
  let rows = 0;
  for (const { period, band, value } of updates) {
    const ofPeriod = counts.get(period) ?? new Map<string, number>();
    counts.set(period, ofPeriod);
    const name = band ?? (value === null ? 'none' : 'figure');
    ofPeriod.set(name, (ofPeriod.get(name) ?? 0) + 1);
    rows += 1;
  }
  return rows;
};

/** Of all threads, so that garbage collection counts and whatever else the machine is doing does not. */
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/**
 * Milliseconds of processor time for one run: the least of `times`, each of which is `batch` runs. Every run has a
 * snapshot of its own, so that its indexes are made anew.
 */
const least = (
  run: (register: Snapshot) => number,
  register: Snapshot,
  { times, batch, expected }: { times: number; batch: number; expected: number },
): number => {
  const runs = Array.from({ length: times }, () => {
    const begun = processorMs();
    for (let done = 0; done < batch; done += 1)
      if (run({ ...register }) !== expected) throw new Error('an item was lost or doubled');
    return (processorMs() - begun) / batch;
  });
  return Math.min(...runs);
};

/** One size in a process of its own: its peak memory is its own too. */
const measure = (items: number): Measured => {
  const register = makeRegister(items);
  const rows = register.updates.length;
  const each = { times: 3, batch: Math.max(1, Math.round(10_000 / items)), expected: items * periods.length };
  return {
    items,
    rows,
    count: least(countRows, register, { times: 5, batch: Math.ceil(2_000_000 / rows), expected: rows }),
    summarise: least(summariseAll, register, each),
    explain: least(explainAll, register, each),
    peak: Math.round(process.resourceUsage().maxRSS / 1024),
  };
};

const measureApart = (items: number): Measured =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, String(items)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as Measured;

const row = (cells: readonly (string | number)[]): string =>
  cells.map(cell => String(cell).padStart(13)).join('');

const print = (measured: readonly Measured[]): void => {
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}; ${periods.length} periods\n`);
  console.log(
    row(['items', 'rows', 'count ms', 'summarise ms', 'µs each', 'explain ms', 'µs each', 'peak MB']),
  );
  for (const { items, rows, count, summarise, explain, peak } of measured) {
    const micro = (ms: number) => ((ms * 1000) / (items * periods.length)).toFixed(2);
    const summarised = [summarise.toFixed(0), micro(summarise)];
    const explained = [explain.toFixed(0), micro(explain)];
    console.log(row([items, rows, count.toFixed(2), ...summarised, ...explained, peak]));
  }
  console.log('\nTime for one item, each size against the one before (1.00 is linear):');
  for (const of of ['count', 'summarise', 'explain'] as const) {
    const each = measured.map(one => one[of] / one.items);
    const growth = each.slice(1).map((now, index) => (now / (each[index] ?? now)).toFixed(2));
    console.log(`${of.padStart(13)}  ${growth.join(', then ')}`);
  }
  console.log('\nTimes as long as a plain loop over the same rows that only counts them:');
  for (const { items, count, summarise, explain } of measured)
    console.log(
      `${String(items).padStart(13)}  summarise ${(summarise / count).toFixed(0)}, explain ${(explain / count).toFixed(0)}`,
    );
};

const [asked] = process.argv.slice(2);
if (asked === undefined) print(sizes.map(measureApart));
else console.log(JSON.stringify(measure(Number(asked))));
