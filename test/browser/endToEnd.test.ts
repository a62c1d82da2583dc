import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { openDocx } from '../../report/index.ts';
import { launchChromium } from './launchChromium.ts';

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'quarterbook-whole-'));
const port = 22_000 + (process.pid % 1000) * 10;
const env = { ...process.env, PORT: String(port), QUARTERBOOK_HOME: home };

let local: ChildProcess;
let browser: Browser;
let page: Page;
let said = '';

const running = () =>
  new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer) => {
      said += part.toString();
      if (said.includes('Quarterbook is running at')) resolve();
    };
    local.stdout?.on('data', hear);
    local.stderr?.on('data', hear);
    local.once('exit', () => reject(new Error(said)));
  });

beforeAll(async () => {
  local = spawn(process.execPath, ['local/start.mjs'], { cwd: root, env });
  await running();
  browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    acceptDownloads: true,
  });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  if (local.exitCode === null) {
    local.kill('SIGTERM');
    await new Promise(resolve => local.once('exit', resolve));
  }
  rmSync(home, { recursive: true, force: true });
}, 60_000);

const chat = (): FrameLocator => page.frameLocator('iframe[title="Teams chat with Quarterbook"]');
const tab = (): FrameLocator =>
  page.frameLocator('iframe[title="The Quarterbook tab in Teams"]').frameLocator('#tab');
const word = (): FrameLocator => page.frameLocator('iframe[title="The Cabinet report in Word"]');
const pane = (): FrameLocator => word().frameLocator('iframe[title="Quarterbook pane"]');

/** The command line, on the product that is running. */
const quarterbook = async (...words: string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['local/quarterbook.mjs', ...words, '--json'],
    {
      cwd: root,
      env,
      maxBuffer: 20_000_000,
    },
  );
  return JSON.parse(stdout) as unknown;
};

const overall = async (period: string) => {
  const rows = (await quarterbook('summary', '--block', 'action-status', '--period', period)) as {
    priority: string;
  }[];
  return rows.at(-1);
};

/** The rows of the Updates list for Q2, asked of Graph. */
const listed = async (): Promise<Record<string, unknown>[]> => {
  const { env: product } = JSON.parse(readFileSync(join(home, 'run.json'), 'utf8')) as {
    env: NodeJS.ProcessEnv;
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'test/browser/listedUpdates.ts'],
    {
      cwd: root,
      env: { ...process.env, ...product },
      maxBuffer: 20_000_000,
    },
  );
  return (JSON.parse(stdout) as Record<string, unknown>[]).filter(row => row['Period'] === '2024-25-Q2');
};

const blocksOf = async (file: string) => {
  const opened = openDocx(new Uint8Array(readFileSync(file)));
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value.listBlocks();
};

/** What the document in the Word door holds, as a file. */
const downloaded = async (): Promise<string> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    word().getByText('Download', { exact: true }).click(),
  ]);
  return download.path();
};

const rowOf = (cells: string[][] | null | undefined, title: string) => cells?.find(row => row[0] === title);

