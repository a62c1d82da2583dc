import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { buildPages } from './buildPages.ts';
import { hostSaid, inHost, openInHost } from './channelOffice.ts';
import { deskCouncil, officer, strategyKey } from './deskCouncil.ts';
import { serveDesk } from './deskOffice.ts';
import { launchChromium } from './launchChromium.ts';

const shots = process.env['SHOTS'];
const settingsPage = '/tab/?configure';
const growth = /^Promote growth and prosperity/;
const placeActions = '/tab/?council=kings-lynn&only=Place&view=actions';

let browser: Browser;
let office: Awaited<ReturnType<typeof serveDesk>>;
let page: Page;
let tab: FrameLocator;

const open = async (asked: Parameters<typeof openInHost>[1], width?: number): Promise<void> => {
  page = await openInHost({ browser, office, entraId: officer }, asked, width);
  tab = page.frameLocator('iframe');
};

const shoot = async (name: string): Promise<void> => {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
};

const focused = (): Promise<string> =>
  page.frames()[1]!.evaluate(() => {
    const element = document.activeElement;
    const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    return (isField ? element.labels?.[0]?.textContent : element?.textContent) ?? '';
  });

const tabTo = async (name: string | RegExp): Promise<void> => {
  for (let stop = 0; stop < 30; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused()).match(name)) return;
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
};

const heading = () => tab.getByRole('heading', { level: 1 });
const query = () => new URL(page.frames()[1]!.url()).search;

beforeAll(async () => {
  if (shots) mkdirSync(shots, { recursive: true });
  buildPages('tab');
  browser = await launchChromium();
  office = await serveDesk(deskCouncil());
}, 120_000);

afterEach(async () => {
  await page?.context().close();
});

afterAll(async () => {
  await browser.close();
  await office.close();
});

