import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildPages } from './buildPages.ts';
import {
  answer,
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
import { launchChromium } from './launchChromium.ts';

let browser: Browser;
let desk: Awaited<ReturnType<typeof serveDesk>>;
let page: Page;

const open = async (entraId: string, itemKey: string): Promise<void> => {
  page = await desk.signIn(browser, entraId);
  page.setDefaultTimeout(10_000);
  await page.goto(`${desk.origin}/tab/?view=actions&period=${period}&item=${encodeURIComponent(itemKey)}`);
  await page.getByRole('dialog').waitFor();
};

const panel = () => page.getByRole('dialog');
const button = (name: string | RegExp) => panel().getByRole('button', { name });
const now = (itemKey: string) => desk.state.snapshot.updates.findLast(one => one.itemKey === itemKey);
const item = (itemKey: string) => desk.state.snapshot.actions.find(({ key }) => key === itemKey);

beforeAll(async () => {
  buildPages('tab');
  browser = await launchChromium();
}, 120_000);

afterEach(async () => {
  await page.context().close();
  await desk.close();
});

afterAll(async () => {
  await browser.close();
});

describe('an item’s panel', () => {
  test('says everything that is known of it', async () => {
    desk = await serveDesk(smallCouncil({ updates: waiting }));
    await open(officer, strategyKey);
    for (const name of ['Rating', 'Why', 'Due', 'Lead officer', 'Approver', 'Directorate', 'Reference'])
      await panel().getByRole('term').filter({ hasText: name }).first().waitFor();
    await panel().getByRole('heading', { name: 'Through the periods' }).waitFor();
    expect(await panel().getByText('For the performance team').count()).toBe(0);
  });

  test('takes the answer of whoever owes it, in place', async () => {
    desk = await serveDesk(smallCouncil());
    await open(officer, strategyKey);
    await button(/^Answer: /).click();
    await panel()
      .getByRole('radio', { name: /on track/ })
      .check();
    await panel()
      .getByRole('textbox', { name: /^What happened/ })
      .fill('The consultant has started.');
    await button('Send my update').click();
    await panel().getByText('Recorded').waitFor();
    expect(now(strategyKey)).toMatchObject({
      commentary: 'The consultant has started.',
      submittedBy: officer,
    });
  });

  test('keeps both texts where somebody was quicker', async () => {
    desk = await serveDesk(smallCouncil());
    await open(officer, strategyKey);
    await button(/^Answer: /).click();
    await panel()
      .getByRole('radio', { name: /on track/ })
      .check();
    await panel()
      .getByRole('textbox', { name: /^What happened/ })
      .fill('Mine, typed meanwhile.');
    const theirs = answer(strategyKey, {
      band: 'G',
      commentary: 'Theirs, said first.',
      submittedBy: performance,
    });
    desk.state.snapshot = {
      ...desk.state.snapshot,
      updates: [...desk.state.snapshot.updates, theirs],
    };
    await button('Send my update').click();
    await panel().getByText('Theirs, said first.').first().waitFor();
    await panel().getByText('Mine, typed meanwhile.').first().waitFor();
    expect(now(strategyKey)).toMatchObject({ commentary: 'Theirs, said first.' });
  });

  test('lets its approver approve, who asks nobody but the performance team for another date', async () => {
    desk = await serveDesk(smallCouncil({ updates: waiting }));
    await open(approver, answered.charging);
    await button(/^Approve: /).click();
    await panel().getByText('Approved').waitFor();
    expect(now(answered.charging)).toMatchObject({ state: 'approved' });
    expect(await button('Propose to close it').count()).toBe(1);
    expect(await button('Agree another date').count()).toBe(0);
  });

  test('lets the performance team agree another date, with its reason', async () => {
    desk = await serveDesk(smallCouncil({ updates: waiting }));
    await open(performance, answered.charging);
    await button('Agree another date').click();
    await button('Agree this date').click();
    expect(await panel().getByText('Please fill this in.').count()).toBe(2);
    await panel().getByLabel('New date').fill('2025-06-30');
    await panel().getByLabel('Why is it moved?').fill('The grid connection comes in May.');
    await button('Agree this date').click();
    await panel().getByText('The new date is agreed.').waitFor();
    expect(item(answered.charging)).toMatchObject({ due: '2025-06-30' });
    await panel()
      .getByText(/The grid connection comes in May\. Agreed by /)
      .waitFor();
  });

  test('records a decision for the performance team, and shows them who was asked', async () => {
    desk = await serveDesk(smallCouncil({ updates: waiting }));
    await open(performance, strategyKey);
    await panel().getByText('Nobody was asked about it in the last two months.').waitFor();
    await button('Record that it was put on hold').click();
    await panel()
      .getByLabel(/^By which decision/)
      .fill('CAB/24/118');
    await button('Record it').click();
    await panel().getByText('It is on hold, by that decision.').waitFor();
    expect(item(strategyKey)).toMatchObject({ state: 'paused', decisionRef: 'CAB/24/118' });
    await button('Record that it is taken up again').waitFor();
    expect(await button('Record that it was put on hold').count()).toBe(0);
  });
});
