import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureAuthority } from '../local/authority/index.ts';
import { findFreePorts } from '../local/run/port.ts';
import { startBlobs, startTables } from '../local/run/storage.ts';
import { runRounds, type RoundResult } from '../test/sending/killRound.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '4' },
    json: { type: 'boolean', default: false },
  },
});
const [rounds, seed, atOnce] = [Number(values.rounds), Number(values.seed), Number(values['at-once'])];

const home = await mkdtemp(join(tmpdir(), 'quarterbook-kill-'));
const { server: tls, caPem } = await ensureAuthority(home);
const ports = await findFreePorts();
const tables = await startTables({ home, port: ports.tables, tls, caPem });
const blobs = await startBlobs({ home, port: ports.blobs, tls, caPem });
let done = 0;
const results = await runRounds(
  { seed, rounds, atOnce },
  { tablesUrl: tables.url, blobsUrl: blobs.url, ca: caPem },
  ({ round, faults }) => {
    done += 1;
    for (const fault of faults) console.error(`round ${round}: ${fault}`);
    if (done % 20 === 0) console.error(`${done} of ${rounds} rounds`);
  },
);
await Promise.all([tables.child.stop(), blobs.child.stop()]);
await rm(home, { recursive: true, force: true });

const sum = (of: (result: RoundResult) => number): number => results.reduce((all, one) => all + of(one), 0);
const figures = {
  rounds,
  seed,
  people: rounds * 30,
  killed: sum(({ killed }) => killed),
  inFlight: sum(({ inFlight }) => inFlight),
  unknown: sum(({ unknown }) => unknown),
  delivered: sum(({ delivered }) => delivered),
  faults: sum(({ faults }) => faults.length),
};
console.log(
  values.json
    ? JSON.stringify(figures, null, 2)
    : Object.entries(figures)
        .map(([name, figure]) => `${name.padEnd(10)}${String(figure).padStart(8)}`)
        .join('\n'),
);
process.exitCode = figures.faults > 0 ? 1 : 0;