describe('adding a tab to a channel', () => {
  test('is done with the keyboard, says what there will be, and keeps it in the address of the tab', async () => {
    await open({ src: settingsPage, frame: 'settings' });
    await tab
      .getByText(/^The tab opens on Overview. It shows all \d+ actions and indicators of Borough/)
      .waitFor();
    await shoot('settings-first');
    await tabTo('Directorate');
    await page.keyboard.type('Place');
    await tabTo(growth);
    await page.keyboard.press('Space');
    await tabTo('First view');
    await page.keyboard.type('Actions');
    await tab
      .getByText(
        /^The tab opens on Actions. It shows \d+ of the \d+ .*, those of Place directorate: Promote growth/,
      )
      .waitFor();
    await shoot('settings-chosen');
    await page.getByRole('button', { name: 'Save' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    const { kept } = await hostSaid(page);
    const address = `${office.origin}/tab/?council=kings-lynn&only=Place&plans=growth&view=actions`;
    expect(kept).toEqual({
      contentUrl: address,
      websiteUrl: address,
      entityId: expect.stringMatching(/^register-[\da-f-]{36}$/),
      suggestedDisplayName: 'Place: actions',
    });
  });

  test('what was chosen is there when the settings are opened again, and the tab stays the same tab', async () => {
    await open({
      src: settingsPage,
      frame: 'settings',
      kept: `${office.origin}${placeActions}&plans=growth`,
    });
    await tab.getByText(/^The tab opens on Actions. .* those of Place directorate/).waitFor();
    expect(await tab.getByLabel('Directorate').inputValue()).toBe('Place');
    expect(await tab.getByRole('checkbox', { name: growth }).isChecked()).toBe(true);
    expect(await tab.getByLabel('First view').inputValue()).toBe('actions');
    await tab.getByLabel('Directorate').selectOption('The whole council');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Saved' }).waitFor();
    expect((await hostSaid(page)).kept).toMatchObject({
      entityId: 'tab-1',
      contentUrl: `${office.origin}/tab/?council=kings-lynn&plans=growth&view=actions`,
    });
  });

  test('outside Teams’ own dialog the page says where it belongs', async () => {
    await open({ src: settingsPage, frame: 'content' });
    await tab.getByRole('heading', { name: 'Add Quarterbook to a channel in Teams' }).waitFor();
  });
});

describe('a tab that is about a part of the council', () => {
  test('shows that part, says so, and shows the whole council at one press', async () => {
    await open({ src: placeActions, frame: 'content' });
    await tab.getByText('Place directorate', { exact: true }).waitFor();
    const part = await tab
      .getByRole('status')
      .filter({ hasText: /^\d+ actions$/ })
      .innerText();
    await shoot('tab-place');
    await tab.getByRole('button', { name: 'Show the whole council' }).click();
    await tab.getByText('66 actions', { exact: true }).waitFor();
    expect(Number.parseInt(part, 10)).toBeLessThan(66);
    await shoot('tab-whole');
    await tab.getByRole('button', { name: 'Show only Place directorate' }).click();
    await tab.getByText(part, { exact: true }).waitFor();
    await tab.getByRole('link', { name: 'Overview', exact: true }).click();
    await tab.getByText('Place directorate', { exact: true }).waitFor();
    await shoot('overview-place');
  });

  test('two tabs of one channel differ', async () => {
    const sentences: string[] = [];
    for (const name of ['Place', 'Resources']) {
      await open({ src: `/tab/?council=kings-lynn&only=${name}`, frame: 'content' });
      await tab.getByText(`${name} directorate`, { exact: true }).waitFor();
      sentences.push(await tab.getByText(/ actions? (is|are) on track/).innerText());
      await page.context().close();
    }
    expect(sentences[0]).not.toBe(sentences[1]);
  });
});

describe('links', () => {
  test('a link holds view, period, filters and the open item, and Back comes to it again', async () => {
    const sub = `council=kings-lynn&period=2024-25-Q1&view=actions&rating=A&item=${encodeURIComponent(strategyKey)}`;
    await open({ src: '/tab/?council=kings-lynn&only=Resources', frame: 'content', sub });
    await tab.getByRole('dialog', { name: /^Develop the Car Parking Strategy/ }).waitFor();
    await tab.getByRole('button', { name: 'Close', exact: true }).click();
    await tab.getByText('9 of 66 actions').waitFor();
    await page.frames()[1]!.evaluate(() => window.history.back());
    await tab.getByRole('dialog', { name: /^Develop the Car Parking Strategy/ }).waitFor();
    expect(query()).toBe(`?${sub}`);
  });

  test('a link that says nothing of the council goes by the tab', async () => {
    await open({ src: placeActions, frame: 'content', sub: 'view=indicators' });
    await tab.getByText('Place directorate', { exact: true }).waitFor();
    await tab.getByRole('heading', { name: 'Indicators' }).waitFor();
  });

  test('Teams is asked to show a link to what is shown', async () => {
    await open({ src: placeActions, frame: 'content' });
    await tab.getByRole('button', { name: 'Copy link' }).click();
    await page.waitForFunction(() => (window as unknown as { said: { link: unknown } }).said.link !== null);
    const { link } = await hostSaid(page);
    const shown = 'council=kings-lynn&only=Place&period=2024-25-Q1&view=actions';
    expect(link).toEqual([shown, 'Actions 2024-25-Q1', `${office.origin}/tab/?${shown}`]);
  });

  test('on a phone, where Teams shows none, the link is made here; Back closes what is open', async () => {
    await open({ src: placeActions, frame: 'content', phone: 'yes' }, 360);
    await tab.getByText('Place directorate', { exact: true }).waitFor();
    await inHost(page, 'pressBack');
    await page.waitForFunction(() => (window as unknown as { said: { back: number } }).said.back === 1);
    await tab.getByRole('button', { name: /^Develop the Car Parking Strategy/ }).click();
    const panel = tab.getByRole('dialog', { name: /^Develop the Car Parking Strategy/ });
    await panel.getByRole('button', { name: 'Copy link' }).click();
    await panel.getByText('Link copied').or(panel.getByLabel('Copy this link')).waitFor();
    await shoot('panel-phone');
    await inHost(page, 'pressBack');
    await panel.waitFor({ state: 'detached' });
    expect((await hostSaid(page)).back).toBe(1);
  });

  test('in a browser it is a link for a browser', async () => {
    page = await office.signIn(browser, officer);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${office.origin}${placeActions}`);
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `${office.origin}/tab/?council=kings-lynn&only=Place&period=2024-25-Q1&view=actions`,
    );
    await shoot('browser-copied');
  });
});

describe('for everybody', () => {
  test.each([
    ['settings', { src: settingsPage, frame: 'settings' as const }],
    ['a narrowed tab', { src: `${placeActions}&rating=A`, frame: 'content' as const }],
  ])(
    'nothing stands in the way of %s, in any theme, on a desk or a phone',
    async (name, asked) => {
      await open(asked);
      await heading().waitFor();
      await tab.getByText(/^(The tab opens on|Place directorate$)/).waitFor();
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        for (const theme of ['default', 'dark', 'contrast']) {
          await inHost(page, 'changeTheme', theme);
          await page.waitForTimeout(200);
          await shoot(`${name} ${width} ${theme}`);
          const { violations } = await new AxeBuilder({ page })
            .exclude(['iframe', '[data-tabster-dummy]'])
            .analyze();
          expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
        }
        const over = await page
          .frames()[1]!
          .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(over).toBeLessThanOrEqual(0);
      }
    },
    60_000,
  );
});
