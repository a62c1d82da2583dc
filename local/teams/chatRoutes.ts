import { Hono, type Context } from 'hono';
import type { TeamsPerson } from './address.ts';
import type { Press } from './botActivity.ts';
import type { LocalTeams } from './localTeams.ts';

type Body = Record<string, unknown>;

const readBody = async (context: Context): Promise<Body> => {
  const body: unknown = await context.req.json().catch(() => null);
  return typeof body === 'object' && body !== null ? (body as Body) : {};
};

const asObject = (value: unknown): Body =>
  typeof value === 'object' && value !== null ? (value as Body) : {};

const readPress = (body: Body): Press | null => {
  const action = asObject(body['action']);
  if (typeof action['type'] !== 'string') return null;
  return {
    action: { ...action, type: action['type'] },
    inputs: asObject(body['inputs']),
    trigger: body['trigger'] === 'automatic' ? 'automatic' : 'manual',
  };
};

const unknownPerson = { title: 'Nobody here has that post.', code: 'unknown-person' };
const incomplete = { title: 'Something is missing from the request.', code: 'missing' };

/**
 * What the pages of the local Teams ask for; `person` is an Entra object id in the query. `POST /block` with
 * `{ "blocked": true }` shuts the bot out, which the pages have no button for.
 */
export const chatRoutes = ({
  acts,
  people,
  address,
}: Pick<LocalTeams, 'acts' | 'people' | 'address'>): Hono => {
  const byId = new Map(people.map(person => [person.id, person]));
  const personOf = (context: Context): TeamsPerson | undefined => byId.get(context.req.query('person') ?? '');
  return new Hono()
    .get('/seat', context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      return context.json({ person, tenantId: address.tenantId, userPrincipalName: person.mail });
    })
    .get('/chat', context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      if (context.req.query('changed') === String(acts.changed(person))) return context.body(null, 204);
      return context.json(acts.chat(person));
    })
    .post('/say', async context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      const { text } = await readBody(context);
      if (typeof text !== 'string' || text.trim() === '') return context.json(incomplete, 400);
      return context.json({ delivered: await acts.say(person, text.trim()) });
    })
    .post('/press', async context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      const body = await readBody(context);
      const press = readPress(body);
      const { activityId } = body;
      if (press === null || typeof activityId !== 'string') return context.json(incomplete, 400);
      return context.json(await acts.press(person, press, activityId));
    })
    .post('/block', async context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      const { blocked } = await readBody(context);
      if (typeof blocked !== 'boolean') return context.json(incomplete, 400);
      acts.setBlocked(person, blocked);
      return context.body(null, 204);
    })
    .post('/read', context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      acts.markRead(person);
      return context.body(null, 204);
    });
};
