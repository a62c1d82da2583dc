import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAuthority, type Authority } from '../../local/authority/index.ts';
import {
  startLocalGraph,
  type DirectoryPerson,
  type FaultOptions,
  type LocalGraph,
} from '../../local/graph/index.ts';
import { createGraph, type Graph, type GraphOptions } from '../../store/index.ts';
import { createTrustingFetch } from './trustingFetch.ts';

export const siteAddress = 'kingslynn.sharepoint.local:/sites/Quarterbook';
export const bearer = 'a-token-of-this-test';

/** What the product is given in a council, and so much on its site that it can make its lists. */
const permissions = [
  'Sites.FullControl.All',
  'User.Read.All',
  // The product reads them; the tests set them, as people do in Outlook.
  'MailboxSettings.ReadWrite',
  'Mail.Send',
  'AppCatalog.Read.All',
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
];

/** Microsoft 365 for one test file: a Graph of its own over https, in a folder of its own. */
export type Office = {
  fetch: typeof globalThis.fetch;
  url(): string;
  graph: Graph;
  /** The same Graph through another fetch or with other options, and without waiting between repeats. */
  graphWith(options: Partial<GraphOptions>): Graph;
  /** What goes wrong from now on; null for nothing. A restart ends it. */
  spoil(faults: FaultOptions | null): void;
  /** How often each fault has struck since. */
  struck(): Partial<Record<string, number>>;
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** Keys take a second to make, so a test file makes them once; what it needs of them is in memory. */
let made: Promise<Authority> | null = null;
const authorityOfThisFile = (): Promise<Authority> =>
  (made ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quarterbook-'));
    const authority = await ensureAuthority(folder);
    await rm(folder, { recursive: true });
    return authority;
  })());

export const startOffice = async (people: readonly DirectoryPerson[] = []): Promise<Office> => {
  const folder = await mkdtemp(join(tmpdir(), 'quarterbook-'));
  const authority = await authorityOfThisFile();
  const fetch = createTrustingFetch(authority.caPem);
  // Waiting moves the clock by which Graph counts what is spent: nobody really waits.
  let slept = 0;
  const clock = (): number => Date.now() + slept;
  const wait = (milliseconds: number): Promise<void> => {
    slept += milliseconds;
    return Promise.resolve();
  };
  const start = (port: number): Promise<LocalGraph> =>
    startLocalGraph({
      port,
      data: join(folder, 'graph.db'),
      tls: authority.server,
      people,
      clock,
      authorise: ({ authorization }) =>
        authorization === `Bearer ${bearer}`
          ? { appId: 'test', oid: null, roles: permissions, scopes: [] }
          : null,
    });
  let local = await start(0);
  const graphWith = (options: Partial<GraphOptions>) =>
    createGraph({
      baseUrl: local.url,
      tokens: { token: () => Promise.resolve(bearer) },
      fetch,
      retry: { wait, now: clock },
      ...options,
    });
  return {
    fetch,
    url: () => local.url,
    graph: graphWith({}),
    graphWith,
    spoil: faults => local.faults.set(faults),
    struck: () => local.faults.struck(),
    restart: async () => {
      const port = Number(new URL(local.url).port);
      await local.close();
      local = await start(port);
    },
    stop: async () => {
      await local.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
