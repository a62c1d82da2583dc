import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import type { AdaptiveCard } from '../../bot/index.ts';
import { createActs } from '../../local/teams/acts.ts';
import { conversationIdOf } from '../../local/teams/address.ts';
import { createActivityMaker } from '../../local/teams/botActivity.ts';
import { createConversations } from '../../local/teams/conversations.ts';
import { chatRoutes } from '../../local/teams/index.ts';
import { everyCard } from '../bot/everyCard.ts';
import { buildPages } from './buildPages.ts';
import { launchChromium } from './launchChromium.ts';

const root = join(import.meta.dirname, '../..');
const address = { tenantId: 'tenant', botAppId: 'bot', serviceUrl: 'https://localhost/teams/' };
const cardType = 'application/vnd.microsoft.card.adaptive';

const person = {
  id: 'b13afe74-abef-56da-9e37-4bc838e60d05',
  name: 'Car Parks Manager',
  mail: 'car.parks@example.gov.uk',
};

let browser: Browser;
let server: Server;
let page: Page;
let cards: [name: string, card: AdaptiveCard][];

/** Fields of two cards never meet in a test as they do in a chat: each has its card's name before its own. */
const apart = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return value.map(one => apart(one, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      if (key === 'id' && typeof one === 'string') return [key, `${name}-${one}`];
      if (key === 'targetElements' && Array.isArray(one))
        return [key, one.map(id => `${name}-${String(id)}`)];
      return [key, apart(one, name)];
    }),
  );
};

/** What refreshes itself would ask a bot that is not there. */
const still = (card: AdaptiveCard): Record<string, unknown> => ({ ...card, refresh: undefined });

/** One chat in which every card stands once. */
const startChat = async (): Promise<string> => {
  let newest = 0;
  const conversations = createConversations(':memory:', () => String((newest += 1)));
  for (const [name, card] of cards)
    conversations.add({
      conversationId: conversationIdOf(address, person.id),
      fromBot: true,
      at: '2024-10-02T09:30:00Z',
      body: { type: 'message', attachments: [{ contentType: cardType, content: apart(still(card), name) }] },
    });
  const acts = createActs({
    address,
    conversations,
    maker: createActivityMaker(address, () => 'id'),
    line: async () => ({ status: 200, body: null }),
    now: () => '2024-10-02T09:31:00Z',
  });
  const app = new Hono()
    .get('/local/teams', serveStatic({ root: join(root, 'local/dist'), path: 'teams/chat/index.html' }))
    .get(
      '/local/assets/*',
      serveStatic({ root: join(root, 'local/dist'), rewriteRequestPath: path => path.replace('/local', '') }),
    )
    .route('/local/teams', chatRoutes({ acts, people: [person], address }));
  await new Promise<void>(resolve => {
    server = createServer((request, response) => void getRequestListener(app.fetch)(request, response));
    server.listen(0, '127.0.0.1', resolve);
  });
  const at = server.address();
  return `http://127.0.0.1:${typeof at === 'object' && at !== null ? at.port : 0}/local/teams?person=${person.id}`;
};

beforeAll(async () => {
  buildPages('local');
  cards = await everyCard();
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await page.goto(await startChat());
  await page
    .locator('.card')
    .nth(cards.length - 1)
    .waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

describe('every card of the conversation, on a phone', () => {
  test('has nothing that stands in the way of a screen reader, with all that it can show', async () => {
    await page
      .getByRole('button', { name: /…$/ })
      .evaluateAll((all: HTMLElement[]) => all.forEach(more => more.click()));
    const found = await new AxeBuilder({ page })
      .setLegacyMode()
      .include('#messages')
      .options({ resultTypes: ['violations'] })
      .analyze();
    expect(
      found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ).toEqual([]);
  }, 120_000);

  test('is no wider than the phone', async () => {
    const wide = await page
      .locator('.card')
      .evaluateAll(all =>
        all
          .map((card, index) => [index, card.scrollWidth - card.clientWidth])
          .filter(([, over]) => Number(over) > 0),
      );
    expect(wide.map(([index]) => cards[Number(index)]?.[0])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test('shows what few need at a press, and has it ready to be sent with the rest', async () => {
    const form = page.locator('.card').nth(cards.findIndex(([name]) => name === 'form-correction'));
    const date = form.getByLabel('New date, if you need one');
    const more = form.getByRole('button', { name: 'New date, evidence, help …' });
    if (await date.isVisible()) await more.click();
    expect(await date.isVisible()).toBe(false);
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    await more.click();
    await date.waitFor();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    expect(await form.getByRole('button', { name: 'Not mine' }).isVisible()).toBe(true);
  });
});
