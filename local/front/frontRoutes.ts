import { Hono, type Context } from 'hono';
import type { FrontPerson, FrontState, OthersProgress, ReturnProgress } from './frontState.ts';

export type FrontParts = {
  people: readonly FrontPerson[];
  now: () => string;
  chat: (personId: string) => { unread: number; asked: boolean };
  /** Null where no return is open; rejects where the product does not answer. */
  progress: (personId: string) => Promise<ReturnProgress | null>;
  /** A token of the local Entra with which this person may use the API. */
  token: (personId: string) => Promise<string>;
  others: { start: (exceptPersonId: string) => void; progress: () => OthersProgress };
};

/** Tokens of the local Entra live an hour. */
const tokenSeconds = 3600;

const unknownPerson = { title: 'Nobody here has that post.', code: 'unknown-person' };

/** What the front page asks for, and the tokens that the local hosts of Teams and Word take for their person. */
export const frontRoutes = (parts: FrontParts): Hono => {
  const personOf = (context: Context): FrontPerson | undefined =>
    parts.people.find(({ id }) => id === context.req.query('person'));
  return new Hono()
    .get('/people', context => context.json(parts.people))
    .get('/token', async context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      const token = await parts.token(person.id);
      context.header('Cache-Control', 'no-store');
      return context.json({ token, access_token: token, token_type: 'Bearer', expires_in: tokenSeconds });
    })
    .get('/state', async context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      const state: FrontState = {
        now: parts.now(),
        ...parts.chat(person.id),
        progress: await parts.progress(person.id).catch(() => null),
        others: parts.others.progress(),
      };
      return context.json(state);
    })
    .post('/others', context => {
      const person = personOf(context);
      if (person === undefined) return context.json(unknownPerson, 404);
      parts.others.start(person.id);
      return context.json(parts.others.progress(), 202);
    });
};
