import { mkdirSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { Snapshot, Update } from '../../register/index.ts';
import { blankUpdate } from '../register/blankUpdate.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { buildPages } from './buildPages.ts';
import { officer, performance } from './deskCouncil.ts';
import { serveDesk } from './deskOffice.ts';
import { launchChromium } from './launchChromium.ts';

const q1 = '2024-25-Q1';
const cabinet = `kings-lynn/${q1}/cabinet`;
const strategy = 'kings-lynn/action/A02';
const sample = sampleSnapshot();

let browser: Browser;
let office: Awaited<ReturnType<typeof serveDesk>>;
let page: Page;
let tab: FrameLocator;

const pictures = process.env['MEETING_PICTURES'];
const picture = async (name: string): Promise<void> => {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}/${name}.png` });
};

const open = async (query: string, { who = officer, width = 1440, height = 900 } = {}): Promise<void> => {
  await page?.context().close();
  page = await office.openInTeams(browser, who, query);
  page.setDefaultTimeout(10_000);
  await page.setViewportSize({ width, height });
  tab = page.frameLocator('iframe');
  await tab.getByRole('heading', { level: 1 }).waitFor();
};

const setTheme = (theme: string): Promise<void> =>
  page.evaluate(name => {
    if ('changeTheme' in window) (window.changeTheme as (theme: string) => void)(name);
  }, theme);

const faults = async () => {
  const axe = new AxeBuilder({ page }).exclude(['iframe', '[data-tabster-dummy]']);
  return (await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
};

const overTheEdge = () =>
  page
    .frames()[1]!
    .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const query = () => new URL(page.frames()[1]!.url()).searchParams;

/** What was said after the papers had gone out. */
const later = (now: Snapshot): Snapshot => {
  const correction: Update = {
    ...blankUpdate,
    key: `${strategy}/${q1}/late`,
    council: 'kings-lynn',
    itemKey: strategy,
    period: q1,
    submissionId: 'late',
    band: 'R',
    commentary: 'The consultant withdrew after the papers went out, and a new one is being procured.',
    nextActions: 'Appoint another consultant by December 2024.',
    submittedBy: officer,
    submittedAt: '2024-10-01T09:00:00Z',
    state: 'approved',
    decided: { by: performance, at: '2024-10-02T07:00:00Z', reason: null },
  };
  return {
    ...now,
    actions: now.actions.map(one => (one.ref === 'A10' ? { ...one, due: '2025-06-30', dueText: null } : one)),
    updates: [
      ...now.updates.map(one =>
        one.itemKey.endsWith('indicator/2.2') && one.period === q1 ? { ...one, value: 36_903 } : one,
      ),
      correction,
    ],
  };
};

beforeAll(async () => {
  buildPages('tab');
  browser = await launchChromium();
}, 120_000);

beforeEach(async () => {
  await office?.close();
  office = await serveDesk(sample);
  const response = await office.app.request(`/api/meetings/${encodeURIComponent(cabinet)}/freeze`, {
    method: 'POST',
    headers: await office.as(performance),
  });
  expect(response.status).toBe(200);
  office.state.snapshot = later(office.state.snapshot);
});

afterAll(async () => {
  await browser.close();
  await office.close();
});

const row = (name: string) =>
  tab.getByRole('table', { name: 'Meetings' }).getByRole('row').filter({ hasText: name });

describe('the meetings of a period', () => {
  test('say first which is next, then list them, then what has changed since the papers', async () => {
    await open(`?view=meetings&period=${q1}`);
    await tab
      .getByText(
        'The Corporate Performance Panel meets on 16 October 2024; its papers must be public by 8 October 2024.',
      )
      .waitFor();
    await row('Cabinet').getByText('Frozen 2 Oct 2024').waitFor();
    await row('Panel').getByText('Not frozen yet').waitFor();
    await tab
      .getByText(/^Since the papers for Cabinet were frozen on 2 October 2024, 1 rating, 1 figure/)
      .waitFor();
    const changes = tab.getByRole('table', { name: 'Changed since the papers for Cabinet' });
    await changes.getByText('The consultant withdrew after', { exact: false }).waitFor();
    await changes.getByText(/Approved by Performance Officer on 2 October 2024/).waitFor();
    expect(await tab.getByRole('cell').filter({ hasText: /^\s*$/ }).count()).toBe(0);
    await picture('meetings-1440-light');
    await page.setViewportSize({ width: 360, height: 800 });
    await picture('meetings-360');
  });

  test('are frozen by the performance team, who are asked once more', async () => {
    await open(`?view=meetings&period=${q1}`, { who: performance });
    await tab.getByRole('button', { name: /^Freeze Q1 2024-25 for Corporate/ }).click();
    await tab.getByText('Freeze Q1 2024-25 for the Corporate Performance Panel?').waitFor();
    await picture('meetings-freeze');
    await tab.getByRole('button', { name: 'Yes, freeze it' }).click();
    await row('Panel').getByText('Frozen 2 Oct 2024').waitFor();
    await tab
      .getByText(/^Nothing has changed since the papers for the Corporate Performance Panel/)
      .waitFor();
  });

  test('offer nobody else that, and say that a file is not the one that was frozen', async () => {
    for (const path of office.files.keys()) office.files.set(path, new TextEncoder().encode('{}'));
    await open(`?view=meetings&period=${q1}`);
    await row('Cabinet').getByText('The frozen file of Q1 2024-25 is not the one').waitFor();
    await tab.getByText(/^What has changed cannot be told\. The frozen file of Q1 2024-25/).waitFor();
    expect(await tab.getByRole('button', { name: /^Freeze/ }).count()).toBe(0);
  });
});

describe('a meeting in the room', () => {
  test('is walked through with the keyboard alone, and left where it was entered', async () => {
    await open(`?view=meetings&period=${q1}`, { width: 1920, height: 1080 });
    const present = tab.getByRole('button', { name: 'Present Q1 2024-25 to Cabinet' });
    await present.focus();
    await page.keyboard.press('Enter');
    const place = tab.getByRole('status').filter({ hasText: / of \d+: / });
    await place.waitFor();
    await tab.getByText('Cabinet, 5 November 2024. Q1 2024-25 as frozen on 2 October 2024.').waitFor();
    const count = Number(/of (\d+)/.exec(await place.innerText())?.[1]);
    expect(count).toBeGreaterThan(3);
    const titles = new Set<string>();
    for (let at = 1; at <= count; at += 1) {
      await tab
        .getByRole('status')
        .filter({ hasText: `${at} of ${count}: ` })
        .waitFor();
      titles.add(await tab.getByRole('heading', { level: 1 }).innerText());
      await picture(`meeting-1920-${at}`);
      await page.frames()[1]!.evaluate(() => void scrollTo(0, document.documentElement.scrollHeight));
      await picture(`meeting-1920-${at}-end`);
      await page.keyboard.press(at % 2 === 0 ? 'ArrowRight' : 'PageDown');
    }
    expect(titles.size).toBe(count);
    const last = query().get('priority');
    await page.keyboard.press('Home');
    await tab
      .getByRole('status')
      .filter({ hasText: `1 of ${count}: ` })
      .waitFor();
    await page.frames()[1]!.evaluate(() => history.back());
    await tab
      .getByRole('status')
      .filter({ hasText: `${count} of ${count}: ` })
      .waitFor();
    expect(query().get('priority')).toBe(last);
    await page.keyboard.press('Escape');
    await present.waitFor();
    await page.waitForFunction(() =>
      document
        .querySelector('iframe')
        ?.contentDocument?.activeElement?.getAttribute('aria-label')
        ?.endsWith('to Cabinet'),
    );
    expect(query().get('view')).toBe('meetings');
  }, 60_000);

  test('shows the version that was given, or the register now, and says which', async () => {
    await open(`?view=meeting&period=${q1}&meeting=cabinet&priority=growth`);
    await tab.getByText('as frozen on 2 October 2024', { exact: false }).waitFor();
    expect(await tab.getByText('The consultant withdrew after', { exact: false }).count()).toBe(0);
    await tab.getByRole('button', { name: 'Show the register now' }).click();
    await tab.getByText('The consultant withdrew after', { exact: false }).waitFor();
    await tab.getByText('in the register at 09:30 on 2 October 2024', { exact: false }).waitFor();
    expect(query().get('version')).toBe('now');
  });

  test('has no text below 18 points', async () => {
    await open(`?view=meeting&period=${q1}&meeting=cabinet&priority=growth`);
    await tab.getByRole('status').filter({ hasText: 'of' }).waitFor();
    const small = await page.frames()[1]!.evaluate(() => {
      const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const { parentElement: parent, textContent: text } = node;
        if (!parent || !text?.trim() || parent.closest('[aria-hidden]')) continue;
        if (parseFloat(getComputedStyle(parent).fontSize) < 24) found.push(text);
      }
      return found;
    });
    expect(small).toEqual([]);
  });
});

describe('for everybody', () => {
  const views = [
    ['meetings', `?view=meetings&period=${q1}`],
    ['meeting', `?view=meeting&period=${q1}&meeting=cabinet&priority=growth`],
  ] as const;

  test('nothing stands in the way in three themes', async () => {
    for (const [name, address] of views) {
      await open(address, { who: performance });
      await (name === 'meetings' ? tab.getByRole('table').nth(1) : tab.getByText('Not on track (')).waitFor();
      for (const theme of ['default', 'dark', 'contrast']) {
        await setTheme(theme);
        expect([name, theme, await faults()]).toEqual([name, theme, []]);
        if (theme !== 'default') await picture(`${name}-1440-${theme}`);
      }
    }
  }, 120_000);

  test('nothing runs over the edge on a phone, on a projector, or at 200%', async () => {
    for (const [name, address] of views) {
      await open(address);
      await (name === 'meetings' ? tab.getByRole('table').nth(1) : tab.getByText('Not on track (')).waitFor();
      for (const [width, height] of [
        [320, 640],
        [360, 800],
        [960, 540],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect([name, width, await overTheEdge()]).toEqual([name, width, 0]);
        await picture(`${name}-${width}`);
      }
    }
  }, 60_000);
});
