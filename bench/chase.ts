import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Score } from './chase/score.ts';
import { measureOurs } from './chase/ours.ts';

const { values } = parseArgs({
  options: {
    recipients: { type: 'string', default: '2000' },
    peers: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    full: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const count = (name: 'recipients' | 'peers' | 'seed'): number => {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number > 0) return number;
  console.error(`--${name} takes a whole number above 0, not “${values[name]}”.`);
  // Wrong usage; nothing was started yet.
  process.exit(2);
};
const recipients = count('recipients');
const peers = values.full ? recipients : Math.min(count('peers'), recipients);

/** Of 100 people two have blocked the bot, two get their message and an error comes back, and one in 200 is busy once. */
const how = {
  seed: count('seed'),
  faults: { blocked: 0.02, acceptThenFail: 0.02, busyOnce: 0.005 },
  latency: { least: 100, more: 60 },
};

const installPeers = (): void => {
  if (existsSync(join(import.meta.dirname, 'node_modules/@microsoft/teamsfx'))) return;
  console.error('Installing what this is measured against, in bench/ …');
  const npm = spawnSync('npm', ['ci', '--no-fund', '--no-audit'], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('That failed: run “npm ci” in bench/ and see why.');
    // Without its peers it compares with nothing.
    process.exit(1);
  }
};

const line = (name: string, score: Score): string =>
  [
    name.padEnd(12),
    score.recipients,
    score.seconds.toFixed(1),
    score.ratioToBound.toFixed(3),
    score.lost,
    score.duplicates,
    score.unknown,
    score.unrecorded,
    score.ambiguous,
    score.requests,
    score.throttled,
  ]
    .map(cell => String(cell).padStart(10))
    .join('')
    .trimStart();

installPeers();
const { measureBotbuilder, measureTeamsfx } = await import('./chase/peers.ts');
const ours = await measureOurs(recipients, how);
const botbuilder = await measureBotbuilder(peers, how);
const teamsfx = await measureTeamsfx(peers, how);
if (values.json) {
  console.log(JSON.stringify({ ours, peers: { botbuilder, teamsfx } }, null, 2));
} else {
  const heads = [
    'people',
    'seconds',
    'of bound',
    'lost',
    'twice',
    'unknown',
    'unwritten',
    'ambiguous',
    'requests',
    '429',
  ];
  console.log(`${'client'.padEnd(12)}${heads.map(head => head.padStart(10)).join('')}`);
  console.log(line('ours', ours));
  console.log(line('botbuilder', botbuilder));
  console.log(line('teamsfx', teamsfx));
}
