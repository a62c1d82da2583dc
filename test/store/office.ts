import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAuthority, type Authority } from '../../local/authority/index.ts';
import { startLocalGraph, type DirectoryPerson, type LocalGraph } from '../../local/graph/index.ts';
import { createGraph, type Graph, type GraphOptions } from '../../store/index.ts';
import { createTrustingFetch } from './trustingFetch.ts';

export const siteAddress = 'kingslynn.sharepoint.local:/sites/Quarterbook';
export const bearer = 'a-token-of-this-test';

/** Microsoft 365 for one test file: a Graph of its own over https, in a folder of its own. */
export type Office = {
  fetch: typeof globalThis.fetch;
  url(): string;
  graph: Graph;
  /** The same Graph through another fetch or with other options, and without waiting between repeats. */
  graphWith(options: Partial<GraphOptions>): Graph;
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
  const start = (port: number): Promise<LocalGraph> =>
    startLocalGraph({
      port,
      data: join(folder, 'graph.db'),
      tls: authority.server,
      people,
      authorise: ({ authorization }) =>
        authorization === `Bearer ${bearer}` ? { appId: 'test', oid: null, roles: [], scopes: [] } : null,
    });
  let local = await start(0);
  const graphWith = (options: Partial<GraphOptions>) =>
    createGraph({
      baseUrl: local.url,
      tokens: { token: () => Promise.resolve(bearer) },
      fetch,
      retry: { wait: () => Promise.resolve() },
      ...options,
    });
  return {
    fetch,
    url: () => local.url,
    graph: graphWith({}),
    graphWith,
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
