import { Hono, type Context } from 'hono';
import type { BotAnswer } from '../teams/index.ts';

type Activity = Record<string, unknown> & { type: string };

export type RelayParts = {
  tenantId: string;
  /** Where the local connector answers, `https://localhost:3982`; the bot is told to write back under `/playground/`. */
  connector: string;
  /** Signs an activity for its service URL and brings it to the bot. */
  send: (activity: Activity, serviceUrl: string) => Promise<BotAnswer>;
  /** True for a token that the local Entra gave the bot for the Bot Framework. */
  verify: (token: string) => Promise<boolean>;
  fetch: typeof fetch;
};

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** The port on which the Playground's own connector answers, from its activity; null for any other address. */
const playgroundPort = (serviceUrl: unknown): string | null => {
  if (typeof serviceUrl !== 'string' || !URL.canParse(serviceUrl)) return null;
  const { protocol, hostname, port } = new URL(serviceUrl);
  return protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname) && port !== '' ? port : null;
};

/** As Teams would have said it: our tenant, the chosen person, and an address to which the bot may bring its token. */
const asTeams = (
  activity: Activity,
  said: { personId: string; tenantId: string; serviceUrl: string },
): Activity => ({
  ...activity,
  serviceUrl: said.serviceUrl,
  from: { ...asObject(activity['from']), aadObjectId: said.personId },
  conversation: {
    ...asObject(activity['conversation']),
    conversationType: 'personal',
    tenantId: said.tenantId,
  },
  channelData: { ...asObject(activity['channelData']), tenant: { id: said.tenantId } },
});

/** What the Playground posts to, mounted at `/local/playground`: `/{personId}/messages`. */
export const relayRoutes = ({ tenantId, connector, send }: RelayParts): Hono =>
  new Hono().post('/:person/messages', async context => {
    const activity: unknown = await context.req.json().catch(() => null);
    const { type, serviceUrl: from } = asObject(activity);
    const port = playgroundPort(from);
    if (typeof type !== 'string' || port === null) {
      return context.json({ title: 'This is no activity of an Agents Playground on this machine.' }, 400);
    }
    const serviceUrl = `${connector}/playground/${port}/`;
    const own = asTeams(
      { ...asObject(activity), type },
      { personId: context.req.param('person'), tenantId, serviceUrl },
    );
    const { status, body } = await send(own, serviceUrl);
    const headers = { 'content-type': 'application/json' };
    if (status === 0) return context.json({ title: 'Quarterbook is not answering.' }, 502);
    return new Response(body === null ? null : JSON.stringify(body), { status, headers });
  });

const passOn = async (context: Context, { fetch }: RelayParts, port: string): Promise<Response> => {
  const { pathname, search } = new URL(context.req.url);
  const path = pathname.slice(`/playground/${port}/`.length);
  const { method } = context.req;
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: await context.req.text() };
  const headers = { 'content-type': 'application/json' };
  return fetch(`http://localhost:${port}/_connector/${path}${search}`, { method, headers, ...body });
};

/** The connector that the bot finds: its token is checked here, because the Playground knows of none. */
export const relayConnector = (parts: RelayParts): Hono =>
  new Hono().all('/playground/:port{[0-9]+}/v3/*', async context => {
    const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined || !(await parts.verify(token))) {
      return context.json(
        { error: { code: 'Unauthorized', message: 'Authorization has been denied.' } },
        401,
      );
    }
    const answer = await passOn(context, parts, context.req.param('port'));
    return new Response(answer.body, {
      status: answer.status,
      headers: { 'content-type': 'application/json' },
    });
  });
