import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome, PlannedMessage, Sender } from '../../chase/index.ts';

/** One request that arrived at the connector. */
export type Arrival = { method: string; path: string; body: unknown; authorization: string | undefined };

/** How the connector answers; `break` closes the connection after the request was read. */
export type Behaviour = { status: number; headers?: Record<string, string>; body?: unknown } | 'break';

/** A sender in front of a connector that is told how to answer posted messages, and remembers what arrived. */
export type SenderBench = {
  sender: Sender;
  message: PlannedMessage;
  behave(behaviour: Behaviour): void;
  /** Messages posted into conversations. */
  posted(): Arrival[];
  close(): Promise<void>;
};

const rejected = (code: string, status: number, retryAfter: number | null = null) => ({
  kind: 'rejected',
  code,
  status,
  retryAfter,
});

const coded = (code: string): Behaviour => ({ status: 403, body: { error: { code, message: 'no' } } });

const cases: [string, Behaviour, object][] = [
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '7' } }, rejected('throttled', 429, 7)],
  ['429 without', { status: 429 }, rejected('throttled', 429)],
  ['412', { status: 412 }, rejected('throttled', 412)],
  ['201 without an id', { status: 201, body: {} }, { kind: 'unknown' }],
  ['500', { status: 500 }, { kind: 'unknown' }],
  ['502', { status: 502 }, { kind: 'unknown' }],
  ['503', { status: 503, headers: { 'retry-after': '0' } }, { kind: 'unknown' }],
  ['504', { status: 504 }, { kind: 'unknown' }],
  ['408', { status: 408 }, { kind: 'unknown' }],
  ['a connection that breaks after the request', 'break', { kind: 'unknown' }],
  ['403 BotNotInConversationRoster', coded('BotNotInConversationRoster'), rejected('not-installed', 403)],
  ['403 ForbiddenOperationException', coded('ForbiddenOperationException'), rejected('not-installed', 403)],
  ['403 ConversationBlockedByUser', coded('ConversationBlockedByUser'), rejected('blocked', 403)],
  [
    '403 MessageWritesBlocked, as JSON within the message',
    { status: 403, body: { errorCode: 209, message: '{"subCode":"MessageWritesBlocked"}' } },
    rejected('blocked', 403),
  ],
  ['403 BotDisabledByAdmin', coded('BotDisabledByAdmin'), rejected('disabled-by-admin', 403)],
  ['403 without a code', { status: 403, body: 'forbidden' }, rejected('unrecognised', 403)],
  ['403 with a code that nobody knows', coded('SomethingNew'), rejected('unrecognised', 403)],
  ['401', { status: 401 }, rejected('unauthorised', 401)],
  ['413', { status: 413 }, rejected('too-large', 413)],
  ['400', { status: 400 }, rejected('unrecognised', 400)],
];

/** Every Sender: three outcomes, one request for a message, and no exception. */
export const senderContract = (name: string, create: () => Promise<SenderBench>): void => {
  describe(`${name} as a sender`, () => {
    let bench: SenderBench;
    beforeEach(async () => {
      bench = await create();
    });
    afterEach(() => bench.close());

    test('what was taken is accepted, with the ids that Teams gave', async () => {
      const outcome: Outcome = await bench.sender.send(bench.message);
      expect(outcome).toMatchObject({ kind: 'accepted' });
      expect(outcome.kind === 'accepted' && outcome.activityId.length > 0).toBe(true);
      expect(bench.posted()).toHaveLength(1);
    });

    test('404 is told as it is, once a new conversation has been tried as well', async () => {
      bench.behave({ status: 404 });
      expect(await bench.sender.send(bench.message)).toMatchObject(rejected('left', 404));
      const [known, anew, ...more] = bench.posted().map(({ path }) => path);
      expect(more).toEqual([]);
      expect(anew).not.toBe(known);
    });

    test.each(cases)('%s is told as it is, after one request', async (_, behaviour, expected) => {
      bench.behave(behaviour);
      expect(await bench.sender.send(bench.message)).toMatchObject(expected);
      expect(bench.posted()).toHaveLength(1);
    });
  });
};
