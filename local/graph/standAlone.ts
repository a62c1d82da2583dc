import { parseArgs } from 'node:util';
import { ensureAuthority } from '../authority/index.ts';
import { startLocalEntra } from '../entra/index.ts';
import type { Authorise, DirectoryPerson } from './graph.ts';
import { startLocalGraph } from './startLocalGraph.ts';

export type StandAloneOptions = { port: number; data: string | null; token: string | null };

export const usage = `npm run -s local:graph -- --port N [--data FILE] [--token T]

  --port N     serves https://localhost:N/v1.0
  --data FILE  keeps sites, lists and files in FILE; without it they are forgotten at the end
  --token T    takes the bearer T, for clients with a sign-in of their own; without it local Entra
               is started on N+1 and gives out the tokens`;

/** Null where the arguments are not what `usage` says. */
export const parseArguments = (parameters: readonly string[]): StandAloneOptions | null => {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: { port: { type: 'string' }, data: { type: 'string' }, token: { type: 'string' } },
    });
    const port = Number(values.port);
    // The port after it is local Entra's.
    if (!Number.isInteger(port) || port < 1 || port > 65_534) return null;
    return { port, data: values.data ?? null, token: values.token ?? null };
  } catch {
    return null;
  }
};

export type Surroundings = {
  home: string;
  tenantId: string;
  appId: string;
  people: readonly DirectoryPerson[];
};

/** All that anything here asks for, by the names of applications and of people. */
const everything = [
  'Sites.FullControl.All',
  'User.Read.All',
  'MailboxSettings.ReadWrite',
  'Mail.Send',
  'AppCatalog.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadWriteSelfForUser',
];

/** The bearer stands for the first of the people, so that a client finds a `/me`. */
const authoriseFixed =
  (token: string, { appId, people }: Surroundings): Authorise =>
  ({ authorization }) =>
    authorization === `Bearer ${token}`
      ? {
          appId,
          oid: people[0]?.entraId ?? null,
          roles: [],
          scopes: everything,
        }
      : null;

const startEntra = async (port: number, { home, tenantId, appId, people }: Surroundings) => {
  const authority = await ensureAuthority(home);
  return startLocalEntra({
    port,
    tls: authority.server,
    home,
    tenantId,
    people,
    applications: [
      {
        appId,
        displayName: 'Quarterbook',
        certificatePem: authority.clientCertificatePem,
        graphRoles: everything,
      },
    ],
  });
};

/** Starts local Graph by itself and gives back what a person should read, line by line, and how to end it. */
export const startStandAlone = async (
  { port, data, token }: StandAloneOptions,
  surroundings: Surroundings,
): Promise<{ lines: string[]; close: () => Promise<void> }> => {
  const authority = await ensureAuthority(surroundings.home);
  const entra = token === null ? await startEntra(port + 1, surroundings) : null;
  const authorise = entra
    ? entra.authorise(['https://graph.microsoft.com', `https://localhost:${port}`])
    : authoriseFixed(token ?? '', surroundings);
  const { people } = surroundings;
  const graph = await startLocalGraph({
    port,
    data,
    tls: authority.server,
    authorise,
    people,
    trusted: authority.caPem,
    // Whom the given bearer stands for, so that its client may do everything.
    owners: people.slice(0, 1).map(({ entraId }) => entraId),
  }).catch(async (error: unknown) => {
    await entra?.close();
    throw error;
  });
  return {
    lines: [
      graph.url,
      `Its certificate is signed by ${authority.caFile}: NODE_EXTRA_CA_CERTS=${authority.caFile}`,
      entra
        ? `Local Entra gives out the tokens: authority ${entra.url}/${surroundings.tenantId}, client ${surroundings.appId}, certificate and key ${authority.clientFile}`
        : 'It takes the bearer that you gave.',
      data === null
        ? 'Nothing is kept when it ends; --data FILE keeps it.'
        : `It keeps everything in ${data}.`,
    ],
    close: async () => {
      await graph.close();
      await entra?.close();
    },
  };
};
