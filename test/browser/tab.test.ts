import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { answer, carParking, servedRegister, withUpdates } from '../tab/servedRegister.ts';
import { publicConfig, sizeAsSent, startTabServer, type TabServer } from '../tab/tabServer.ts';
import { buildPages } from './buildPages.ts';
import { launchChromium } from './launchChromium.ts';

const snapshot = sampleSnapshot();
const strategy = 'Develop the Car Parking Strategy, produce a draft and adopt the strategy in 2024-2025';
const said = 'The consultant withdrew, and a new one is being procured.';
const red = withUpdates(snapshot, answer(carParking, { band: 'R', commentary: said }));

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

const row = (name: string) => tab.getByRole('row').filter({ hasText: name });

beforeAll(async () => {
  buildPages('tab');
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser.close();
});

beforeEach(async () => {
  await server?.close();
  server = await startTabServer(servedRegister(snapshot));
  await page?.context().close();
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  page = await context.newPage();
  tab = page.frameLocator('iframe');
});

afterAll(async () => {
  await server.close();
});

describe('the tab in Teams', () => {
  test('shakes hands, takes its token from Teams, and asks once for all of the first view', async () => {
    await open();
    await page.waitForFunction(() => 'heard' in window && JSON.stringify(window.heard).includes('.success'));
    const heard = await page.evaluate(() => ('heard' in window ? (window.heard as string[]) : []));
    expect(heard).toEqual(
      expect.arrayContaining(['initialize', 'getContext', 'authentication.getAuthToken']),
    );
    expect(heard.indexOf('appInitialization.success')).toBeGreaterThan(heard.indexOf('getContext'));
    expect(server.asked()).toEqual(['Bearer token-from-teams']);
  });

  test('has its first table within 180 kilobytes of script, as they are sent', async () => {
    await page.addInitScript(() => {
      new MutationObserver((_, watching) => {
        if (!document.querySelector('table')) return;
        performance.mark('first table');
        watching.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await open();
    await tab.getByRole('table').first().waitFor();
    const scripts = await page.frames()[1]!.evaluate(() => {
      const [shown] = performance.getEntriesByName('first table');
      const before = ({ name, startTime }: PerformanceEntry) =>
        name.endsWith('.js') && startTime < (shown?.startTime ?? Infinity);
      return performance.getEntriesByType('resource').flatMap(one => (before(one) ? [one.name] : []));
    });
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter(name => /ItemsPage|browserSession/.test(name))).toEqual([]);
    const sizes = scripts.map(name => sizeAsSent(new URL(name).pathname));
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(180_000);
  });

  test('says first how the quarter stands, then shows it in two tables', async () => {
    await open();
    await tab.getByText(/^37 of 46 actions are on track/).waitFor();
    await tab.getByText(/^37 of 48 indicators met their target/).waitFor();
    const overall = tab
      .getByRole('table', { name: /^Status of actions/ })
      .getByRole('row', { name: /^Overall/ });
    expect(await overall.getByRole('cell').allInnerTexts()).toEqual([
      expect.stringMatching(/\b0$/),
      expect.stringMatching(/9\s*20%$/),
      expect.stringMatching(/37\s*80%$/),
      expect.stringMatching(/\b0$/),
      '8',
      '12',
      '66',
    ]);
    await tab.getByText('All 118 items have been reported.').waitFor();
    await tab.getByText('Show the rows').click();
    await tab.getByText('It has no rating.').waitFor();
  });

  test('narrows the actions by rating and priority, and keeps that in its address', async () => {
    await open();
    await tab.getByRole('link', { name: 'Actions', exact: true }).click();
    await tab.getByLabel('Rating').selectOption({ label: 'A minor issues or delays (9)' });
    await tab.getByText('9 of 66 actions').waitFor();
    await tab.getByLabel('Priority').selectOption('growth');
    await tab.getByText('4 of 66 actions').waitFor();
    expect(new URL(page.frames()[1]!.url()).search).toBe(
      '?period=2024-25-Q1&view=actions&priority=growth&rating=A',
    );
    await tab.getByRole('searchbox').fill('zeppelin');
    await tab.getByText(/^Nothing matches/).waitFor();
    await tab.getByRole('button', { name: 'Show all' }).click();
    await tab.getByText('66 actions', { exact: true }).waitFor();
  });

  test("opens an item's history with the keyboard, and gives the focus back", async () => {
    server.change(servedRegister(red));
    await open('?view=actions');
    const title = tab.getByRole('button', { name: strategy });
    await title.focus();
    await page.keyboard.press('Enter');
    const panel = tab.getByRole('dialog', { name: strategy });
    await panel.getByRole('heading', { name: 'Q2 2024-25' }).waitFor();
    expect(await panel.getByRole('heading', { level: 4 }).allInnerTexts()).toEqual([
      'Q2 2024-25',
      'Q1 2024-25',
      '2023-24',
    ]);
    await panel.getByText(said).waitFor();
    await panel.getByText('down from amber').waitFor();
    await panel.getByText('Car Parks Manager, 2 October 2024 at 10:05').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await page.waitForFunction(
      name => document.querySelector('iframe')?.contentDocument?.activeElement?.textContent === name,
      strategy,
    );
  });

  test('says why an indicator has its colour', async () => {
    await open('?view=indicators&item=kings-lynn/indicator/2.2');
    await tab
      .getByRole('dialog', { name: 'EV charging usage (kWh)' })
      .getByText(/^37,503 kWh against 7,500 by the end of Q1 \(a quarter of 30,000\)/)
      .waitFor();
  });

  test('an answer appears while the page is open, and is said aloud', async () => {
    await open('?view=actions&period=2024-25-Q2');
    await row(strategy).getByText('Not reported').waitFor();
    server.change(servedRegister(red, '2024-10-02T09:11:00Z'));
    await row(strategy).getByText('Major issues to resolve').waitFor();
    await row(strategy).getByText(said).waitFor();
    await tab
      .getByRole('status')
      .filter({ hasText: `1 new answer at 10:11: ${strategy}.` })
      .waitFor();
  });

  test('chooses another period, and says which is closed', async () => {
    await open();
    expect(await tab.getByLabel('Period').locator('option:checked').innerText()).toBe('Q1 2024-25 (closed)');
    await tab.getByRole('button', { name: 'Show Q2 2024-25' }).click();
    await tab.getByRole('heading', { name: 'Performance in Q2 2024-25' }).waitFor();
    await tab.getByText(/^0 of 110 items are in/).waitFor();
  });

  test('follows the theme of Teams while it is open', async () => {
    await open();
    const background = () =>
      page.frames()[1]!.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await background();
    await page.evaluate(() => {
      if ('changeTheme' in window) (window.changeTheme as (theme: string) => void)('contrast');
    });
    await page.waitForFunction(before => {
      const inside = document.querySelector('iframe')?.contentDocument?.documentElement;
      return inside !== undefined && getComputedStyle(inside).backgroundColor !== before;
    }, light);
    expect(await background()).toBe('rgb(0, 0, 0)');
  });
});

describe('the tab in a plain browser', () => {
  test('signs in by redirect with PKCE, and comes back to the address it left', async () => {
    const [tenant = ''] = publicConfig.tenants;
    const authority = `${publicConfig.authority}/${tenant}`;
    const asked: URL[] = [];
    const exchanged: URLSearchParams[] = [];
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    await page.route(`${publicConfig.authority}/**`, async route => {
      const request = route.request();
      const url = new URL(request.url());
      if (url.pathname.endsWith('/openid-configuration')) {
        return route.fulfill({
          headers: { 'Access-Control-Allow-Origin': '*' },
          json: {
            issuer: `${authority}/v2.0`,
            authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
            token_endpoint: `${authority}/oauth2/v2.0/token`,
            jwks_uri: `${authority}/discovery/v2.0/keys`,
            end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
          },
        });
      }
      if (url.pathname.endsWith('/authorize')) {
        asked.push(url);
        const answer = new URLSearchParams({ code: 'a-code', state: url.searchParams.get('state') ?? '' });
        return route.fulfill({
          status: 302,
          headers: { Location: `${url.searchParams.get('redirect_uri')}#${answer.toString()}` },
        });
      }
      exchanged.push(new URLSearchParams(request.postData() ?? ''));
      const claims = {
        aud: publicConfig.apiClientId,
        iss: `${authority}/v2.0`,
        tid: tenant,
        oid: 'b13afe74-abef-56da-9e37-4bc838e60d05',
        sub: 's',
        preferred_username: 'car.parks.manager@kingslynn.example',
        nonce: asked[0]?.searchParams.get('nonce'),
        exp: Math.floor(Date.now() / 1000) + 3600,
      };
      return route.fulfill({
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: {
          token_type: 'Bearer',
          expires_in: 3600,
          scope: `${publicConfig.apiClientId}/access_as_user`,
          access_token: 'token-from-entra',
          id_token: `${encode({ alg: 'none' })}.${encode(claims)}.x`,
          client_info: encode({ uid: claims.oid, utid: tenant }),
        },
      });
    });

    await page.goto(`${server.origin}/tab/?view=actions&rating=A`);
    await page.getByText('9 of 66 actions').waitFor();
    expect(asked[0]?.searchParams.get('code_challenge_method')).toBe('S256');
    expect(asked[0]?.searchParams.get('scope')).toContain(`${publicConfig.apiClientId}/access_as_user`);
    expect(exchanged[0]?.get('code_verifier')).toBeTruthy();
    expect(server.asked()).toEqual(['Bearer token-from-entra']);
  });
});

describe('when something is wrong', () => {
  test('a view that cannot be downloaded says so, and the rest of the page stands', async () => {
    await page.route(/ItemsPage/, route => route.abort());
    await open();
    await tab.getByRole('link', { name: 'Actions', exact: true }).click();
    await tab.getByRole('heading', { name: 'This part could not be opened' }).waitFor();
    await tab.getByRole('link', { name: 'Overview', exact: true }).click();
    await tab.getByText(/^37 of 46 actions are on track/).waitFor();
  });

  test('without a connection the last figures stay, with their time', async () => {
    await open();
    await page.context().setOffline(true);
    await tab.getByText('You are offline; figures are as at 10:10 on 2 October 2024.').waitFor();
    await tab.getByText(/^37 of 46 actions are on track/).waitFor();
    await page.context().setOffline(false);
    await tab.getByText('You are offline', { exact: false }).waitFor({ state: 'detached' });
  });

  test.each([
    [401, 'You are signed out', 'Sign in again'],
    [403, 'You cannot see this register', 'Try again'],
    [503, 'Quarterbook cannot be reached', 'Try again'],
  ])('an answer of %d says what to do, and works again after', async (status, title, button) => {
    server.refuse(status);
    await open();
    await tab.getByRole('heading', { level: 1, name: title }).waitFor();
    server.refuse(null);
    await tab.getByRole('button', { name: button }).click();
    await tab.getByRole('heading', { name: 'Performance in Q1 2024-25' }).waitFor();
  });

  test('an empty register says so', async () => {
    server.change(servedRegister({ ...snapshot, actions: [], indicators: [], updates: [], periods: [] }));
    await open();
    await tab.getByRole('heading', { name: 'Nothing has been asked for yet' }).waitFor();
  });
});

describe('for everybody', () => {
  /** Every kind of row, and few of each: the longest list tells a checker nothing that nine rows do not. */
  const everyShape = [
    '',
    '?view=actions&rating=A',
    '?view=indicators&rating=R',
    '?view=indicators&rating=InProgress',
    '?view=actions&rating=A&period=2024-25-Q1&item=kings-lynn/action/A02',
  ];
  const views: [string, string][] = [
    ['overview', ''],
    ['actions', '?view=actions'],
    ['indicators', '?view=indicators'],
    ['panel', '?view=actions&item=kings-lynn/action/A02'],
  ];
  test.each(['default', 'dark', 'contrast'])(
    'nothing stands in the way in the %s theme',
    async theme => {
      for (const query of everyShape) {
        await open(query, theme);
        // Fluent's focus library puts an empty stop before and after a panel that hands the focus straight on.
        const { violations } = await new AxeBuilder({ page })
          .exclude(['iframe', '[data-tabster-dummy]'])
          .analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      }
    },
    120_000,
  );

  test.each([320, 720, 768, 1440])(
    'nothing runs over the edge at %d pixels',
    async width => {
      for (const [, query] of views) {
        await open(query, 'default', width);
        const over = await page
          .frames()[1]!
          .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(over).toBeLessThanOrEqual(0);
      }
    },
    60_000,
  );
});
