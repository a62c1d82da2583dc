import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LedgerMessage } from '../../../chase/index.ts';
import { createTrustingFetch } from '../../store/trustingFetch.ts';

const root = join(import.meta.dirname, '../../..');
const home = mkdtempSync(join(tmpdir(), 'quarterbook-blocked-'));
const port = 12_000 + (process.pid % 1000) * 10;
const front = `http://localhost:${port}`;

const carParks = 'b13afe74-abef-56da-9e37-4bc838e60d05';

let product: ChildProcess | null = null;

const start = () =>
  new Promise<void>((resolve, reject) => {
    let said = '';
    const env = { ...process.env, PORT: String(port), QUARTERBOOK_HOME: home };
    const child = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts'], { cwd: root, env });
    product = child;
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes('Quarterbook is running at')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(said)));
  });

const stop = async () => {
  if (product === null || product.exitCode !== null) return;
  const ended = new Promise(resolve => product?.once('exit', resolve));
  product.kill('SIGTERM');
  await ended;
};

beforeAll(start, 240_000);

afterAll(async () => {
  await stop();
  rmSync(home, { recursive: true, force: true });
}, 60_000);

const settings = () =>
  (JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as { env: Record<string, string> }).env;

type Sent = {
  message: {
    subject: string;
    body: { content: string };
    toRecipients: { emailAddress: { address: string } }[];
  };
};

/** What was handed to Exchange. */
const letters = async (): Promise<Sent['message'][]> => {
  const env = settings();
  const trusting = createTrustingFetch(readFileSync(env['NODE_EXTRA_CA_CERTS'] ?? '', 'utf8'));
  const answer = await trusting(new URL('/local/outbox', env['GRAPH_BASE_URL']).href);
  return ((await answer.json()) as { value: Sent[] }).value.map(({ message }) => message);
};

const ledgerOf = async (day: string): Promise<LedgerMessage[]> => {
  const script = ['--import', 'tsx', 'test/local/run/ledgerOfDay.ts', day];
  const { stdout } = await promisify(execFile)(process.execPath, script, {
    cwd: root,
    env: { ...process.env, ...settings() },
    maxBuffer: 20_000_000,
  });
  return JSON.parse(stdout) as LedgerMessage[];
};

const post = (path: string, body: object) =>
  fetch(`${front}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const activitiesOf = async (entraId: string): Promise<unknown[]> => {
  const chat = await fetch(`${front}/local/teams/chat?person=${entraId}`);
  return ((await chat.json()) as { activities: unknown[] }).activities;
};

/** Every message of that day has been settled one way or another. */
const settled = async (day: string): Promise<LedgerMessage[]> => {
  for (;;) {
    const messages = await ledgerOf(day);
    const isOpen = ({ state }: LedgerMessage) => state === 'planned' || state === 'claimed';
    if (messages.length > 0 && !messages.some(isOpen)) return messages;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
};

const mineIn = (messages: readonly LedgerMessage[]) =>
  messages.filter(({ recipient }) => recipient.entraId === carParks);

test('who has blocked the bot gets a letter with a link instead, and the ledger says so', async () => {
  expect((await post(`/local/teams/block?person=${carParks}`, { blocked: true })).status).toBe(204);
  await post('/local/clock/step', {});
  const messages = await settled('2024-10-01');
  const [mine] = mineIn(messages);
  const sent = await letters();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.subject).toBe('Your updates for Q2 2024-25');
  expect(sent[0]?.body.content).toContain(`Answer here: ${front}/tab/?view=my-return`);
  expect(sent[0]?.body.content).not.toMatch(/A02|Car Parking Strategy/);
  const address = sent[0]?.toRecipients[0]?.emailAddress.address;
  expect(mine).toMatchObject({ state: 'mailed', outcome: { kind: 'mailed', address } });
  expect(await activitiesOf(carParks)).toEqual([]);
  // Nobody else was kept from Teams.
  expect(messages.length).toBeGreaterThan(20);
  expect(messages.filter(({ state }) => state !== 'accepted')).toHaveLength(1);
}, 180_000);

test('a server that starts anew on that day sends it to nobody again', async () => {
  const before = await ledgerOf('2024-10-01');
  await stop();
  await start();
  await new Promise(resolve => setTimeout(resolve, 4000));
  expect(await letters()).toHaveLength(1);
  expect(await ledgerOf('2024-10-01')).toEqual(before);
}, 240_000);

test('and once they let it in again the next reminder comes in Teams, without a letter', async () => {
  await post(`/local/teams/block?person=${carParks}`, { blocked: false });
  await post('/local/clock/step', { to: '2024-10-07' });
  const [mine] = mineIn(await settled('2024-10-07'));
  expect(mine?.state).toBe('accepted');
  expect(await activitiesOf(carParks)).toHaveLength(1);
  expect(await letters()).toHaveLength(1);
}, 120_000);
