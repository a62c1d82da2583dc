import { parseArgs } from 'node:util';
import { createRegisterStore, loadSchemes } from '../../store/index.ts';
import { openSite } from '../../store/graph/site.ts';
import { everyFault } from '../../test/store/chaos/everyFault.ts';
import { judge } from '../../test/store/chaos/judge.ts';
import { mirrorFaults } from '../../test/store/chaos/mirrorFaults.ts';
import { readWithPnp } from '../../test/store/chaos/readWithPnp.ts';
import { runChaos } from '../../test/store/chaos/runChaos.ts';
import type { Writer } from '../../test/store/chaos/writer.ts';
import { applicationBearer, graphAt, inFolder, siteAddress, startCloud } from './cloud.ts';
import { makeLists } from './loadRows.ts';
import { runTrusting } from './trusting.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    writes: { type: 'string', default: '10000' },
    share: { type: 'string', default: '0.05' },
    folder: { type: 'string' },
  },
});
const [seed, writes, share] = [Number(values.seed), Number(values.writes), Number(values.share)];

const schemes = loadSchemes(new URL('../../register/schemes', import.meta.url).pathname);

const count = <T>(things: readonly T[], nameOf: (thing: T) => string): string => {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(nameOf(thing), (counts.get(nameOf(thing)) ?? 0) + 1);
  return [...counts].map(([name, times]) => `${name} ${times}`).join(', ');
};

const run = async (folder: string): Promise<boolean> => {
  await makeLists(folder);
  let slept = 0;
  // Waiting moves the clock by which local Graph counts what is spent: nobody really waits.
  const clock = () => Date.now() + slept;
  const wait = (milliseconds: number) => {
    slept += Math.max(0, milliseconds);
    return Promise.resolve();
  };
  const cloud = await startCloud(folder, { clock, behaviour: {} });
  const open = (): Writer => {
    const graph = graphAt(cloud.url, { retry: { wait, now: clock } });
    const register = createRegisterStore({ graph, site: siteAddress, schemes });
    return { site: openSite(graph, siteAddress), register, known: new Map() };
  };
  const begun = Date.now();
  cloud.faults.set({ seed, rates: everyFault(share) });
  let said = 0;
  const progress = (done: number) => {
    if (done < said + 1000) return;
    said = done;
    console.error(`${done} writes, ${Math.round((Date.now() - begun) / 1000)} s`);
  };
  const writers = [open(), open()] as const;
  const happened = await runChaos({ writers, seed, writes, progress });
  const struck = cloud.faults.struck();
  cloud.faults.set(null);
  const { requests, throttled } = cloud.spent();
  slept += 120_000;
  const left = await readWithPnp({ url: cloud.url, bearer: applicationBearer, fetch: globalThis.fetch });
  const { lost, doubled, wrong, unknown } = judge(happened, left);
  for (const { register } of writers) {
    await register.refresh();
    wrong.push(...mirrorFaults(register, happened, left));
  }
  const conflicts = happened.filter(({ told }) => told === 'conflict');
  const faults = Object.values(struck).reduce((sum, times) => sum + times, 0);
  console.log(`seed ${seed}, ${happened.length} writes: ${count(happened, one => one.act)}`);
  console.log(
    `${requests} requests, ${faults} faults of ${Object.keys(struck).length} kinds, ${throttled} more over the budget`,
  );
  console.log(
    `told: ${count(happened, one => (one.code === null ? one.told : `${one.told} (${one.code})`))}`,
  );
  console.log(`${[...left.values()].flat().length} rows read through @pnp/graph`);
  console.log(
    `lost ${lost.length}, doubled ${doubled.length}, wrong ${wrong.length}, conflicts reported ${conflicts.length}, unknown ${unknown.length}`,
  );
  for (const line of [...lost, ...doubled, ...wrong].slice(0, 40)) console.log(`  ${line}`);
  for (const line of unknown) console.log(`  unknown: ${line}`);
  console.log(`${Math.round((Date.now() - begun) / 1000)} s`);
  await cloud.close();
  return lost.length + doubled.length + wrong.length === 0;
};

if (values.folder !== undefined) {
  const isWell = await run(values.folder);
  // Stores hold connections open that nobody waits for.
  process.exit(isWell ? 0 : 1);
}
await inFolder(async (folder, caFile) => {
  const parameters = ['--seed', values.seed, '--writes', values.writes, '--share', values.share];
  process.stdout.write(
    await runTrusting(import.meta.filename, [...parameters, '--folder', folder], caFile).catch(
      (error: Error) => {
        process.exitCode = 1;
        return `${error.message}\n`;
      },
    ),
  );
});
