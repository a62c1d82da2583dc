import type { LocalGraph } from '../../local/graph/index.ts';
import { importRegister, type RegisterFile } from '../../store/index.ts';
import { inFolder, siteAddress, startCloud } from './cloud.ts';
import { council, loadRows, madeFile, makeLists, period } from './loadRows.ts';
import { openProduct } from './product.ts';
import { runTrusting } from './trusting.ts';

/** Resource units that the smallest tenants grant an application in a minute. */
const budget = 1250;

const sizes = [300, 5000];

type Cost = { what: string; calls: number; units: number };

/** What a piece of work costs, as local Graph counts it; divided where the work was done several times. */
const counting = (cloud: LocalGraph) => {
  const costs: Cost[] = [];
  const count = async (what: string, work: () => Promise<unknown>, times = 1): Promise<void> => {
    const before = cloud.spent();
    await work();
    const after = cloud.spent();
    const calls = (after.requests - before.requests) / times;
    costs.push({ what, calls, units: (after.units - before.units) / times });
  };
  return { costs, count };
};

/** Measures that the register does not have yet, with one figure each. */
const newMeasures = (count: number): RegisterFile => {
  const { indicators, updates } = madeFile(count * 2);
  const keys = new Map(
    indicators.slice(0, count).map((one, index) => [one.key, `${council}/indicator/new${index}`]),
  );
  const renamed = indicators.slice(0, count).map((one, index) => {
    const key = keys.get(one.key) ?? '';
    return { ...one, key, definitionKey: key, ref: `new${index}` };
  });
  const said = updates.flatMap(one => {
    const itemKey = keys.get(one.itemKey);
    return itemKey === undefined || one.replaces !== null
      ? []
      : [{ ...one, itemKey, key: `${itemKey}/${one.period}/${one.submissionId}` }];
  });
  return { plans: [], actions: [], periods: [], people: [], indicators: renamed, updates: said };
};

const snapshotOf = ({ register }: ReturnType<typeof openProduct>) => {
  const snapshot = register.snapshot(council, '2025-05-01T08:00:00Z', 'all');
  if (!snapshot.ok || snapshot.value.problems.length > 0)
    throw new Error(JSON.stringify(snapshot).slice(0, 500));
  return snapshot.value;
};

const measure = async (folder: string): Promise<Cost[]> => {
  const cloud = await startCloud(folder);
  const { costs, count } = counting(cloud);
  const product = openProduct(cloud.url);
  const { register, run, openTab } = product;
  await count('The server starts', () => run(2));
  await run(28);
  // Ten minutes, since a list's columns are looked at every ten.
  await count('A minute in which nothing happens', () => run(600), 10);
  await count('A tab is opened, the first since the start', openTab);
  await count('The same person opens it again within five minutes', openTab);
  await run(300);
  await count('The same person opens it after that', openTab);

  const { updates, periods } = snapshotOf(product);
  const [said] = updates;
  const [reported] = periods;
  if (!said || !reported) throw new Error('the register is empty');
  const key = `${said.itemKey}/${period}/answered`;
  await count('An officer answers', () =>
    register.saveUpdate({ ...said, key, submissionId: 'answered', state: 'submitted', replaces: null }),
  );
  await count('A row is changed (a period gets another title)', () =>
    register.saveReportingPeriod({ ...reported, title: 'Changed' }, register.etag(reported.key) ?? ''),
  );
  cloud.faults.set({ seed: 1, rates: { deltaGone: 1 }, most: 10 });
  await count('Everything is read anew (SharePoint forgot where we were)', () => register.refresh());
  cloud.faults.set(null);
  await count('64 measures are imported, each with a figure', async () => {
    const done = await importRegister(newMeasures(64), { graph: product.graph, site: siteAddress });
    if (!done.ok) throw new Error(JSON.stringify(done.problems[0]));
  });
  await cloud.close();
  return costs;
};

const rounded = (value: number): string => String(Math.round(value * 10) / 10);

const print = ({ items, rows, costs }: { items: number; rows: number; costs: readonly Cost[] }): void => {
  console.log(`${items.toLocaleString('en-GB')} items, ${rows.toLocaleString('en-GB')} rows\n`);
  console.log('| what happens | calls | units | share of a minute |\n| --- | --- | --- | --- |');
  for (const { what, calls, units } of costs)
    console.log(`| ${what} | ${rounded(calls)} | ${rounded(units)} | ${rounded((units / budget) * 100)}% |`);
  console.log();
};

const [folder, argument] = process.argv.slice(2);
if (folder !== undefined && argument !== undefined) {
  await makeLists(folder);
  const items = Number(argument);
  const rows = await loadRows(folder, madeFile(items));
  print({ items, rows, costs: await measure(folder) });
} else {
  for (const items of sizes)
    await inFolder(async (made, caFile) => {
      process.stdout.write(await runTrusting(import.meta.filename, [made, String(items)], caFile));
    });
}
