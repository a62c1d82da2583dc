import { randomUUID } from 'node:crypto';
import { openDatabase } from '../../local/graph/database.ts';
import { databaseOf, inFolder, startCloud } from './cloud.ts';
import { loadRows, madeFile, makeLists } from './loadRows.ts';
import { readByClient, readByStore, type Reading } from './reading.ts';
import { runTrusting } from './trusting.ts';

const sizes = [500, 5000, 50_000];
const runs = 3;

/** One row in a hundred gets another title, as if by hand. Resolves to how many. */
const changeOneInHundred = (folder: string): Promise<number> => {
  const database = openDatabase(databaseOf(folder), randomUUID);
  const rows = database.all(
    "select list_id, id from items where id % 100 = 0 and json_extract(fields, '$.Council') is not null",
  );
  database.together(() => {
    for (const row of rows)
      database.run(
        `update items set version = version + 1, change = ?, fields = json_set(fields, '$.Title', 'Changed by hand')
         where list_id = ? and id = ?`,
        [database.nextChange(), String(row['list_id']), Number(row['id'])],
      );
  });
  database.close();
  return Promise.resolve(rows.length);
};

type Measured = Reading & { changed: number };

const child = async (task: string, folder: string, argument: string): Promise<unknown> => {
  if (task === 'prepare') {
    await makeLists(folder);
    return loadRows(folder, madeFile(Number(argument)));
  }
  let changed = 0;
  const reading =
    task === 'store'
      ? await readByStore(argument, async () => {
          changed = await changeOneInHundred(folder);
        })
      : await readByClient(argument);
  return { ...reading, changed };
};

const least = (of: readonly number[]): number => Math.min(...of);

/** Of several runs the least of each, since whatever else the machine does only ever adds. */
const best = (of: readonly Measured[]): Measured => {
  const [first] = of;
  if (!first) throw new Error('nothing was measured');
  const refreshes = of.flatMap(one => one.refresh ?? []);
  return {
    ...first,
    wall: least(of.map(one => one.wall)),
    processor: least(of.map(one => one.processor)),
    snapshot: first.snapshot === null ? null : least(of.map(one => one.snapshot ?? 0)),
    peak: least(of.map(one => one.peak)),
    refresh:
      refreshes.length === 0
        ? null
        : {
            wall: least(refreshes.map(one => one.wall)),
            processor: least(refreshes.map(one => one.processor)),
            snapshot: least(refreshes.map(one => one.snapshot)),
          },
  };
};

type Size = { items: number; rows: number; store: Measured; client: Measured };

const measureSize = (items: number): Promise<Size> =>
  inFolder(async (folder, caFile) => {
    const say = async (task: string, argument: string): Promise<unknown> =>
      JSON.parse(await runTrusting(import.meta.filename, [task, folder, argument], caFile));
    const rows = Number(await say('prepare', String(items)));
    const cloud = await startCloud(folder);
    const turns: { store: Measured; client: Measured }[] = [];
    // They take turns, so that what else the machine does befalls both.
    for (let turn = 1; turn <= runs; turn += 1)
      turns.push({
        client: (await say('client', cloud.url)) as Measured,
        store: (await say('store', cloud.url)) as Measured,
      });
    await cloud.close();
    const store = best(turns.map(turn => turn.store));
    const client = best(turns.map(turn => turn.client));
    if (client.rows !== rows) throw new Error(`the client read ${client.rows} of ${rows} rows`);
    return { items, rows, store, client };
  });

const row = (cells: readonly (string | number)[]): void => console.log(`| ${cells.join(' | ')} |`);
const whole = (value: number): string => Math.round(value).toLocaleString('en-GB');
const ratio = (value: number, of: number): string => (value / of).toFixed(2);

const print = (measured: readonly Size[]): void => {
  const rule = (columns: number) => row(Array.from({ length: columns }, () => '---'));
  row(['items', 'rows', 'read by', 'ms', 'of it processor', 'of it the snapshot', 'peak MB']);
  rule(7);
  for (const { items, rows, store, client } of measured)
    for (const [name, one] of [['the store', store] as const, ['the bare client', client] as const])
      row([
        whole(items),
        whole(rows),
        name,
        whole(one.wall),
        whole(one.processor),
        one.snapshot === null ? '' : whole(one.snapshot),
        whole(one.peak),
      ]);
  console.log();
  row(['store : bare client', 'time', 'processor', 'peak memory']);
  rule(4);
  for (const { items, store, client } of measured)
    row([
      whole(items),
      ratio(store.wall, client.wall),
      ratio(store.processor, client.processor),
      ratio(store.peak, client.peak),
    ]);
  console.log();
  row([
    'items',
    'rows changed',
    'refresh ms',
    'of it processor',
    'of it the snapshot',
    'share of the full load',
  ]);
  rule(6);
  for (const { items, store } of measured) {
    const { refresh } = store;
    if (refresh)
      row([
        whole(items),
        whole(store.changed),
        whole(refresh.wall),
        whole(refresh.processor),
        whole(refresh.snapshot),
        `${((refresh.wall / store.wall) * 100).toFixed(1)}%`,
      ]);
  }
  console.log();
  row(['time for one item, against the size before', ...measured.slice(1).map(({ items }) => whole(items))]);
  rule(measured.length);
  const growth = (name: string, of: (size: Size) => number) =>
    row([
      name,
      ...measured.slice(1).map((size, index) => {
        const before = measured[index] ?? size;
        return ratio(of(size) / size.items, of(before) / before.items);
      }),
    ]);
  growth('the store', ({ store }) => store.wall);
  growth('the store, processor', ({ store }) => store.processor);
  growth('the bare client', ({ client }) => client.wall);
  growth('refresh after 1% changed', ({ store }) => store.refresh?.wall ?? 0);
};

const [task, folder, argument] = process.argv.slice(2);
if (task !== undefined && !task.startsWith('--') && folder !== undefined && argument !== undefined) {
  process.stdout.write(JSON.stringify(await child(task, folder, argument)));
} else {
  const most = Number(task?.replace('--most=', '') ?? Infinity);
  const measured: Size[] = [];
  for (const items of sizes.filter(size => size <= most)) measured.push(await measureSize(items));
  print(measured);
}