describe('an officer is chased in Teams, answers in the card, and the list, the tab and the report have it', () => {
  test('the register opens with Q1 2024-25 as it was published', async () => {
    await page.goto(`http://localhost:${port}/local/`);
    await page.getByText('Monday 30 September 2024').waitFor();
    await tab()
      .getByText(/^37 of 46 actions are on track, 9 have minor issues or delays/)
      .waitFor();
    expect(await overall('2024-25-Q1')).toMatchObject({
      priority: 'overall',
      counts: { R: 0, A: 9, G: 37, B: 0, Completed: 8, Info: 12, NotReported: 0 },
      percentages: { R: 0, A: 20, G: 80, B: 0 },
      total: 66,
    });
  }, 120_000);

  test('the front page passes axe-core', async () => {
    const found = await new AxeBuilder({ page }).exclude('iframe').analyze();
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`),
    ).toEqual([]);
  }, 120_000);

  test('on Tuesday 1 October the return opens and the Car Parks Manager is asked for seven updates in one card', async () => {
    await page.getByRole('button', { name: 'Go to Tuesday 1 October' }).click();
    await chat().getByRole('heading', { name: 'Your updates for Q2 2024-25' }).waitFor();
    await chat()
      .getByText(/^7 items for Q2 2024-25, due Monday 14 October;/)
      .waitFor();
    expect(await chat().getByText('Not answered yet').count()).toBe(7);
  }, 120_000);

  test('the card refuses what it cannot read, keeps what was typed, and then records the answer', async () => {
    const figure = chat().getByLabel(/^Figure for Q2 2024-25/);
    await chat().getByRole('button', { name: 'Start my update' }).click();
    await figure.fill('about 80,000');
    await chat().getByRole('button', { name: 'Send my update' }).click();
    await chat()
      .getByText(/is not a figure we can read/)
      .waitFor();
    expect(await figure.inputValue()).toBe('about 80,000');
    await figure.fill('82,300');
    await chat().getByRole('button', { name: 'Send my update' }).click();
    await chat()
      .getByText(/^Recorded/)
      .first()
      .waitFor();
  }, 120_000);

  test('the answer to an action is in the list, through Graph, under the name of who gave it', async () => {
    await chat().getByRole('button', { name: 'Back to my list' }).click();
    await chat().getByRole('button', { name: 'Open A02' }).click();
    await chat()
      .getByRole('radio', { name: /on track/ })
      .check();
    await chat().getByRole('button', { name: 'Send my update' }).click();
    await chat()
      .getByText(/^Recorded/)
      .first()
      .waitFor();
    const rows = await listed();
    expect(rows).toHaveLength(2);
    expect(rows.find(row => row['ItemKey'] === 'kings-lynn/action/A02')).toMatchObject({
      Band: 'G',
      State: 'submitted',
      SubmittedBy: 'b13afe74-abef-56da-9e37-4bc838e60d05',
    });
  }, 120_000);

  test('the tab shows it without being asked again', async () => {
    await tab()
      .getByText(/^1 of 46 reported/)
      .waitFor();
    await tab().getByRole('link', { name: 'Actions', exact: true }).click();
    const row = tab().getByRole('row').filter({ hasText: 'Develop the Car Parking Strategy' });
    await row.getByText('On track').first().waitFor();
    await row.getByText(/up from amber/i).waitFor();
  }, 120_000);

  test("on refresh the Word document's Q2 tables have it, beside Q1 as published", async () => {
    await pane().getByRole('button', { name: 'Refresh this document' }).click();
    await pane()
      .getByRole('button', { name: /^Write \d+ changes?$/ })
      .click();
    await pane()
      .getByText(/written|refreshed|updated/i)
      .first()
      .waitFor();
    const blocks = await blocksOf(await downloaded());
    const growth = 'Promote growth and prosperity to benefit West Norfolk';
    const q1 = blocks.find(({ tag }) => tag.startsWith('qb1|action-status|~'));
    const q2 = blocks.find(({ tag }) => tag.startsWith('qb1|action-status|2024-25-Q2'));
    expect(rowOf(q1?.cells, growth)?.slice(0, 4)).toEqual([growth, '0', '4', '5']);
    expect(rowOf(q2?.cells, growth)?.slice(0, 4)).toEqual([growth, '0', '0', '1']);
  }, 180_000);

  test('the same report is made on a file by the command line', async () => {
    const out = join(home, 'R.docx');
    await quarterbook(
      'report',
      '--period',
      '2024-25-Q1',
      '--template',
      'kings-lynn',
      '--with',
      '2024-25-Q2',
      '--out',
      out,
    );
    const blocks = await blocksOf(out);
    const q2 = blocks.find(({ tag }) => tag.startsWith('qb1|action-status|2024-25-Q2'));
    expect(q2?.cells?.at(-1)?.slice(0, 4)).toEqual(['Overall', '0', '0', '1']);
  }, 120_000);

  test('everybody else answers too, and the whole quarter can be seen', async () => {
    await page.getByRole('button', { name: /Let all other posts answer/ }).click();
    await page.getByText(/Q2 2024-25: 10[0-9] of 110 answered/).waitFor({ timeout: 150_000 });
    expect(await overall('2024-25-Q2')).toMatchObject({ counts: { Completed: 8, Info: 12 }, total: 66 });
  }, 240_000);
});
