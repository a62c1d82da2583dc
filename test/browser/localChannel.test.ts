import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { tenant } from '../server/signing.ts';
import { buildPages } from './buildPages.ts';
import { deskCouncil, officer } from './deskCouncil.ts';
import { serveDesk } from './deskOffice.ts';
import { launchChromium } from './launchChromium.ts';

const shots = process.env['SHOTS'];
const dist = join(import.meta.dirname, '../../local/dist');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

let browser: Browser;
let office: Awaited<ReturnType<typeof serveDesk>>;
let page: Page;
let tab: FrameLocator;

/** The local Teams beside the product, as the front server puts it. */
const routeLocal = async (): Promise<void> => {
  const token = await office.signing.token({ oid: officer });
  await page.route(`${office.origin}/local/**`, route => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/local/teams/seat') {
      const person = { id: officer, name: 'Car Parks Manager' };
      return route.fulfill({ json: { person, tenantId: tenant, userPrincipalName: 'car@council.example' } });
    }
    if (pathname === '/local/token') return route.fulfill({ json: { token } });
    const file = pathname === '/local/tab' ? 'teams/host/index.html' : pathname.replace('/local/', '');
    const contentType = types[extname(file)] ?? 'text/plain';
    return route.fulfill({ contentType, body: readFileSync(join(dist, file)) });
  });
};

beforeAll(async () => {
  buildPages('tab');
  buildPages('local');
  browser = await launchChromium();
  office = await serveDesk(deskCouncil());
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  });
  page = await context.newPage();
  page.setDefaultTimeout(10_000);
  tab = page.frameLocator('#tab');
  await routeLocal();
}, 240_000);

afterAll(async () => {
  await browser.close();
  await office.close();
});

test('in the local Teams a tab is added, changed, linked to and removed', async () => {
  await page.goto(`${office.origin}/local/tab?person=${officer}`);
  await tab.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: '+ Add a tab' }).click();
  const settings = page.frameLocator('#configure');
  await settings.getByLabel('Directorate').selectOption('Place');
  await settings.getByLabel('First view').selectOption('Actions');
  if (shots) await page.screenshot({ path: `${shots}/local-settings.png` });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Place: actions' }).waitFor();
  await tab.getByText('Place directorate', { exact: true }).waitFor();
  await tab.getByLabel('Rating').selectOption('A');
  await tab.getByText(/^\d+ of \d+ actions$/).waitFor();
  await tab.getByRole('button', { name: 'Copy link' }).click();
  const link = await page.getByLabel('A link of Teams').inputValue();
  expect(link).toMatch(/^https:\/\/teams\.microsoft\.com\/l\/entity\/quarterbook\/register-/);
  if (shots) await page.screenshot({ path: `${shots}/local-link.png` });
  await page.getByRole('button', { name: 'Close', exact: true }).click();

  await page.reload();
  await tab.getByText(/actions are on track/).waitFor();
  await page.getByRole('button', { name: 'Open a link' }).click();
  await page.getByLabel('A link of Teams').fill(link);
  await page.getByRole('button', { name: 'Open it here' }).click();
  await tab.getByText(/^\d+ of \d+ actions$/).waitFor();
  await tab.getByText('Place directorate', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Settings' }).click();
  expect(await settings.getByLabel('Directorate').inputValue()).toBe('Place');
  await settings.getByLabel('First view').selectOption('Indicators');
  await page.getByRole('button', { name: 'Save' }).click();
  await tab.getByRole('heading', { name: 'Indicators' }).waitFor();
  await page.getByRole('button', { name: 'Remove' }).click();
  await tab.getByText(/actions are on track/).waitFor();
  expect(await page.getByRole('button', { name: 'Place: actions' }).count()).toBe(0);
}, 60_000);
