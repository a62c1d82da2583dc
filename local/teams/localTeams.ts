import { randomUUID } from 'node:crypto';
import { createServer } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { createActs, type Acts } from './acts.ts';
import type { TeamsAddress, TeamsPerson } from './address.ts';
import { createActivityMaker } from './botActivity.ts';
import { createBotLine } from './botLine.ts';
import { connectorRoutes } from './connector.ts';
import { createConversations } from './conversations.ts';

export type LocalTeamsOptions = {
  /** 0 takes any free port. */
  port: number;
  tls: { key: string; cert: string };
  /** Where conversations are kept; `:memory:` forgets them. */
  file: string;
  tenantId: string;
  botAppId: string;
  people: readonly TeamsPerson[];
  /** The bot's messaging endpoint. */
  endpoint: string;
  /** A Bot Framework token for the bot, naming this service URL. */
  sign: (serviceUrl: string) => Promise<string>;
  /** True for a token that the local Entra gave this bot for the Bot Framework. */
  verify: (token: string) => Promise<boolean>;
  /** Business time. */
  now: () => string;
  /** Another connector that answers on the same port, by paths of its own. */
  beside?: Hono;
};

export type LocalTeams = {
  address: TeamsAddress;
  people: readonly TeamsPerson[];
  acts: Acts;
  stop: () => Promise<void>;
};

/** Teams ids look like a time in milliseconds; two in one millisecond must still differ. */
const createActivityIds = (): (() => string) => {
  let last = 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    return String(last);
  };
};

/** Starts the connector that the bot talks to, and the line on which people reach the bot. */
export const startLocalTeams = async (options: LocalTeamsOptions): Promise<LocalTeams> => {
  const conversations = createConversations(options.file, createActivityIds());
  const server = createServer(options.tls);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const at = server.address();
  const port = typeof at === 'object' && at !== null ? at.port : options.port;
  const { tenantId, botAppId, people, now } = options;
  const address: TeamsAddress = { tenantId, botAppId, serviceUrl: `https://localhost:${port}/teams/` };
  const connector = connectorRoutes({ address, people, conversations, now, verify: options.verify });
  const app = new Hono();
  if (options.beside !== undefined) app.route('/', options.beside);
  app.all('*', context => connector.fetch(context.req.raw));
  const listener = getRequestListener(app.fetch);
  server.on('request', (request, response) => void listener(request, response));
  const line = createBotLine({
    endpoint: options.endpoint,
    sign: () => options.sign(address.serviceUrl),
    fetch,
  });
  const maker = createActivityMaker(address, randomUUID);
  return {
    address,
    people,
    acts: createActs({ address, conversations, maker, line, now }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
      conversations.close();
    },
  };
};
