import { readFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import type { Update } from '../../register/index.ts';
import { bodyXml, proseOf } from '../document/smallDocument.ts';
import { buildPages } from './buildPages.ts';
import { launchChromium } from './launchChromium.ts';
import { openWordOffice } from './wordOffice.ts';

const root = join(import.meta.dirname, '../..');

let browser: Browser;
let office: Awaited<ReturnType<typeof openWordOffice>>;
let context: BrowserContext;

beforeAll(async () => {
  if (!existsSync(join(root, 'addin/dist/index.html'))) {
    buildPages('addin');
  }
  [browser, office] = await Promise.all([launchChromium(), openWordOffice()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
}, 180_000);

afterAll(async () => {
  await browser.close();
  office.close();
});

const openReport = async (more = ''): Promise<{ page: Page; pane: FrameLocator }> => {
  const page = await context.newPage();
  await page.goto(`${office.url}/local/word/?person=${office.person}${more}`);
  const pane = page.frameLocator('#pane');
  await pane.getByRole('button', { name: 'Refresh this document' }).waitFor({ timeout: 60_000 });
  return { page, pane };
};

const download = async (page: Page): Promise<Uint8Array> => {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  return readFile(await file.path());
};

/** What Microsoft's Open XML SDK has to say of the file. */
const complaints = (docx: Uint8Array): unknown => {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-word-'));
  const path = join(folder, 'report.docx');
  writeFileSync(path, docx);
  const validator = join(root, 'node_modules/.bin/ooxml-validate');
  const said = execFileSync(process.execPath, [validator, '--output-format', 'json', path], {
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  return JSON.parse(said);
};

/** An action of the first plan rated red for Q2, as if its officer had just said so. */
const answerOne = (): void => {
  const { snapshot } = office.state;
  const [action] = snapshot.actions;
  const like = snapshot.updates.find(update => update.itemKey === action?.key);
  if (!action || !like) throw new Error('the sample has no action with an update');
  const update: Update = {
    ...like,
    key: `${action.key}/2024-25-Q2/said`,
    period: '2024-25-Q2',
    band: 'R',
    publishedBand: null,
    submittedAt: '2024-10-02T08:00:00Z',
  };
  office.state.snapshot = { ...snapshot, updates: [...snapshot.updates, update] };
};

/** Fluent's focus sentinels hand the focus on at once; axe takes them for controls that nobody can see. */
const violations = async (page: Page): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page })
    .exclude('#page')
    .exclude(['iframe', '[data-tabster-dummy]'])
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
};

describe('the pane beside the report', () => {
  test('an answer for Q2 changes the Q2 tables on refresh, and no other word', async () => {
    const { page, pane } = await openReport();
    expect(await pane.getByLabel('Report period').inputValue()).toBe('2024-25-Q1');
    await pane.getByText(/live blocks, all up to date/).waitFor();
    const before = await download(page);

    answerOne();
    await pane.getByRole('button', { name: 'Refresh this document' }).click();
    const write = pane.getByRole('button', { name: /^Write \d+ changes?$/ });
    await write.waitFor();
    expect(await violations(page)).toEqual([]);
    await write.click();
    await pane.getByText(/blocks? w(as|ere) refreshed\. Everything else/).waitFor();

    const after = await download(page);
    expect(proseOf(after)).toEqual(proseOf(before));
    expect(bodyXml(after)).not.toBe(bodyXml(before));
    expect(complaints(after)).toEqual([]);
    await page.close();
  }, 120_000);

  test('the status of actions for Q2 can be put where the cursor stands, and is kept up to date from then on', async () => {
    const { page, pane } = await openReport();
    const count = await pane.getByText(/\d+ live blocks/).innerText();
    await pane.getByRole('tab', { name: 'Insert a block' }).click();
    await pane.getByRole('radio', { name: 'Status of actions' }).check();
    await pane.getByLabel('Period', { exact: true }).selectOption('2024-25-Q2');
    await pane.getByRole('region', { name: /^Preview: .*Q2 2024-25/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await pane.getByRole('button', { name: 'Insert at the cursor' }).click();
    await pane.getByText(/^Inserted\./).waitFor();
    await pane.getByRole('tab', { name: 'Refresh' }).click();
    await pane.getByText(`${parseInt(count, 10) + 1} live blocks, all up to date.`).waitFor();

    const after = await download(page);
    expect(bodyXml(after)).toContain('w:val="qb1|action-status|2024-25-Q2"');
    expect(complaints(after)).toEqual([]);
    await page.close();
  }, 120_000);

  test('a read-only copy can be read, says so, and offers no write', async () => {
    const { page, pane } = await openReport('&profile=read-only');
    await pane.getByText(/This document is read-only/).waitFor();
    await pane.getByRole('tab', { name: 'Insert a block' }).click();
    const insert = pane.getByRole('button', { name: 'Insert at the cursor' });
    expect(await insert.getAttribute('aria-disabled')).toBe('true');
    await page.close();
  }, 60_000);
});
