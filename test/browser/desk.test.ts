import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { ThemeName } from '../../tab/session.ts';
import {
  answered,
  approver,
  officer,
  performance,
  period,
  smallCouncil,
  strategyKey,
  waiting,
} from './deskCouncil.ts';
import { serveDesk } from './deskOffice.ts';
import { buildPages } from './buildPages.ts';
import { launchChromium } from './launchChromium.ts';

const strategy = /^Develop the Car Parking Strategy/;
const charging = 'Establish EV charging points at Austin St East car park';
const machines = /^Commence the replacement of pay and display machines/;

let browser: Browser;
let desk: Awaited<ReturnType<typeof serveDesk>>;
let page: Page;

const show = async (entraId: string, query: string): Promise<void> => {
  page = await desk.signIn(browser, entraId);
  page.setDefaultTimeout(10_000);
  await page.goto(`${desk.origin}/tab/?${query}`);
};

const latest = (itemKey: string) =>
  desk.state.snapshot.updates.filter(one => one.itemKey === itemKey && one.period === period).at(-1);

beforeAll(async () => {
  buildPages('tab');
  browser = await launchChromium();
  desk = await serveDesk(smallCouncil({ updates: waiting }));
  await desk.ledger.saveNote({
    id: 'n1',
    entraId: officer,
    kind: 'help',
    text: 'Which figure do you want for the car park takings?',
    itemKey: strategyKey,
    toPost: null,
    at: '2024-10-01T13:00:00Z',
    settledBy: null,
  });
}, 120_000);

beforeEach(async () => {
  await page?.context().close();
});

afterAll(async () => {
  await browser.close();
  await desk.close();
});

describe('for everybody', () => {
  const hostThemes: Record<ThemeName, string> = { light: 'default', dark: 'dark', contrast: 'contrast' };

  const setTheme = async (theme: ThemeName): Promise<void> => {
    await page.evaluate(name => {
      if ('changeTheme' in window) (window.changeTheme as (theme: string) => void)(name);
    }, hostThemes[theme]);
  };

  const frame = () => page.frameLocator('iframe');

  const overTheEdge = () =>
    page
      .frames()[1]!
      .evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  /** Between themes the markup is the same: only what is seen has to be looked at again. */
  const seen = ['color-contrast', 'link-in-text-block', 'target-size'];

  const faults = async (theme: ThemeName) => {
    // Fluent's focus library puts an empty stop before and after a panel that hands the focus straight on.
    const axe = new AxeBuilder({ page }).exclude(['iframe', '[data-tabster-dummy]']);
    if (theme !== 'light') axe.withRules(seen);
    return (await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
  };

  const check = () => frame().getByRole('button', { name: 'Check', exact: true });
  const editing = `?view=actions&period=${period}&item=${answered.machines}`;

  /** Each with as much open as a person can open. */
  const opened: [name: string, entraId: string, query: string, open: () => Promise<void>][] = [
    [
      'My return, checked',
      officer,
      `?view=my-return&item=${answered.machines}&period=${period}`,
      async () => check().click(),
    ],
    [
      'To decide, sending back',
      approver,
      '?view=to-decide',
      async () =>
        frame()
          .getByRole('button', { name: /^Send back/ })
          .first()
          .click(),
    ],
    [
      'Returns, asked whether to write to all',
      performance,
      `?view=returns&period=${period}`,
      async () =>
        frame()
          .getByRole('button', { name: /^Nudge all/ })
          .click(),
    ],
    [
      'an edit of words',
      performance,
      editing,
      async () => frame().getByRole('button', { name: 'Edit for publication' }).click(),
    ],
  ];

  test.each(opened)(
    'nothing stands in the way of %s, in any theme, on a desk or a phone',
    async (_, entraId, query, open) => {
      page = await desk.openInTeams(browser, entraId, query);
      await open();
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        for (const theme of ['light', 'dark', 'contrast'] as const) {
          await setTheme(theme);
          expect([width, theme, await faults(theme)]).toEqual([width, theme, []]);
        }
        expect(await overTheEdge()).toBeLessThanOrEqual(0);
      }
    },
    60_000,
  );
});

/** What has the focus, as it is called. */
const focused = (): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
    const words = label ? element.labels?.[0]?.textContent : element?.textContent;
    return element?.getAttribute('aria-label') ?? words ?? '';
  });

const tabTo = async (name: string | RegExp): Promise<void> => {
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await focused()).match(name)) return;
  }
  throw new Error(`the keyboard does not reach ${String(name)}`);
};

describe('my return, with the keyboard alone', () => {
  test('is checked, answered, and says what was recorded', async () => {
    await show(officer, `view=my-return`);
    await page.getByRole('heading', { name: strategy }).waitFor();
    await tabTo(/^Answer: Develop the Car Parking Strategy/);
    await page.keyboard.press('Enter');
    await tabTo(/major issues/i);
    await page.keyboard.press('Space');
    await tabTo(/^Check$/);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'Please look at the words under the fields.' }).waitFor();
    await page.getByText('Please say what happens next: this rating needs it.').waitFor();
    await tabTo(/^What happened/);
    await page.keyboard.type('The consultant withdrew.');
    await tabTo(/^What happens next/);
    await page.keyboard.type('A new one is procured in November.');
    await tabTo(/^Check$/);
    await page.keyboard.press('Enter');
    await page.getByText('This would be').waitFor();
    expect(await focused()).toBe('Check');
    expect(latest(strategyKey)).toBeUndefined();
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Send my update');
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Recorded' }).waitFor();
    expect(await focused()).toContain('The consultant withdrew.');
    expect(latest(strategyKey)).toMatchObject({ band: 'R', commentary: 'The consultant withdrew.' });
  });
});

