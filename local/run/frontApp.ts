import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { fileURLToPath } from 'node:url';
import { clockRoutes, type LocalClock } from '../clock/index.ts';
import type { LocalEntra } from '../entra/index.ts';
import { createOthers, frontRoutes, type FrontPerson, type ReturnProgress } from '../front/index.ts';
import { relayRoutes, type RelayParts } from '../playground/index.ts';
import { samplePeople } from '../sample/people.ts';
import { chatRoutes, type LocalTeams, type TeamsPerson } from '../teams/index.ts';
import { wordRoutes, type RunCli } from '../word/index.ts';
import { readProgress } from './progress.ts';
import { createTokens } from './tokens.ts';

export const people: (FrontPerson & TeamsPerson)[] = samplePeople.map(
  ({ entraId, displayName, mail, roles, council }) => ({
    id: entraId,
    name: displayName,
    mail,
    roles,
    council,
  }),
);

const byId = new Map(people.map(person => [person.id, person]));

const personOf = (id: string): TeamsPerson => byId.get(id) ?? { id, name: '', mail: '' };

export type FrontAppParts = {
  home: string;
  clock: LocalClock;
  teams: LocalTeams;
  entra: LocalEntra;
  /** Where the product listens. */
  product: string;
  runCli: RunCli;
  relay: RelayParts;
};

const createOthersOf = ({ acts }: LocalTeams) =>
  createOthers({
    people: people.filter(({ council }) => council.hasReturn),
    messages: id => acts.chat(personOf(id)).activities,
    press: async (id, action, { activityId, inputs }) =>
      (await acts.press(personOf(id), { action, inputs, trigger: 'manual' }, activityId)).kind === 'card',
    random: Math.random,
  });

const apiParts = ({ clock, teams, entra, product }: FrontAppParts) => {
  const token = createTokens(entra);
  const progress = (personId: string): Promise<ReturnProgress | null> =>
    readProgress({ product, token, people }, personId);
  return {
    people,
    token,
    progress,
    now: clock.now,
    chat: (personId: string) => {
      const chat = teams.acts.chat(personOf(personId));
      return { unread: chat.unread, asked: chat.activities.some(({ fromBot }) => fromBot) };
    },
    others: createOthersOf(teams),
  };
};

const dist = fileURLToPath(new URL('../dist', import.meta.url));

const page = (path: string) => serveStatic({ root: dist, path });

/** Everything under `/local`: the front page, the clock, and the hosts that play Teams and Word. */
export const createFrontApp = (parts: FrontAppParts): Hono => {
  const app = new Hono();
  app.get('/local', context => context.redirect('/local/'));
  app.get('/local/', page('front/index.html'));
  app.get('/local/teams', page('teams/chat/index.html'));
  app.get('/local/tab', page('teams/host/index.html'));
  app.get(
    '/local/assets/*',
    serveStatic({ root: dist, rewriteRequestPath: path => path.replace(/^\/local/, '') }),
  );
  app.get('/local/word/', context => context.redirect(`/local/word${new URL(context.req.url).search}`));
  app.route('/local/word', wordRoutes({ home: parts.home, runCli: parts.runCli }));
  app.route('/local/clock', clockRoutes(parts.clock));
  app.route('/local/teams', chatRoutes(parts.teams));
  app.route('/local/playground', relayRoutes(parts.relay));
  app.route('/local', frontRoutes(apiParts(parts)));
  app.notFound(context => context.json({ title: 'There is nothing at this address.', status: 404 }, 404));
  return app;
};
