import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chanceOf, seeded } from './seeded.ts';

/** Shares of the recipients whose first message meets it, from 0 to 1. */
export type Faults = {
  /** 403 ConversationBlockedByUser, always. */
  blocked: number;
  /** Delivered, and answered with 502, 504 or a broken connection. */
  acceptThenFail: number;
  /** 412 once: something else goes on in that conversation. */
  busyOnce: number;
};

export type ConnectorOptions = {
  seed: number;
  faults: Faults;
  /** Milliseconds until an answer: at least, and at most so much more. */
  latency: { least: number; more: number };
  /** Told once a message was delivered, before it is answered. Whoever sent it is named by its token. */
  onDelivered?: (message: { conversation: string; token: string }) => void;
};

export type ConnectorReport = {
  requests: number;
  /** Requests over the published limits; nothing of them was delivered. */
  refused: number;
  /** Delivered and answered as if it had failed. */
  ambiguous: number;
  /** Conversations that take no message from us. */
  blocked: string[];
  /** How often something was put in front of the person of each conversation. */
  delivered: Record<string, number>;
  /** Milliseconds between the first request and the last answer. */
  took: number;
};

type Limit = { within: number; most: number };

/** Of an app in a tenant, and of one conversation (facts/teams.md; learn.microsoft.com, “Rate limiting”). */
const ofTenant: Limit[] = [{ within: 1000, most: 50 }];
const ofConversation: Limit[] = [
  { within: 1000, most: 7 },
  { within: 2000, most: 8 },
  { within: 30_000, most: 60 },
];

/** Counts what was taken in windows that slide; what was refused counts for nothing. */
const createMeter = (limits: readonly Limit[]) => {
  const longest = Math.max(...limits.map(({ within }) => within));
  let taken: number[] = [];
  return (now: number): boolean => {
    taken = taken.filter(at => at > now - longest);
    const isOver = limits.some(({ within, most }) => taken.filter(at => at > now - within).length >= most);
    if (!isOver) taken.push(now);
    return !isOver;
  };
};

type Verdict = 'take' | 'busy' | 'blocked' | 'fail-502' | 'fail-504' | 'fail-break';

const read = async (request: IncomingMessage): Promise<void> => {
  for await (const part of request) void part;
};

/**
 * A connector that holds to Teams' published limits and fails as Teams does: who is blocked, whose message is taken and
 * answered with an error, and who is busy once is settled by the seed and the conversation.
 */
export const startLimitedConnector = async ({ seed, faults, latency, onDelivered }: ConnectorOptions) => {
  const chance = seeded(seed);
  const takes = createMeter(ofTenant);
  const conversations = new Map<string, ReturnType<typeof createMeter>>();
  const tried = new Set<string>();
  const delivered = new Map<string, number>();
  const blocked = new Set<string>();
  const counts = { requests: 0, refused: 0, ambiguous: 0 };
  const times = { first: 0, last: 0 };

  const verdictOn = (conversation: string): Verdict => {
    const lot = chanceOf(seed, conversation);
    const isFirst = !tried.has(conversation);
    tried.add(conversation);
    const { blocked: never, acceptThenFail, busyOnce } = faults;
    if (lot < never) return 'blocked';
    if (!isFirst) return 'take';
    if (lot < never + acceptThenFail)
      return (['fail-502', 'fail-504', 'fail-break'] as const)[Math.floor(lot * 1e6) % 3] ?? 'fail-502';
    return lot < never + acceptThenFail + busyOnce ? 'busy' : 'take';
  };

  const isOver = (conversation: string, now: number): boolean => {
    const meter = conversations.get(conversation) ?? createMeter(ofConversation);
    conversations.set(conversation, meter);
    return !takes(now) || !meter(now);
  };

  const end = (response: ServerResponse, status: number, body: object, headers: object = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body));
  };

  const put = (conversation: string, token: string) => {
    delivered.set(conversation, (delivered.get(conversation) ?? 0) + 1);
    onDelivered?.({ conversation, token });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    counts.requests += 1;
    times.first ||= performance.now();
    await read(request);
    const [, name = ''] = /\/v3\/conversations\/([^/]+)\/activities/.exec(request.url ?? '') ?? [];
    const conversation = decodeURIComponent(name);
    if (isOver(conversation, performance.now())) {
      counts.refused += 1;
      end(response, 429, { error: { code: 'Throttled' } }, { 'retry-after': '1' });
      return;
    }
    const verdict = verdictOn(conversation);
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    if (verdict === 'blocked') blocked.add(conversation);
    else if (verdict !== 'busy') put(conversation, token);
    if (verdict.startsWith('fail')) counts.ambiguous += 1;
    await sleep(latency.least + chance() * latency.more);
    times.last = performance.now();
    if (verdict === 'fail-break') request.socket.destroy();
    else if (verdict === 'fail-502') end(response, 502, {});
    else if (verdict === 'fail-504') end(response, 504, {});
    else if (verdict === 'blocked') end(response, 403, { error: { code: 'ConversationBlockedByUser' } });
    else if (verdict === 'busy') end(response, 412, {}, { 'retry-after': '1' });
    else end(response, 201, { id: `activity-${counts.requests}` });
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    report: (): ConnectorReport => ({
      ...counts,
      blocked: [...blocked],
      delivered: Object.fromEntries(delivered),
      took: times.last - times.first,
    }),
    close: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
