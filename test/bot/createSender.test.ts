import { describe, expect, test } from '@jest/globals';
import { planChase, createPace, type PlannedMessage } from '../../chase/index.ts';
import { createConnector, createSender } from '../../bot/index.ts';
import { senderContract, type SenderBench } from '../contract/sender.ts';
import { memoryLedger } from '../chase/memoryLedger.ts';
import { memoryRegister } from '../chase/memoryRegister.ts';
import { october, on, sampleAt } from '../chase/october.ts';
import { startConnector } from './localConnector.ts';

const opening = on('2024-10-01');

const firstMessage = (): PlannedMessage => {
  const [message] = planChase({ snapshot: sampleAt(opening), sent: [], calendar: october, now: opening });
  if (!message) throw new Error('nothing is planned');
  return message;
};

const createBench = async (how: { known: boolean; token?: () => Promise<string> }) => {
  const connector = await startConnector();
  const { ledger, references } = memoryLedger();
  const { register } = memoryRegister(sampleAt(opening));
  const message = firstMessage();
  const { entraId } = message.recipient;
  if (how.known) {
    await ledger.saveReference({
      entraId,
      tenantId: 'tenant',
      conversationId: 'conversation-known',
      serviceUrl: connector.url,
      userId: '29:them',
      botId: '28:bot',
    });
  }
  const pace = createPace({ perSecond: 1e6, realNow: Date.now, sleep: async () => undefined });
  const sender = createSender({
    connector: createConnector({
      tokens: { token: how.token ?? (async scope => `token for ${scope}`) },
      pace,
      kind: 'chase',
      serviceHosts: [connector.url],
    }),
    ledger,
    councils: () => register.councils(),
    snapshot: (council, at) => register.snapshot(council, at),
    calendar: october,
    now: () => opening,
    realNow: Date.now,
    appId: 'bot',
    tenantId: 'tenant',
    defaultServiceUrl: connector.url,
  });
  return { connector, references, message, sender, ledger };
};

const toMessages = (connector: Awaited<ReturnType<typeof startConnector>>) =>
  connector.arrivals.filter(one => one.path !== '/v3/conversations');

senderContract('Teams', async (): Promise<SenderBench> => {
  const { connector, message, sender } = await createBench({ known: true });
  return {
    sender,
    message,
    behave: behaviour => (connector.told.message = behaviour),
    posted: () => toMessages(connector),
    close: connector.close,
  };
});

describe('a message in Teams', () => {
  test('is one card alone, and its notification names no item', async () => {
    const { connector, message, sender } = await createBench({ known: true });
    await sender.send(message);
    const [arrival] = toMessages(connector);
    await connector.close();
    expect(arrival?.path).toBe('/v3/conversations/conversation-known/activities');
    expect(arrival?.authorization).toBe('Bearer token for https://api.botframework.com/.default');
    const activity = arrival?.body as {
      text?: string;
      summary: string;
      attachments: { contentType: string }[];
    };
    expect(activity.text).toBeUndefined();
    expect(activity.attachments.map(one => one.contentType)).toEqual([
      'application/vnd.microsoft.card.adaptive',
    ]);
    expect(activity.summary).toBe('Your updates for Q2 2024-25');
  });

  test('to somebody who never wrote to us creates the conversation once, and remembers it', async () => {
    const { connector, message, sender, references } = await createBench({ known: false });
    await sender.send(message);
    await sender.send(message);
    await connector.close();
    const creations = connector.arrivals.filter(one => one.path === '/v3/conversations');
    expect(creations).toHaveLength(1);
    expect(creations[0]?.body).toMatchObject({
      members: [{ id: message.recipient.entraId }],
      tenantId: 'tenant',
      channelData: { tenant: { id: 'tenant' } },
    });
    expect(references.get(message.recipient.entraId)?.conversationId).toBe('conversation-new');
  });

  test.each([
    [{ status: 403, body: { error: { code: 'ForbiddenOperationException' } } }, 'not-installed'],
    [{ status: 404 }, 'left'],
    [{ status: 429, headers: { 'retry-after': '3' } }, 'throttled'],
    [{ status: 502 }, 'unrecognised'],
  ])('a conversation that could not be created (%j) brought no message: %s', async (behaviour, code) => {
    const { connector, message, sender } = await createBench({ known: false });
    connector.told.creation = behaviour;
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'rejected', code });
    expect(connector.arrivals).toHaveLength(1);
  });

  test('without a token nothing leaves the house', async () => {
    const { connector, message, sender } = await createBench({
      known: true,
      token: async () => Promise.reject(new Error('no certificate')),
    });
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'unauthorised' });
    expect(connector.arrivals).toEqual([]);
  });

  test('the token never goes to an address that is not on the list', async () => {
    const { connector, message, sender, ledger } = await createBench({ known: true });
    const known = await ledger.reference(message.recipient.entraId);
    await ledger.saveReference({ ...known!, serviceUrl: 'https://elsewhere.example' });
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'unrecognised' });
  });
});
