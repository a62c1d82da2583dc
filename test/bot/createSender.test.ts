import { describe, expect, test } from '@jest/globals';
import { senderContract } from '../contract/sender.ts';
import { contractBench, createSenderBench, throughBotbuilder, toMessages } from './senderBench.ts';

senderContract('Teams', () => contractBench(throughBotbuilder));

describe('a message in Teams', () => {
  test('is one card alone, and its notification names no item', async () => {
    const { connector, message, sender } = await createSenderBench({ known: true });
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
    const { connector, message, sender, references } = await createSenderBench({ known: false });
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

  test('goes into a new conversation where the one on record is gone', async () => {
    const { connector, message, sender, references } = await createSenderBench({ known: true });
    connector.told.gone = 'conversation-known';
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'accepted', conversationId: 'conversation-new' });
    expect(connector.arrivals.map(({ path }) => path)).toEqual([
      '/v3/conversations/conversation-known/activities',
      '/v3/conversations',
      '/v3/conversations/conversation-new/activities',
    ]);
    expect(references.get(message.recipient.entraId)?.conversationId).toBe('conversation-new');
  });

  test('to two at once in one conversation goes one after the other', async () => {
    const { connector, message, sender } = await createSenderBench({ known: true });
    await Promise.all([sender.send(message), sender.send(message), sender.send(message)]);
    await connector.close();
    expect(toMessages(connector)).toHaveLength(3);
    expect(connector.told.mostAtOnce).toBe(1);
  });

  test.each([
    [{ status: 403, body: { error: { code: 'ForbiddenOperationException' } } }, 'not-installed'],
    [{ status: 404 }, 'left'],
    [{ status: 429, headers: { 'retry-after': '3' } }, 'throttled'],
  ])('a conversation that could not be created (%j) brought no message: %s', async (behaviour, code) => {
    const { connector, message, sender } = await createSenderBench({ known: false });
    connector.told.creation = behaviour;
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'rejected', code });
    expect(connector.arrivals).toHaveLength(1);
  });

  test('a conversation whose creation may have failed is asked for again, because that brings no message', async () => {
    const { connector, message, sender } = await createSenderBench({ known: false });
    connector.told.creation = { status: 502 };
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'unrecognised' });
    expect(connector.arrivals.map(({ path }) => path)).toEqual(Array(3).fill('/v3/conversations'));
  });

  test('where no connection can be made nothing was sent, and so nothing is unknown', async () => {
    const { connector, message, sender } = await createSenderBench({ known: true });
    await connector.close();
    expect(await sender.send(message)).toMatchObject({
      kind: 'rejected',
      code: 'unrecognised',
      status: null,
    });
  });

  test('without a token nothing leaves the house', async () => {
    const { connector, message, sender } = await createSenderBench({
      known: true,
      token: async () => Promise.reject(new Error('no certificate')),
    });
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'unauthorised' });
    expect(connector.arrivals).toEqual([]);
  });

  test('the token never goes to an address that is not on the list: such a conversation is as good as gone', async () => {
    const { connector, message, sender, ledger, references } = await createSenderBench({ known: true });
    const known = await ledger.reference(message.recipient.entraId);
    await ledger.saveReference({ ...known!, serviceUrl: 'https://elsewhere.example' });
    const outcome = await sender.send(message);
    await connector.close();
    expect(outcome).toMatchObject({ kind: 'accepted', conversationId: 'conversation-new' });
    expect(connector.arrivals.map(({ path }) => path)).toEqual([
      '/v3/conversations',
      '/v3/conversations/conversation-new/activities',
    ]);
    expect(references.get(message.recipient.entraId)?.serviceUrl).toBe(connector.url);
  });

  test('a new conversation in the place of a gone one still knows when they wrote to us', async () => {
    const { connector, message, sender, ledger, references } = await createSenderBench({ known: true });
    const known = await ledger.reference(message.recipient.entraId);
    await ledger.saveReference({ ...known!, wroteAt: '2024-09-30T10:00:00Z' });
    connector.told.gone = 'conversation-known';
    await sender.send(message);
    await connector.close();
    expect(references.get(message.recipient.entraId)).toMatchObject({
      conversationId: 'conversation-new',
      wroteAt: '2024-09-30T10:00:00Z',
    });
  });
});