describe('to decide', () => {
  test('one is approved, and another goes back with its reason', async () => {
    await show(approver, 'view=to-decide');
    await page.getByRole('button', { name: `Approve: ${charging}` }).click();
    const done = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: charging }) });
    await done.getByRole('status').filter({ hasText: 'Approved' }).waitFor();
    const slipped = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: machines }) });
    await slipped.getByRole('button', { name: /^Send back/ }).click();
    await slipped.getByLabel('Why does it go back?').fill('How many are installed already?');
    await slipped.getByRole('button', { name: 'Send it back' }).click();
    await slipped.getByRole('status').filter({ hasText: 'Sent back' }).waitFor();
    expect(latest(answered.charging)).toMatchObject({ state: 'approved', decided: { by: approver } });
    expect(latest(answered.machines)).toMatchObject({
      state: 'returned',
      decided: { reason: 'How many are installed already?' },
    });
  });
});

describe('the returns, for the performance team', () => {
  const row = (post: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: post, exact: true }) });

  test('a post is written to, then all of them, and a note is dealt with', async () => {
    await show(performance, `view=returns&period=${period}`);
    await row('Coastal Engineer').getByRole('button', { name: 'Nudge Coastal Engineer' }).click();
    await row('Coastal Engineer').getByText('A message is on its way.').waitFor();
    await page
      .getByRole('status')
      .filter({ hasText: 'Coastal Engineer: A message is on its way.' })
      .waitFor();
    expect(desk.teams.woken).toBe(1);
    await page.getByRole('button', { name: /^Nudge all \d+$/ }).click();
    await page.getByRole('button', { name: 'Yes, write to them' }).click();
    const came = page.getByRole('status').filter({ hasText: 'on the way to' });
    await came
      .getByText(/^Not written to: .*Coastal Engineer.*They were written to today already\./)
      .waitFor();

    await desk.chase.run(desk.clock.now);
    await row('Coastal Engineer').getByText('Sent in Teams').waitFor();
    await row('Coastal Engineer').getByText('2 Oct 2024').waitFor();

    const help = page.getByRole('button', { name: /^Dealt with: Car Parks Manager asks for help/ });
    await help.click();
    await page.getByText('No notes are waiting.').waitFor();
    expect(await desk.ledger.listNotes()).toMatchObject([{ settledBy: performance }]);
  });

  test('items of a post go to another one, but for what stays', async () => {
    await show(performance, `view=returns&period=${period}`);
    const before = desk.state.snapshot.actions.filter(({ post }) => post === 'Coastal Engineer');
    expect(before.length).toBeGreaterThan(1);
    await page.getByRole('button', { name: 'Hand items over' }).click();
    const form = page.getByRole('form', { name: 'Hand items over' });
    await form.getByRole('button', { name: /^Hand over/ }).click();
    expect(await form.getByText('Please choose one.').count()).toBe(2);
    await form.getByLabel('From', { exact: true }).selectOption('Coastal Engineer');
    await form.getByLabel('To', { exact: true }).selectOption('Fleet Manager');
    await form.getByRole('checkbox').first().uncheck();
    await form.getByRole('button', { name: /^Hand over \d+ items? to Fleet Manager$/ }).click();
    await page.getByRole('status').filter({ hasText: 'to Fleet Manager, who is asked for' }).waitFor();
    const after = before.map(({ key }) => desk.state.snapshot.actions.find(one => one.key === key)?.post);
    expect(after).toEqual(['Coastal Engineer', 'Fleet Manager']);
  });

  test('is offered to nobody else', async () => {
    await show(officer, `view=returns&period=${period}`);
    await page.getByRole('heading', { name: 'Performance in Q2 2024-25' }).waitFor();
    expect(
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link').allInnerTexts(),
    ).not.toContain('Returns');
  });
});

describe('words for publication', () => {
  const panel = `view=actions&period=${period}&item=${encodeURIComponent(answered.charging)}`;

  test('are edited beside the officer’s own, which stay', async () => {
    await show(performance, panel);
    const dialog = page.getByRole('dialog', { name: charging });
    await dialog.getByRole('button', { name: 'Edit for publication' }).click();
    const words = dialog.getByRole('textbox', { name: 'Words for publication' });
    await words.fill('All charging points are installed and are being tested.');
    await dialog.getByRole('button', { name: 'Save these words' }).click();
    await dialog.getByText('Saved. The officer is shown the edit.').waitFor();
    await dialog.getByText('All charging points are installed and are being tested.').waitFor();
    await dialog.getByText('Edited for publication: show the officer’s own words').click();
    await dialog.getByText('The points are in, and the contractor is testing them.').waitFor();
    expect(latest(answered.charging)).toMatchObject({
      commentary: 'The points are in, and the contractor is testing them.',
      edited: { commentary: 'All charging points are installed and are being tested.', by: performance },
    });
  });

  test('are for nobody else to edit', async () => {
    await show(officer, panel);
    await page.getByRole('dialog', { name: charging }).getByText('Through the periods').waitFor();
    expect(await page.getByRole('button', { name: 'Edit for publication' }).count()).toBe(0);
  });
});
