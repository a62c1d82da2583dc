import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './launchChromium.ts';

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'quarterbook-playground-'));
const port = 12_000 + (process.pid % 1000) * 10;
const playgroundPort = port + 7;
const env = {
  ...process.env,
  PORT: String(port),
  QUARTERBOOK_HOME: home,
  PLAYGROUND_PORT: String(playgroundPort),
};

let playground: ChildProcess;
let browser: Browser;
let page: Page;
let said = '';

const isThere = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
};

beforeAll(async () => {
  playground = spawn(process.execPath, ['local/playground.mjs', 'Car Parks Manager'], { cwd: root, env });
  playground.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  playground.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  while (!(await isThere(`http://localhost:${playgroundPort}/`))) {
    if (playground.exitCode !== null) throw new Error(said);
    await new Promise(resolve => setTimeout(resolve, 300));
  }
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
}, 240_000);

afterAll(async () => {
  await browser?.close();
  if (playground.exitCode === null) {
    playground.kill('SIGTERM');
    await new Promise(resolve => playground.once('exit', resolve));
  }
}, 60_000);

const listed = async (): Promise<Record<string, unknown>[]> => {
  const { env: product } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as {
    env: NodeJS.ProcessEnv;
  };
  const script = ['--import', 'tsx', 'test/browser/listedUpdates.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, script, {
    cwd: root,
    env: { ...process.env, ...product },
    maxBuffer: 20_000_000,
  });
  return JSON.parse(stdout) as Record<string, unknown>[];
};

describe('in Microsoft’s own Agents Playground', () => {
  test('the chase arrives, is answered in its card, and the list has the answer', async () => {
    await page.goto(`http://localhost:${playgroundPort}/`);
    await page.getByRole('heading', { name: 'Quarterbook' }).waitFor();
    const stepped = await fetch(`http://localhost:${port}/local/clock/step`, { method: 'POST' });
    expect(await stepped.json()).toMatchObject({ now: expect.stringMatching(/^2024-10-01T08:00/) });

    await page.getByRole('button', { name: 'Start my update' }).click({ timeout: 60_000 });
    await page.getByLabel(/^Figure for Q2 2024-25/).fill('78,000');
    await page.getByLabel('What is behind the figure?').fill('The summer was busy.');
    await page.getByRole('button', { name: 'Send my update' }).click();
    await page
      .getByText(/^Recorded/)
      .first()
      .waitFor({ timeout: 30_000 });

    const rows = (await listed()).filter(({ Period }) => Period === '2024-25-Q2');
    expect(rows).toMatchObject([
      {
        ItemKey: 'kings-lynn/indicator/1.17',
        Value: 78_000,
        Commentary: 'The summer was busy.',
        SubmittedBy: 'b13afe74-abef-56da-9e37-4bc838e60d05',
      },
    ]);
  }, 180_000);
});
