import { Hono, type Context } from 'hono';
import { botIdOf, conversationIdOf, userIdOf, type TeamsAddress, type TeamsPerson } from './address.ts';
import type { ActivityBody, Conversations } from './conversations.ts';

export type ConnectorParts = {
  address: TeamsAddress;
  people: readonly TeamsPerson[];
  conversations: Conversations;
  /** Business time. */
  now: () => string;
  /** True for a token that the local Entra gave this bot for the Bot Framework. */
  verify: (token: string) => Promise<boolean>;
};

type Refusal = { status: 400 | 401 | 403 | 404 | 501; code: string; message: string };

const refuse = (context: Context, { status, code, message }: Refusal): Response =>
  context.json({ error: { code, message } }, status);

const notInRoster: Refusal = {
  status: 403,
  code: 'BotNotInConversationRoster',
  message: 'The bot is not part of the conversation roster.',
};
const noConversation: Refusal = {
  status: 404,
  code: 'ConversationNotFound',
  message: 'Conversation not found.',
};
const noActivity: Refusal = {
  status: 404,
  code: 'ActivityNotFoundInConversation',
  message: 'Activity not found.',
};

const readBody = async (context: Context): Promise<ActivityBody> => {
  const body: unknown = await context.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as ActivityBody) : {};
};

const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : null;

/** As the roster shows a member. */
const member = (address: TeamsAddress, person: TeamsPerson) => ({
  id: userIdOf(address, person.id),
  name: person.name,
  objectId: person.id,
  aadObjectId: person.id,
  userPrincipalName: person.mail,
  tenantId: address.tenantId,
  userRole: 'user',
});

const withToken =
  (verify: ConnectorParts['verify']) =>
  async (context: Context, next: () => Promise<void>): Promise<Response | undefined> => {
    const token = /^Bearer (.+)$/i.exec(context.req.header('authorization') ?? '')?.[1];
    if (token === undefined || !(await verify(token))) {
      return refuse(context, {
        status: 401,
        code: 'Unauthorized',
        message: 'Authorization has been denied.',
      });
    }
    await next();
    return undefined;
  };

/** What the routes know of people, however a bot names them: Teams' own id, or the Entra object id. */
const createRoster = ({ address, people, conversations }: ConnectorParts) => {
  const byName = new Map(
    people.flatMap(person => [
      [person.id, person],
      [userIdOf(address, person.id), person],
    ]),
  );
  const byConversation = new Map(people.map(person => [conversationIdOf(address, person.id), person]));
  return {
    named: (id: string | null) => (id === null ? undefined : byName.get(id)),
    in: (conversationId: string) => byConversation.get(conversationId),
    installed: (person: TeamsPerson) => conversations.isInstalled(conversationIdOf(address, person.id)),
  };
};

const createConversation =
  (parts: ConnectorParts, roster: ReturnType<typeof createRoster>) => async (context: Context) => {
    const body = await readBody(context);
    const members: unknown[] = Array.isArray(body['members']) ? body['members'] : [];
    if (body['isGroup'] === true || members.length !== 1) {
      return refuse(context, {
        status: 400,
        code: 'BadSyntax',
        message: 'A personal conversation has one member.',
      });
    }
    const person = roster.named(idOf(members[0]));
    if (person === undefined)
      return refuse(context, { status: 404, code: 'UserNotFound', message: 'User not found.' });
    if (!roster.installed(person)) return refuse(context, notInRoster);
    const conversationId = conversationIdOf(parts.address, person.id);
    const first = body['activity'];
    const sent =
      typeof first === 'object' && first !== null
        ? parts.conversations.add({
            conversationId,
            fromBot: true,
            at: parts.now(),
            body: first as ActivityBody,
          })
        : null;
    return context.json(
      {
        id: conversationId,
        serviceUrl: parts.address.serviceUrl,
        ...(sent === null ? {} : { activityId: sent.id }),
      },
      201,
    );
  };

const activityRoutes = (parts: ConnectorParts, roster: ReturnType<typeof createRoster>): Hono => {
  const { conversations, now } = parts;
  const post = async (context: Context) => {
    const conversationId = context.req.param('conversation') ?? '';
    const person = roster.in(conversationId);
    if (person === undefined) return refuse(context, noConversation);
    if (!roster.installed(person)) return refuse(context, notInRoster);
    const body = await readBody(context);
    // Typing is a sign, not a message: Teams accepts it and keeps nothing.
    if (body['type'] === 'typing') return context.json({ id: '' });
    const { id } = conversations.add({ conversationId, fromBot: true, at: now(), body });
    return context.json({ id }, 201);
  };
  return new Hono()
    .post('/', post)
    .post('/:activity', post)
    .put('/:activity', async context => {
      const id = context.req.param('activity');
      return conversations.replace(id, await readBody(context))
        ? context.json({ id })
        : refuse(context, noActivity);
    })
    .delete('/:activity', context =>
      conversations.remove(context.req.param('activity'))
        ? context.body(null, 200)
        : refuse(context, noActivity),
    );
};

const memberRoutes = ({ address }: ConnectorParts, roster: ReturnType<typeof createRoster>): Hono => {
  const answer = (context: Context, shape: (found: ReturnType<typeof member>) => object) => {
    const person = roster.in(context.req.param('conversation') ?? '');
    return person === undefined
      ? refuse(context, noConversation)
      : context.json(shape(member(address, person)));
  };
  return new Hono()
    .get('/members', context => answer(context, found => [found]))
    .get('/pagedmembers', context => answer(context, found => ({ members: [found] })))
    .get('/members/:member', context => {
      const person = roster.named(context.req.param('member'));
      const known = person === undefined ? null : member(address, person);
      if (known === null)
        return refuse(context, { status: 404, code: 'MemberNotFound', message: 'Member not found.' });
      return answer(context, () => known);
    });
};

/** The part of the Bot Connector's REST interface that a personal chat needs, under the service URL's path. */
export const connectorRoutes = (parts: ConnectorParts): Hono => {
  const roster = createRoster(parts);
  const path = new URL(parts.address.serviceUrl).pathname;
  const app = new Hono();
  app.use(withToken(parts.verify));
  app.post(`${path}v3/conversations`, createConversation(parts, roster));
  app.route(`${path}v3/conversations/:conversation/activities`, activityRoutes(parts, roster));
  app.route(`${path}v3/conversations/:conversation`, memberRoutes(parts, roster));
  app.notFound(context =>
    refuse(context, {
      status: 501,
      code: 'NotImplemented',
      message: `${context.req.method} ${context.req.path} for ${botIdOf(parts.address)}`,
    }),
  );
  return app;
};
