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
const env = { ...process.env, PORT: String(port), QUARTERBOOK_HOME: home };

/** A Playground for each person: a client of the one product, which the first of them starts. */
const playgrounds: ChildProcess[] = [];
let browser: Browser;

const isThere = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
};

const sitDown = async (post: string, playgroundPort: number): Promise<Page> => {
  let said = '';
  const playground = spawn(process.execPath, ['local/playground.mjs', post], {
    cwd: root,
    env: { ...env, PLAYGROUND_PORT: String(playgroundPort) },
  });
  const hear = (part: Buffer) => void (said += part.toString());
  playground.stdout.on('data', hear);
  playground.stderr.on('data', hear);
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
  page.setDefaultTimeout(30_000);
  playgrounds.push(playground);
  const address = `http://localhost:${playgroundPort}/`;
  while (!(await isThere(address))) {
    if (playground.exitCode !== null) throw new Error(said);
    await new Promise(resolve => setTimeout(resolve, 300));
  }
  await page.goto(address);
  return page;
};

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  // The first one started the product, and ends it.
  for (const playground of playgrounds.toReversed()) {
    if (playground.exitCode !== null) continue;
    const ended = new Promise(resolve => playground.once('exit', resolve));
    playground.kill('SIGTERM');
    await ended;
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

const officer = 'b13afe74-abef-56da-9e37-4bc838e60d05';
const approver = 'a7711bd9-be1b-5084-97cd-7f25364163b0';

/** What the Car Parks Manager says of each item, in the order in which they are asked. */
const answers = [
  { ref: 'indicator/1.17', figure: '78,000', words: 'The summer was busy.' },
  { ref: 'indicator/1.18', figure: '515,000' },
  { ref: 'action/A02', rating: /minor issues/, words: 'The draft is late.', next: 'Bring it in December.' },
  { ref: 'indicator/2.1', figure: '30' },
  { ref: 'indicator/2.2', figure: '76,000 kWh' },
  { ref: 'action/A25', rating: /on track/ },
  { ref: 'action/A40', rating: /on track/ },
];

const fill = async (page: Page, { figure, rating, words, next }: (typeof answers)[number]) => {
  if (figure) await page.getByLabel(/^Figure for Q2 2024-25/).fill(figure);
  if (rating) await page.getByRole('radio', { name: rating }).check();
  if (words) await page.getByLabel(figure ? 'What is behind the figure?' : /^What happened\?/).fill(words);
  if (next) await page.getByLabel(/^What happens next\?/).fill(next);
};

const nameOf = (ref: string) => ref.split('/')[1] ?? '';

const listedInQ2 = async () => (await listed()).filter(({ Period }) => Period === '2024-25-Q2');

describe('in Microsoft’s own Agents Playground', () => {
  test('the chase arrives, and a whole return is answered in its card, form after form', async () => {
    const page = await sitDown('Car Parks Manager', port + 7);
    await page.getByRole('heading', { name: 'Quarterbook' }).waitFor();
    const stepped = await fetch(`http://localhost:${port}/local/clock/step`, { method: 'POST' });
    expect(await stepped.json()).toMatchObject({ now: expect.stringMatching(/^2024-10-01T08:00/) });

    await page.getByRole('button', { name: 'Start my update' }).click({ timeout: 60_000 });
    for (const [n, answer] of answers.entries()) {
      await page.getByText(`${nameOf(answer.ref)}, Q2 2024-25`, { exact: false }).waitFor();
      await fill(page, answer);
      await page.getByRole('button', { name: 'Send my update' }).click();
      const left = answers.length - 1 - n;
      await page.getByText(left === 0 ? 'That was the last one. Thank you.' : `${left} to go.`).waitFor();
    }

    const rows = await listedInQ2();
    const byItem = (ref: string) => rows.find(({ ItemKey }) => ItemKey === `kings-lynn/${ref}`);
    expect(rows).toHaveLength(7);
    for (const { ref } of answers)
      expect(byItem(ref)).toMatchObject({ SubmittedBy: officer, State: 'submitted' });
    expect(byItem('indicator/1.17')).toMatchObject({ Value: 78_000, Commentary: 'The summer was busy.' });
    expect(byItem('indicator/2.2')).toMatchObject({ Value: 76_000 });
    expect(byItem('action/A02')).toMatchObject({ Band: 'A', NextActions: 'Bring it in December.' });
    expect(byItem('action/A40')).toMatchObject({ Band: 'G' });
  }, 240_000);

  test('the Assistant Director approves it at another seat, and the list says by whom', async () => {
    const page = await sitDown('Assistant Director, Property', port + 8);
    await page.getByRole('textbox').first().fill('decisions');
    await page.keyboard.press('Enter');
    await page.getByText('7 answers in 1 return wait for your decision.').waitFor();
    await page.getByRole('button', { name: 'Open the first' }).click();
    await page.getByRole('button', { name: 'Approve all 7' }).click();
    await page.getByText('7 answers are approved by you in this return.').waitFor();

    const rows = await listedInQ2();
    expect(rows).toHaveLength(7);
    for (const row of rows)
      expect(row).toMatchObject({ State: 'approved', SubmittedBy: officer, DecidedBy: approver });
  }, 120_000);
});
