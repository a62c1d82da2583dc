import { CloudAdapter, type Activity, type TurnContext } from 'botbuilder';
import {
  ConnectorFactory,
  type AuthenticateRequestResult,
  type ConnectorClient,
} from 'botframework-connector';
import type { Pace } from '../chase/index.ts';
import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { createConnector, type Connector } from './connector.ts';
import type { BotReply } from './commands/reply.ts';
import type { Bot } from './createBot.ts';
import { createDeliveries } from './deliveries.ts';
import { parseInbound, tenantOf, type Inbound } from './inbound.ts';
import { isServiceHost } from './serviceHosts.ts';
import type { TokenSource } from './tokenSource.ts';
import { createVerification } from './verification.ts';

export type EndpointParts = {
  /** The bot's own app id: the audience of what Teams sends. */
  appId: string;
  tenants: readonly string[];
  serviceHosts: readonly string[];
  openIdMetadataUrl: string;
  tokenIssuer: string;
  tokens: TokenSource;
  pace: Pace;
  bot: Bot;
  /** Told of a reply that could not be sent, and of what broke inside. */
  report: (error: unknown) => void;
};

/** `headers` by lower-case name; `body` as text or as parsed JSON. */
export type BotRequest = {
  method: string;
  headers: Record<string, string | undefined>;
  body: unknown;
};

/** `body` is JSON, or null where there is nothing to say. */
export type BotResponse = { status: number; body: unknown };

class OnceOnly extends ConnectorFactory {
  private readonly connector: Connector;

  constructor(connector: Connector) {
    super();
    this.connector = connector;
  }

  override async create(serviceUrl: string): Promise<ConnectorClient> {
    return this.connector(serviceUrl);
  }
}

class Adapter extends CloudAdapter {
  turn(
    verified: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ) {
    return this.processActivity(verified, activity, logic);
  }
}

const cardType = 'application/vnd.microsoft.card.adaptive';

const attached = (card: AdaptiveCard): Partial<Activity> => ({
  type: 'message',
  attachments: [{ contentType: cardType, content: card }],
});

/** The invoke's answer takes the place of the card that was pressed (Universal Actions). */
const invokeResponse = (reply: BotReply): Partial<Activity> => {
  if (reply === null) return { type: 'invokeResponse', value: { status: 400 } };
  const body =
    reply.kind === 'card'
      ? { statusCode: 200, type: cardType, value: reply.card }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
  return { type: 'invokeResponse', value: { status: 200, body } };
};

/** A pressed fallback button is a message that replies to its card: that card is replaced. */
const say = async (context: TurnContext, inbound: Inbound, reply: BotReply): Promise<void> => {
  if (reply === null) return;
  if (reply.kind === 'text') {
    await context.sendActivity(reply.text);
    return;
  }
  const pressed = typeof inbound.value === 'object' && inbound.value !== null ? inbound.replyToId : undefined;
  if (pressed === undefined) await context.sendActivity(attached(reply.card));
  else await context.updateActivity({ ...attached(reply.card), id: pressed });
};

const readBody = (body: unknown): unknown => {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};

/** Verified by whom it is signed; now by what it says. The tenant and the address are ours to allow. */
const isAllowed = (inbound: Inbound, { tenants, serviceHosts }: EndpointParts): boolean => {
  const tenant = tenantOf(inbound);
  return (
    inbound.channelId === 'msteams' &&
    tenant !== null &&
    tenants.includes(tenant) &&
    isServiceHost(inbound.serviceUrl, serviceHosts)
  );
};

/**
 * What is behind `POST /api/messages`. 400 for what is no activity, 401 for a missing or wrong token, 403 for another
 * channel, a foreign tenant or an address that is not on the list, 503 while Teams' keys cannot be fetched. A reply
 * that could not be sent is reported and still a 200: Teams would otherwise deliver the activity again. A message that is
 * delivered again all the same is answered once.
 */
export const createBotEndpoint = (parts: EndpointParts): ((request: BotRequest) => Promise<BotResponse>) => {
  const { authentication, verify } = createVerification(parts);
  const adapter = new Adapter(authentication);
  const deliver = createDeliveries();
  const connectorFactory = new OnceOnly(createConnector({ ...parts, kind: 'answer' }));

  const answer = async (context: TurnContext, inbound: Inbound): Promise<void> => {
    const reply = await parts.bot.receive(inbound);
    if (inbound.type === 'invoke') {
      await context.sendActivity(invokeResponse(reply));
      return;
    }
    await say(context, inbound, reply).catch(parts.report);
  };

  const turn = async (
    verified: AuthenticateRequestResult,
    activity: Activity,
    inbound: Inbound,
  ): Promise<BotResponse> => {
    try {
      const result = { ...verified, connectorFactory };
      const response = await adapter.turn(result, activity, context => answer(context, inbound));
      return { status: response?.status ?? 200, body: (response?.body as unknown) ?? null };
    } catch (error) {
      parts.report(error);
      return { status: 500, body: null };
    }
  };

  return async ({ method, headers, body }) => {
    if (method !== 'POST') return { status: 405, body: null };
    const raw = readBody(body);
    const inbound = parseInbound(raw);
    if (!inbound) return { status: 400, body: null };
    const verified = await verify(raw as Partial<Activity>, headers['authorization'] ?? '');
    if (!verified.ok) return { status: verified.status, body: null };
    if (!isAllowed(inbound, parts)) return { status: 403, body: null };
    const work = () => turn(verified.result, raw as Activity, inbound);
    // The answer to anything else is the response itself, and is made again.
    return inbound.type === 'message' && inbound.id !== undefined
      ? deliver(`${inbound.conversation.id} ${inbound.id}`, work)
      : work();
  };
};
