import { keyOf, type ListRow } from '../../../store/rows/row.ts';
import type { Happened } from './happened.ts';
import {
  answerOne,
  changeMany,
  changeOne,
  createMany,
  createOne,
  removeMany,
  removeOne,
  type Writer,
} from './writer.ts';

/** Mulberry32. */
const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

export type ChaosOptions = {
  /** Two stores over the same lists, as two processes have them. */
  writers: readonly [Writer, Writer];
  seed: number;
  /** At least so many rows are written, or tried to. */
  writes: number;
  /** Works of each store at the same time. */
  atOnce?: number;
  progress?: (done: number) => void;
};

const mostInBatch = 20;

/** Keys end in the number of the work that made them. */
const numberOf = (key: string): number => Number(key.split('-').at(-1));

/**
 * Two stores create, change and remove rows and save answers, one by one and in batches, some of them the same ones at
 * the same time. Resolves to what each was told of each write. The seed settles what is tried; what comes of it depends
 * on who comes first.
 */
export const runChaos = async (options: ChaosOptions): Promise<Happened[]> => {
  const { writers, writes, atOnce = 4, progress = () => undefined } = options;
  const chance = seeded(options.seed);
  const below = (most: number) => Math.floor(chance() * most);
  const happened: Happened[] = [];
  const busy = new Set<string>();
  let begun = 0;
  const otherThan = (writer: Writer): Writer => writers[writer === writers[0] ? 1 : 0];
  const next = () => `${options.seed}-${(begun += 1)}`;

  /** One row in ten is changed by both; the others belong to one store, and there to one work at a time. */
  const isShared = (key: string) => numberOf(key) % 10 === 0;
  const isOwn = (writer: Writer, key: string) =>
    !isShared(key) && !busy.has(key) && numberOf(key) % 2 === writers.indexOf(writer);
  const rowsFor = (writer: Writer, count: number, shared: boolean): ListRow[] => {
    const free = [...writer.known].filter(([key]) => (shared ? isShared(key) : isOwn(writer, key)));
    const start = below(Math.max(1, free.length - count));
    return free.slice(start, start + count).map(([, row]) => row);
  };
  const keeping = async <T>(rows: readonly ListRow[], work: () => Promise<T>): Promise<T> => {
    const keys = rows.map(row => keyOf(row) ?? '');
    for (const key of keys) busy.add(key);
    return work().finally(() => {
      for (const key of keys) busy.delete(key);
    });
  };
  /** What one has made or removed the other hears of, as it would by delta. */
  const tell = (from: Writer, done: readonly Happened[]): void => {
    const to = otherThan(from);
    for (const { key, act, told } of done) {
      const row = from.known.get(key);
      if (act === 'create' && told === 'saved' && row) to.known.set(key, row);
      if (act === 'remove' && told === 'saved') to.known.delete(key);
    }
  };

  const answers = async (writer: Writer): Promise<Happened[]> => {
    const id = next();
    const other = otherThan(writer);
    const lot = chance();
    if (lot < 0.6) return [await answerOne(writer, id, `${id} said`)];
    const words = lot < 0.8 ? `${id} said` : `${next()} said otherwise`;
    return Promise.all([answerOne(writer, id, `${id} said`), answerOne(other, id, words)]);
  };
  const together = async (writer: Writer): Promise<Happened[]> => {
    const count = 1 + below(mostInBatch);
    const lot = chance();
    if (lot < 0.5) return createMany(writer, Array.from({ length: count }, next));
    const rows = rowsFor(writer, count, false);
    const stamp = `${next()} together`;
    return keeping(rows, () => (lot < 0.8 ? changeMany(writer, rows, stamp) : removeMany(writer, rows)));
  };
  const work = async (writer: Writer): Promise<Happened[]> => {
    const lot = chance();
    if (lot < 0.25) return answers(writer);
    if (lot < 0.32) return together(writer);
    if (lot < 0.34)
      return writer.register.refresh().then(
        () => [],
        () => [],
      );
    const [row] = lot < 0.6 ? [] : rowsFor(writer, 1, chance() < 0.3);
    if (!row) return [await createOne(writer, next(), `${begun} made`)];
    return keeping([row], async () => [
      lot < 0.93 ? await changeOne(writer, row, `${next()} changed`) : await removeOne(writer, row),
    ]);
  };
  const worker = async (writer: Writer): Promise<void> => {
    while (happened.length < writes) {
      const done = await work(writer);
      happened.push(...done);
      tell(writer, done);
      progress(happened.length);
    }
  };
  await Promise.all(writers.flatMap(writer => Array.from({ length: atOnce }, () => worker(writer))));
  return happened;
};
