import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { createActs, type Acts } from '../../local/teams/acts.ts';
import { conversationIdOf } from '../../local/teams/address.ts';
import { createActivityMaker, type BotActivity } from '../../local/teams/botActivity.ts';
import type { BotAnswer } from '../../local/teams/botLine.ts';
import { createConversations, type Conversations } from '../../local/teams/conversations.ts';
import { chatRoutes } from '../../local/teams/index.ts';
import { buildPages } from './buildPages.ts';
import { launchChromium } from './launchChromium.ts';

const root = join(import.meta.dirname, '../..');
const person = {
  id: 'b13afe74-abef-56da-9e37-4bc838e60d05',
  name: 'Car Parks Manager',
  mail: 'car.parks.manager@kingslynn.example',
};
const address = { tenantId: 'tenant', botAppId: 'bot', serviceUrl: 'https://localhost/teams/' };
const cardType = 'application/vnd.microsoft.card.adaptive';

const form = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'Your update', wrap: true, size: 'large', weight: 'bolder', style: 'heading' },
    { type: 'TextBlock', text: '2 items for **Q2**, due <Monday>', wrap: true },
    {
      type: 'Input.ChoiceSet',
      id: 'band',
      label: 'How is it going?',
      style: 'expanded',
      isRequired: true,
      errorMessage: 'Please choose a rating.',
      choices: [
        { title: 'G on track', value: 'G' },
        { title: 'A minor delays', value: 'A' },
      ],
    },
    { type: 'Input.Text', id: 'commentary', label: 'What happened?', isMultiline: true },
    { type: 'Input.Toggle', id: 'valueNotYet', title: 'I do not have the figure yet', value: 'false' },
    { type: 'Input.Date', id: 'requestedDue', label: 'New date, if you need one' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Send my update', verb: 'save', data: { item: 'a' }, style: 'positive' },
    { type: 'Action.Execute', title: 'Back to my list', verb: 'list', associatedInputs: 'none' },
  ],
};
const receipt = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Recorded', style: 'heading', size: 'large' }],
};
const cardAnswer = (card: object): BotAnswer => ({
  status: 200,
  body: { statusCode: 200, type: cardType, value: card },
});

let browser: Browser;
let server: Server;
let origin: string;
let page: Page;
let conversations: Conversations;
let acts: Acts;
let heard: BotActivity[];
let answer: BotAnswer;
let newest = 0;

const fromBot = (body: Record<string, unknown>) =>
  conversations.add({
    conversationId: conversationIdOf(address, person.id),
    fromBot: true,
    at: '2024-10-01T08:00:00Z',
    body,
  });

const app = () =>
  new Hono()
    .get('/local/teams', serveStatic({ root: join(root, 'local/dist'), path: 'teams/chat/index.html' }))
    .get(
      '/local/assets/*',
      serveStatic({ root: join(root, 'local/dist'), rewriteRequestPath: path => path.replace('/local', '') }),
    )
    .route('/local/teams', chatRoutes({ acts, people: [person], address }));

beforeAll(async () => {
  buildPages('local');
  browser = await launchChromium();
}, 120_000);

beforeEach(async () => {
  heard = [];
  answer = cardAnswer(receipt);
  conversations = createConversations(':memory:', () => String((newest += 1)));
  const line = async (activity: BotActivity) => {
    heard.push(activity);
    return answer;
  };
  const maker = createActivityMaker(address, () => 'id');
  acts = createActs({ address, conversations, maker, line, now: () => '2024-10-01T08:05:00Z' });
  await new Promise<void>(resolve => {
    server = createServer((request, response) => void getRequestListener(app().fetch)(request, response));
    server.listen(0, '127.0.0.1', resolve);
  });
  const at = server.address();
  origin = `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}`;
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
});

afterAll(async () => {
  await browser.close();
});

afterEach(async () => {
  await page.context().close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

const open = () => page.goto(`${origin}/local/teams?person=${person.id}`);
const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);

describe('the chat of the local Teams, on a phone', () => {
  test('a card that arrives is shown, is answered in its place, and nothing stands in the way of a screen reader', async () => {
    await open();
    await page.getByText('Nothing has been asked of this post yet').waitFor();
    expect(await violations()).toEqual([]);
    fromBot({ type: 'message', attachments: [{ contentType: cardType, content: form }] });
    await page.getByRole('heading', { name: 'Your update' }).waitFor();
    await page.getByText('due <Monday>').waitFor();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

    await page.getByRole('button', { name: 'Send my update' }).click();
    await page.getByText('Please choose a rating.').waitFor();
    expect(heard).toEqual([]);

    await page.getByLabel('G on track').check();
    await page.getByLabel('What happened?').fill('All went well.');
    await page.getByRole('button', { name: 'Send my update' }).click();
    await page.getByRole('heading', { name: 'Recorded' }).waitFor();
    expect(heard.at(-1)).toMatchObject({
      type: 'invoke',
      value: { action: { verb: 'save', data: { item: 'a', band: 'G', commentary: 'All went well.' } } },
    });
    expect(await page.getByRole('heading', { name: 'Your update' }).count()).toBe(0);
  });

  test('what was typed stays when the bot does not answer', async () => {
    fromBot({ type: 'message', attachments: [{ contentType: cardType, content: form }] });
    answer = { status: 0, body: null };
    await open();
    await page.getByLabel('A minor delays').check();
    await page.getByLabel('What happened?').fill('Rain.');
    await page.getByRole('button', { name: 'Send my update' }).click();
    await page.getByText('Quarterbook did not answer.').waitFor();
    expect(await page.getByLabel('What happened?').inputValue()).toBe('Rain.');
  });

  test('words go to the bot with Enter, and messages that were not seen stand under a line', async () => {
    fromBot({ type: 'message', text: '- one\n- two' });
    await open();
    await page.getByText('New', { exact: true }).waitFor();
    await page.getByRole('listitem').filter({ hasText: /^one$/ }).waitFor();
    await page.getByLabel('Message to Quarterbook').fill('my items');
    await page.getByLabel('Message to Quarterbook').press('Enter');
    await page.locator('.own').getByText('my items').waitFor();
    expect(heard.at(-1)).toMatchObject({ type: 'message', text: 'my items' });
  });

  test('a card that refreshes itself does so once, for the people that it names', async () => {
    const refresh = { action: { type: 'Action.Execute', verb: 'refresh', data: { item: 'a' } } };
    const { userId } = acts.chat(person);
    fromBot({
      type: 'message',
      attachments: [
        { contentType: cardType, content: { ...form, refresh: { ...refresh, userIds: ['29:other'] } } },
      ],
    });
    fromBot({
      type: 'message',
      attachments: [
        { contentType: cardType, content: { ...receipt, refresh: { ...refresh, userIds: [userId] } } },
      ],
    });
    await open();
    await page.getByRole('heading', { name: 'Recorded' }).waitFor();
    await page.getByRole('heading', { name: 'Your update' }).waitFor();
    const invokes = () => heard.filter(({ type }) => type === 'invoke');
    for (let waited = 0; invokes().length === 0 && waited < 50; waited += 1) await page.waitForTimeout(100);
    expect(invokes()).toMatchObject([{ value: { trigger: 'automatic', action: { verb: 'refresh' } } }]);
  });
});
