import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { viewItem } from '../../server/itemView.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { servedRegister } from '../tab/servedRegister.ts';
import { startTabServer, type TabServer } from '../tab/tabServer.ts';
import { buildPages } from './buildPages.ts';
import { launchChromium } from './launchChromium.ts';

const now = '2024-12-02T09:10:00Z';
const snapshot = { ...northNorfolkSnapshot(), asAt: now };
const manager = snapshot.people.find(({ posts }) => posts.includes('ICT Manager'))!;
const served = {
  ...servedRegister(snapshot, now),
  period: '2024-25-M08',
  me: {
    entraId: manager.entraId,
    displayName: 'ICT Manager',
    councils: [
      {
        council: 'north-norfolk',
        personKey: manager.key,
        title: 'North Norfolk District Council',
        posts: ['ICT Manager'],
        roles: [],
      },
    ],
  },
};
const onceRevised = 'north-norfolk/recommendation/IA-010';
const policy = snapshot.documents[0]!;

let browser: Browser;
let server: TabServer;
let page: Page;
let tab: FrameLocator;

const open = async (query = '', theme = 'default', width = 1440): Promise<void> => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${server.origin}/host?theme=${theme}&query=${encodeURIComponent(query)}`);
  await (
    query.includes('item=') ? tab.getByRole('dialog') : tab.getByRole('heading', { level: 1 })
  ).waitFor();
};

/** A chart that is drawn when it is there, and not before. */
const drawn = () =>
  tab
    .getByRole('img', { name: /February 2024: 66/ })
    .locator('svg')
    .first()
    .waitFor();

beforeAll(async () => {
  buildPages('tab');
  browser = await launchChromium();
  server = await startTabServer(served, key => viewItem(snapshot, key, manager));
}, 240_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  server.change(served);
  await page?.context().close();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
  tab = page.frameLocator('iframe');
});

describe('recommendations', () => {
  test('begin with how many are overdue, and show the printed series in the chart and in its table', async () => {
    await open('?view=documents');
    await tab.getByRole('link', { name: 'Recommendations', exact: true }).click();
    await tab
      .getByText(
        'On 30 November 2024, 29 recommendations were overdue, 3 of them awaiting verification: 2 more than in October 2024.',
      )
      .first()
      .waitFor();
    await drawn();
    const chart = tab.getByRole('img', { name: /66; .*60; .*39; .*39; .*27; .*29\./ });
    expect(await chart.locator('foreignObject').allTextContents()).toEqual([
      '66',
      '60',
      '39',
      '39',
      '27',
      '29',
    ]);
    const section = tab.getByRole('region', { name: 'Overdue, month by month' });
    await section.getByText('Show as a table').focus();
    await page.keyboard.press('Enter');
    const table = section.getByRole('table', { name: /^Outstanding audit recommendations/ });
    const rows = await table.getByRole('row').all();
    const overdue = await Promise.all(rows.slice(1).map(row => row.getByRole('cell').nth(1).innerText()));
    expect(overdue.map(text => text.trim())).toEqual(['66', '60', '39', '39', '27', '29']);
  });

  test('say how long, whose, and why the number moved', async () => {
    await open('?view=recommendations');
    await tab.getByRole('img', { name: /12 months or more: 1 \(high\), 4 \(medium\), 4 \(low\)/ }).waitFor();
    await tab.getByRole('img', { name: /Communities: .*; Place: .*; Resources: / }).waitFor();
    await tab.getByText(/^Overdue recommendations rose from 27 to 29/).waitFor();
    await tab
      .getByRole('region', { name: 'Implemented, by the date first agreed' })
      .getByText('Of 19 recommendations first due since 1 April 2024, 6 (32%) are')
      .waitFor();
    const flow = tab.getByRole('region', { name: 'Why the number moved' });
    await flow.getByText('Show as a table').click();
    await flow
      .getByRole('row', { name: /Newly overdue/ })
      .getByText('+6')
      .waitFor();
  });

  test('are narrowed, sorted, and opened with their history', async () => {
    await open('?view=recommendations');
    await tab.getByText('97 recommendations', { exact: true }).waitFor();
    await tab.getByRole('search').getByLabel('Rating').selectOption('Overdue');
    await tab.getByRole('search').getByLabel('Directorate').selectOption('Resources');
    await tab
      .getByRole('status')
      .filter({ hasText: /^\d+ of 97 recommendations$/ })
      .waitFor();
    await tab.getByRole('button', { name: 'Show all' }).click();
    await tab.getByLabel('Only mine').check();
    await tab.getByRole('button', { name: 'Late by', exact: true }).click();
    await tab.getByRole('button', { name: 'Late by', exact: true }).click();
    expect(new URL(page.frames()[1]!.url()).search).toBe(
      '?period=2024-25-M08&view=recommendations&mine=yes&sort=-late',
    );
    const moved = tab.getByRole('row').filter({ hasText: 'IA-010 ·' });
    await moved.getByText('moved once; first agreed for December 2022').waitFor();
    await moved.getByRole('button').click();
    const panel = tab.getByRole('dialog', { name: /item 10: write down who may approve/ });
    await panel.getByText('How its date was moved').waitFor();
    await panel.getByText(/^31 Dec 2022 to 31 Aug 2024: .* Agreed by .* on /).waitFor();
    await panel.getByText('Internal audit, never by its owner').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('a panel that cannot be filled says so, and is filled when it is tried again', async () => {
    await page.route('**/api/items/**', route => route.abort());
    await open(`?view=recommendations&item=${onceRevised}`);
    await tab.getByRole('heading', { name: 'Quarterbook cannot be reached' }).waitFor();
    await page.unroute('**/api/items/**');
    await tab.getByRole('button', { name: 'Try again' }).click();
    await tab.getByText('How its date was moved').waitFor();
  });

  test('a chart that cannot be downloaded is said in one line, and its table stands', async () => {
    await page.route(/LineOverTime/, route => route.abort());
    await open('?view=recommendations');
    await tab.getByText('The chart could not be opened. The table has the same figures.').waitFor();
    await tab.getByText('97 recommendations', { exact: true }).waitFor();
  });
});

describe('documents', () => {
  test('begin with what is overdue for review, by directorate and for how long', async () => {
    await open('?view=documents');
    await tab
      .getByText('98 of 130 policies and strategies are overdue for review, 69 of them for over 2 years.')
      .first()
      .waitFor();
    await tab.getByRole('img', { name: /Resources: 31 \(over 2 years\), 8 \(1 to 2 years\)/ }).waitFor();
    await tab.getByText('Show as a table').click();
    await tab.getByRole('row', { name: /Overall.*98.*130/s }).waitFor();
    await tab.getByText('136 documents', { exact: true }).waitFor();
    await tab.getByRole('search').getByLabel('Overdue for').selectOption('older');
    await tab.getByText('69 of 136 documents').waitFor();
    await tab.getByRole('button', { name: 'Show all' }).click();
    await tab.getByRole('searchbox').fill(policy.ref);
    await tab.getByText('1 of 136 documents').waitFor();
    await tab.getByRole('button', { name: policy.title }).click();
    const panel = tab.getByRole('dialog', { name: policy.title });
    await panel.getByText('Reviewed every').waitFor();
    await panel.getByText(/^31 May 2019 to 7 Aug 2027: Brought up to date/).waitFor();
  });
});

test('a register without either has no view of them, and its status tables have a chart one key away', async () => {
  server.change(servedRegister(sampleSnapshot()));
  await open('?view=recommendations');
  await tab.getByText(/^37 of 46 actions are on track/).waitFor();
  expect(await tab.getByRole('link', { name: 'Recommendations', exact: true }).count()).toBe(0);
  const section = tab.getByRole('region', { name: /^Status of actions/ });
  await section.getByText('Show as a chart').click();
  await section.getByRole('img', { name: /^One row|minor issues or delays/ }).waitFor();
});

describe('for everybody', () => {
  const views = ['?view=recommendations', '?view=documents', `?view=recommendations&item=${onceRevised}`];

  /** Every kind of part, with its table open, and few rows of each: a checker learns nothing more of many. */
  const few = ['?view=recommendations&rating=Awaiting', '?view=documents&age=half-year'];

  const faults = async (query: string, theme: string, width: number) => {
    await open(query, theme, width);
    if (!query.includes('item=')) {
      if (query.includes('recommendations')) await drawn();
      for (const table of await tab.getByText('Show as a table').all()) await table.click();
    }
    const { violations } = await new AxeBuilder({ page })
      .exclude(['iframe', '[data-tabster-dummy]'])
      .analyze();
    return violations.map(({ id, nodes }) => [query, id, nodes[0]?.html]);
  };

  test.each(['default', 'dark', 'contrast'])(
    'nothing stands in the way in the %s theme',
    async theme => {
      for (const query of [...few, `${few[0]}&item=${onceRevised}`])
        expect(await faults(query, theme, 1440)).toEqual([]);
    },
    240_000,
  );

  test('nothing stands in the way at 360 pixels', async () => {
    for (const query of few) expect(await faults(query, 'default', 360)).toEqual([]);
  }, 240_000);

  test.each([320, 768, 1440])(
    'nothing runs over the edge at %d pixels',
    async width => {
      for (const query of views) {
        await open(query, 'default', width);
        if (!query.includes('item=')) {
          if (query === '?view=recommendations') await drawn();
          for (const table of await tab.getByText('Show as a table').all()) await table.click();
        }
        const over = await page
          .frames()[1]!
          .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect([query, Math.max(0, over)]).toEqual([query, 0]);
      }
    },
    60_000,
  );
});
