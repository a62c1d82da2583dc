import { consentedOf } from './access.ts';
import type { Call, Handler, Route } from './graph.ts';
import { Refusal } from './refusal.ts';

/** Any of these permissions will do. Of an application by itself, and of one that acts for a person. */
type Needed = {
  method: Route['method'];
  pattern: string;
  application: readonly string[];
  delegated: readonly string[];
  /** Suffice where the person asks about themselves. */
  own?: readonly string[];
  refused: { code: string; message: string };
};

const directory = {
  code: 'Authorization_RequestDenied',
  message: 'Insufficient privileges to complete the operation.',
};
const mailbox = { code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' };
const teams = { code: 'Forbidden', message: 'Missing role permissions on the request.' };

const readUsers = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];
const readProfiles = ['User.ReadBasic.All', ...readUsers];
const readMyself = ['User.Read', 'User.ReadWrite'];

const readInstalled = ['ReadForUser', 'ReadWriteSelfForUser', 'ReadWriteForUser'];
const writeInstalled = ['ReadWriteSelfForUser', 'ReadWriteForUser'];
const ofTeamsApps = (names: readonly string[], suffix: '' | '.All'): string[] =>
  names.map(name => `TeamsAppInstallation.${name}${suffix}`);
const installed = (method: Needed['method'], names: readonly string[], pattern: string): Needed => ({
  method,
  pattern: `users/{user}/teamwork/installedApps${pattern}`,
  application: ofTeamsApps(names, '.All'),
  delegated: ofTeamsApps(names, ''),
  refused: teams,
});

/**
 * Least and higher permissions, as each operation's page lists them.
 * https://learn.microsoft.com/graph/permissions-reference
 */
const needed: readonly Needed[] = [
  { method: 'GET', pattern: 'users', application: readUsers, delegated: readProfiles, refused: directory },
  {
    method: 'GET',
    pattern: 'users/{user}',
    application: readUsers,
    delegated: readProfiles,
    own: readMyself,
    refused: directory,
  },
  {
    method: 'GET',
    pattern: 'users/{user}/manager',
    application: readUsers,
    delegated: readUsers,
    refused: directory,
  },
  ...['users/{user}/photo', 'users/{user}/photo/$value'].map((pattern): Needed => ({
    method: 'GET',
    pattern,
    application: ['ProfilePhoto.Read.All', ...readUsers],
    delegated: ['ProfilePhoto.Read.All', ...readProfiles],
    own: readMyself,
    refused: directory,
  })),
  {
    method: 'GET',
    pattern: 'users/{user}/mailboxSettings',
    application: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    delegated: [],
    own: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    refused: mailbox,
  },
  {
    method: 'PATCH',
    pattern: 'users/{user}/mailboxSettings',
    application: ['MailboxSettings.ReadWrite'],
    delegated: [],
    own: ['MailboxSettings.ReadWrite'],
    refused: mailbox,
  },
  {
    method: 'POST',
    pattern: 'users/{user}/sendMail',
    application: ['Mail.Send'],
    delegated: ['Mail.Send.Shared'],
    own: ['Mail.Send'],
    refused: mailbox,
  },
  {
    method: 'GET',
    pattern: 'appCatalogs/teamsApps',
    application: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All'],
    delegated: ['AppCatalog.Read.All', 'AppCatalog.ReadWrite.All', 'AppCatalog.Submit'],
    refused: teams,
  },
  installed('GET', readInstalled, ''),
  installed('POST', writeInstalled, ''),
  installed('GET', readInstalled, '/{installation}'),
  installed('DELETE', writeInstalled, '/{installation}'),
  installed('GET', readInstalled, '/{installation}/chat'),
];

const asOfUser = (pattern: string): string => pattern.replace(/^me(?=\/|$)/, 'users/{user}');

const neededFor = ({ method, pattern }: Route): Needed | null =>
  needed.find(one => one.method === method && one.pattern === asOfUser(pattern)) ?? null;

const isAboutThemselves = ({ request, parameters }: Call): boolean =>
  parameters['user'] === undefined || parameters['user'].toLowerCase() === request.caller.oid;

const guarded =
  (route: Route, { application, delegated, own = [], refused }: Needed): Handler =>
  call => {
    const { caller } = call.request;
    const byOneself = isAboutThemselves(call) ? own : [];
    const enough = caller.oid === null ? application : [...delegated, ...byOneself];
    if (!consentedOf(caller).some(name => enough.includes(name))) {
      throw new Refusal(403, refused.code, { message: refused.message });
    }
    return route.handle(call);
  };

/** Puts the question of permission before the routes of people, mail and apps; routes without one are as they were. */
export const guardRoutes = (routes: readonly Route[]): Route[] =>
  routes.map(route => {
    const permission = neededFor(route);
    return permission ? { ...route, handle: guarded(route, permission) } : route;
  });
