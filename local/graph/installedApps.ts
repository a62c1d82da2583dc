import { parseFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import type { Call, Graph, Installation, Reply, Route, Row, TeamsApp } from './graph.ts';
import { Refusal, invalidRequest } from './refusal.ts';
import { jsonOf, textIn } from './requestBody.ts';
import { parseExpand } from './selection.ts';
import { requirePerson } from './users.ts';

const installationOf = (row: Row): Installation => ({
  id: textIn(row, 'id'),
  userId: textIn(row, 'user_id'),
  teamsAppId: textIn(row, 'app_id'),
  chatId: textIn(row, 'chat_id'),
});

const appOf = (graph: Graph, id: string): TeamsApp | null =>
  graph.teamsApps.find(app => app.id === id) ?? null;

const showApp = (app: TeamsApp): Row => ({ ...app, distributionMethod: 'organization' });

const show = (graph: Graph, installation: Installation, expand: readonly string[]): Row => {
  const app = appOf(graph, installation.teamsAppId);
  return {
    id: installation.id,
    ...(app && expand.includes('teamsApp') ? { teamsApp: showApp(app) } : {}),
    ...(app && expand.includes('teamsAppDefinition')
      ? {
          teamsAppDefinition: {
            id: Buffer.from(`${app.id}##1.0.0`).toString('base64'),
            teamsAppId: app.id,
            displayName: app.displayName,
            version: '1.0.0',
            publishingState: 'published',
          },
        }
      : {}),
  };
};

const expansions = ({ request }: Call): string[] =>
  parseExpand(request.query.get('$expand')).map(expansion => expansion.name);

/** Filters over apps are one equation or several joined by `or`. */
const fits = (app: TeamsApp | null, filter: Filter): boolean => {
  if (filter.kind === 'or') return fits(app, filter.left) || fits(app, filter.right);
  if (filter.kind !== 'comparison' || filter.comparison !== 'eq')
    throw invalidRequest('Invalid filter clause');
  const name = filter.path.replace(/^teamsApp\//, '');
  if (name === 'distributionMethod') return filter.literal === 'organization';
  if (name === 'externalId' || name === 'id' || name === 'displayName') return app?.[name] === filter.literal;
  if (name === 'teamsAppDefinition/teamsAppId') return app?.id === filter.literal;
  throw invalidRequest(`Invalid filter clause: '${filter.path}'`);
};

const filterOf = ({ request }: Call): Filter | null => {
  const text = request.query.get('$filter');
  return text === undefined ? null : parseFilter(text);
};

const listApps = (call: Call): Reply => {
  const filter = filterOf(call);
  const apps = call.graph.teamsApps.filter(app => !filter || fits(app, filter));
  return {
    status: 200,
    body: {
      '@odata.context': `${call.graph.base}/$metadata#appCatalogs/teamsApps`,
      value: apps.map(showApp),
    },
  };
};

const installationsOf = (graph: Graph, userId: string): Installation[] =>
  graph.database
    .all('select * from installations where user_id = ? order by rowid', [userId])
    .map(installationOf);

const listInstalled = (call: Call): Reply => {
  const { graph } = call;
  const filter = filterOf(call);
  const installed = installationsOf(graph, requirePerson(call).entraId);
  return {
    status: 200,
    body: {
      '@odata.context': `${graph.base}/$metadata#users/teamwork/installedApps`,
      value: installed
        .filter(installation => !filter || fits(appOf(graph, installation.teamsAppId), filter))
        .map(installation => show(graph, installation, expansions(call))),
    },
  };
};

const install = async (call: Call): Promise<Reply> => {
  const { graph } = call;
  const { entraId } = requirePerson(call);
  const address = textIn(jsonOf(call.request), 'teamsApp@odata.bind');
  const id = /\/appCatalogs\/teamsApps(?:\/|\(')(?<id>[^/')]+)/i.exec(address)?.groups?.['id'] ?? '';
  if (id === '')
    throw new Refusal(400, 'BadRequest', { message: "Bad Request: 'teamsApp@odata.bind' is missing." });
  const app = appOf(graph, id);
  if (!app)
    throw new Refusal(404, 'NotFound', { message: `App with id ${id} was not found in the catalogue.` });
  if (installationsOf(graph, entraId).some(known => known.teamsAppId === app.id)) {
    throw new Refusal(409, 'Conflict', { message: 'The specified app is already installed for this user.' });
  }
  const installation: Installation = {
    id: Buffer.from(`${entraId}##${app.id}`).toString('base64url'),
    userId: entraId,
    teamsAppId: app.id,
    chatId: `19:${entraId}_${app.externalId}@unq.gbl.spaces`,
  };
  graph.database.run('insert into installations (id, user_id, app_id, chat_id) values (?, ?, ?, ?)', [
    installation.id,
    entraId,
    app.id,
    installation.chatId,
  ]);
  await graph.onInstall(installation);
  return { status: 201 };
};

const requireInstallation = (call: Call): Installation => {
  const { entraId } = requirePerson(call);
  const found = installationsOf(call.graph, entraId).find(
    known => known.id === call.parameters['installation'],
  );
  if (!found) throw new Refusal(404, 'NotFound', { message: 'That app is not installed for this user.' });
  return found;
};

const getInstalled = (call: Call): Reply => ({
  status: 200,
  body: show(call.graph, requireInstallation(call), expansions(call)),
});

const uninstall = async (call: Call): Promise<Reply> => {
  const installation = requireInstallation(call);
  call.graph.database.run('delete from installations where id = ?', [installation.id]);
  await call.graph.onUninstall(installation);
  return { status: 204 };
};

const getChat = (call: Call): Reply => ({
  status: 200,
  body: {
    '@odata.context': `${call.graph.base}/$metadata#chats/$entity`,
    id: requireInstallation(call).chatId,
    topic: null,
    chatType: 'oneOnOne',
  },
});

const installedPath = 'users/{user}/teamwork/installedApps';

export const installedAppRoutes: Route[] = [
  { method: 'GET', pattern: 'appCatalogs/teamsApps', handle: listApps },
  { method: 'GET', pattern: installedPath, handle: listInstalled },
  { method: 'POST', pattern: installedPath, handle: install },
  { method: 'GET', pattern: `${installedPath}/{installation}`, handle: getInstalled },
  { method: 'DELETE', pattern: `${installedPath}/{installation}`, handle: uninstall },
  { method: 'GET', pattern: `${installedPath}/{installation}/chat`, handle: getChat },
];
