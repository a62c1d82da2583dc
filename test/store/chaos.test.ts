import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openSite } from '../../store/graph/site.ts';
import { createRegisterStore, loadSchemes, provision } from '../../store/index.ts';
import { everyFault } from './chaos/everyFault.ts';
import { judge } from './chaos/judge.ts';
import { mirrorFaults } from './chaos/mirrorFaults.ts';
import { readWithPnp } from './chaos/readWithPnp.ts';
import { runChaos } from './chaos/runChaos.ts';
import type { Writer } from './chaos/writer.ts';
import { bearer, siteAddress, startOffice, type Office } from './office.ts';

let office: Office;

beforeEach(async () => {
  office = await startOffice();
  await provision({ graph: office.graph, site: siteAddress });
});
afterEach(async () => {
  await office.stop();
});

const schemes = loadSchemes('register/schemes');

const open = (): Writer => {
  const graph = office.graphWith({});
  const register = createRegisterStore({ graph, site: siteAddress, schemes });
  return { site: openSite(graph, siteAddress), register, known: new Map() };
};

test.each([11, 12])(
  'two stores that write at once, under every fault, lose nothing, double nothing and say what is true (seed %i)',
  async seed => {
    const writers = [open(), open()] as const;
    office.spoil({ seed, rates: everyFault(0.05) });
    const happened = await runChaos({ writers, seed, writes: 150 });
    expect(Object.keys(office.struck()).length).toBeGreaterThan(12);
    office.spoil(null);
    const left = await readWithPnp({ url: office.url(), bearer, fetch: office.fetch });
    expect(judge(happened, left)).toMatchObject({ lost: [], doubled: [], wrong: [] });
    for (const { register } of writers) {
      await register.refresh();
      expect(mirrorFaults(register, happened, left)).toEqual([]);
    }
    expect(new Set(happened.map(({ act }) => act))).toEqual(
      new Set(['create', 'change', 'remove', 'answer']),
    );
    expect(happened.filter(({ told }) => told === 'saved').length).toBeGreaterThan(75);
  },
  120_000,
);
