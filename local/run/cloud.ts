import { join } from 'node:path';
import { ensureAuthority, type Authority } from '../authority/index.ts';
import { startLocalEntra, type LocalEntra } from '../entra/index.ts';
import { startLocalGraph, type Grant, type Installation, type LocalGraph } from '../graph/index.ts';
import { samplePeople } from '../sample/people.ts';
import type { Child } from './child.ts';
import { productEnvironment } from './environment.ts';
import { identities, type Settings } from './settings.ts';
import { startBlobs, startTables, type Storage } from './storage.ts';

/** The local Microsoft 365 without its clients: identity, Graph and tables. */
export type Cloud = {
  authority: Authority;
  entra: LocalEntra;
  graph: LocalGraph;
  /** Its services, as children that may end by themselves. */
  storage: Child[];
  /** What the product and its command line are configured with. */
  env: Record<string, string>;
  stop: () => Promise<void>;
};

export type CloudOptions = Settings & {
  /** Business time. */
  now: () => string;
  /** A product that sends has to have its lease; a command does without. */
  withBlobs?: boolean;
  onInstall?: (installation: Installation) => void | Promise<void>;
};

/** A client names Graph by its address, as national clouds want it, or by the name that it has everywhere. */
const graphNames = (port: number): string[] => [`https://localhost:${port}`, 'https://graph.microsoft.com'];

const authoriseFor = (entra: LocalEntra, names: readonly string[]): ReturnType<LocalEntra['authorise']> => {
  const checks = names.map(name => entra.authorise(name));
  return async request => {
    for (const check of checks) {
      const bearer = await check(request);
      if (bearer !== null) return bearer;
    }
    return null;
  };
};

/** What an administrator consents to when the product is set up. */
const graphRoles = [
  'Sites.Selected',
  'User.Read.All',
  'MailboxSettings.Read',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'AppCatalog.Read.All',
];

/** What an administrator grants on the one site. */
const grants: Grant[] = [
  { appId: identities.apiClientId, displayName: 'Quarterbook', role: 'write' },
  { appId: identities.administratorClientId, displayName: 'Quarterbook administration', role: 'fullcontrol' },
];

const people = samplePeople.map(({ entraId, displayName, mail }) => ({ entraId, displayName, mail }));

const startEntra = ({ home, ports }: Settings, authority: Authority): Promise<LocalEntra> => {
  const certificatePem = authority.clientCertificatePem;
  return startLocalEntra({
    port: ports.entra,
    tls: authority.server,
    home,
    tenantId: identities.tenantId,
    graphNames: graphNames(ports.graph),
    people,
    applications: [
      { appId: identities.apiClientId, displayName: 'Quarterbook', certificatePem, graphRoles },
      {
        appId: identities.administratorClientId,
        displayName: 'Quarterbook administration',
        certificatePem,
        graphRoles: ['Sites.Selected'],
      },
      { appId: identities.botAppId, displayName: 'Quarterbook bot', certificatePem },
    ],
  });
};

const startGraph = (options: CloudOptions, authority: Authority, entra: LocalEntra): Promise<LocalGraph> =>
  startLocalGraph({
    port: options.ports.graph,
    data: join(options.home, 'graph.db'),
    tls: authority.server,
    authorise: authoriseFor(entra, graphNames(options.ports.graph)),
    people,
    trusted: authority.caPem,
    grants,
    // The largest tenant's: the sample's rows alone are more than the smallest one's minute.
    behaviour: { unitsAMinute: 6250 },
    now: () => new Date(options.now()),
    ...(options.onInstall === undefined ? {} : { onInstall: options.onInstall }),
  });

/** Starts all three and stops again what came up where one of them does not. */
export const startCloud = async (options: CloudOptions): Promise<Cloud> => {
  const { home, ports } = options;
  const authority = await ensureAuthority(home);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.toReversed()) await one();
  };
  try {
    const kept = { home, tls: authority.server, caPem: authority.caPem };
    const coming = (starting: Promise<Storage>): Promise<Storage> => {
      // Awaited below; until then a failure of another part must not leave this one's unheard.
      starting.catch(() => undefined);
      stops.push(() =>
        starting.then(
          ({ child }) => child.stop(),
          () => undefined,
        ),
      );
      return starting;
    };
    const tablesComing = coming(startTables({ ...kept, port: ports.tables }));
    const blobsComing = options.withBlobs ? coming(startBlobs({ ...kept, port: ports.blobs })) : null;
    const entra = await startEntra(options, authority);
    stops.push(() => entra.close());
    const graph = await startGraph(options, authority, entra);
    stops.push(() => graph.close());
    const tables = await tablesComing;
    const blobs = await blobsComing;
    const addresses = {
      entra: entra.url,
      botKeys: entra.botOpenIdMetadataUrl,
      botIssuer: entra.botTokenIssuer,
      graph: graph.url,
      tables: tables.url,
      blobs: blobs?.url ?? null,
    };
    const env = productEnvironment({
      home,
      ports,
      addresses,
      caFile: authority.caFile,
      clientFile: authority.clientFile,
    });
    const storage = blobs ? [tables.child, blobs.child] : [tables.child];
    return { authority, entra, graph, storage, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
