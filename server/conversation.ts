import { randomUUID } from 'node:crypto';
import {
  createConnector,
  createSender,
  createTeams,
  createBot,
  createBotEndpoint,
  type BotRequest,
  type BotResponse,
} from '../bot/index.ts';
import type { Answering, Deciding, Ledger, Pace, Sender } from '../chase/index.ts';
import type { Calendar, Instant, RegisterStore } from '../register/index.ts';
import type { Clock } from './clock.ts';
import type { ServerConfig } from './config.ts';
import { homeTenant, tokensOf } from './keeping.ts';
import { factsOf, type Log } from './log.ts';

export type ConversationParts = {
  config: ServerConfig;
  register: RegisterStore;
  answering: Answering;
  deciding: Deciding;
  calendar: Calendar;
  ledger: Ledger;
  pace: Pace;
  clock: Clock;
  log: Log;
};

export type Conversation = {
  sender: Sender;
  messages: (request: BotRequest) => Promise<BotResponse>;
};

/** Where a first conversation with somebody is begun: the first host that is allowed, or an origin written out. */
export const firstServiceUrl = ([first = '']: readonly string[]): string =>
  first.includes('://') ? `${first}/` : `https://${first}/teams/`;

/** Messages of one minute are made from one snapshot: what stands in it is looked up once for all of them. */
const toTheMinute = (instant: Instant): Instant =>
  new Date(Math.floor(Date.parse(instant) / 60_000) * 60_000).toISOString();

/** The bot, wired: its endpoint for what Teams sends, and the sender for the chase, on one pace. */
export const createConversation = (parts: ConversationParts): Conversation => {
  const { config, register, answering, deciding, calendar, ledger, pace, clock, log } = parts;
  const tokens = tokensOf(config, config.BOT_APP_ID);
  const serviceHosts = config.TEAMS_SERVICE_HOSTS;
  const report = (failure: unknown) => log('bot-failed', factsOf(failure));
  const bot = createBot({
    answering,
    deciding,
    register,
    ledger,
    calendar,
    now: clock.now,
    newId: randomUUID,
    report,
  });
  return {
    sender: createSender({
      teams: createTeams(createConnector({ tokens, pace, kind: 'chase', serviceHosts })),
      ledger,
      councils: () => register.councils(),
      snapshot: (council, at) => answering.snapshot(council, at, 'all'),
      calendar,
      now: () => toTheMinute(clock.now()),
      realNow: Date.now,
      appId: config.BOT_APP_ID,
      tenantId: homeTenant(config),
      defaultServiceUrl: firstServiceUrl(serviceHosts),
    }),
    messages: createBotEndpoint({
      appId: config.BOT_APP_ID,
      tenants: config.TENANTS,
      serviceHosts,
      openIdMetadataUrl: config.BOT_OPENID_METADATA_URL,
      tokenIssuer: config.BOT_TOKEN_ISSUER,
      tokens,
      pace,
      bot,
      report,
    }),
  };
};
