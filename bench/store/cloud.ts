import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAuthority } from '../../local/authority/index.ts';
import { startLocalGraph, type LocalGraph, type LocalGraphOptions } from '../../local/graph/index.ts';
import { createGraph, type Graph, type GraphOptions } from '../../store/index.ts';

export const siteAddress = 'kingslynn.sharepoint.local:/sites/Quarterbook';
export const personId = 'b13afe74-abef-56da-9e37-4bc838e60d05';

/** Bearers of the application and of one person, who owns the site. */
export const applicationBearer = 'bench-application';
export const personBearer = 'bench-person';

const permissions = ['Sites.FullControl.All', 'User.Read.All'];

/** A folder with a local Graph's file and certificates, which is gone after `work`. */
export const inFolder = async <T>(work: (folder: string, caFile: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'quarterbook-bench-'));
  try {
    const { caFile } = await ensureAuthority(folder);
    return await work(folder, caFile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Where the rows of that folder are. */
export const databaseOf = (folder: string): string => join(folder, 'graph.db');

/** Local Graph over the rows of that folder, with no limit to what is spent unless told. */
export const startCloud = async (
  folder: string,
  options: Partial<LocalGraphOptions> = {},
): Promise<LocalGraph> => {
  const { server } = await ensureAuthority(folder);
  return startLocalGraph({
    port: 0,
    data: databaseOf(folder),
    tls: server,
    people: [{ entraId: personId, displayName: 'Car Parks Manager' }],
    owners: [personId],
    onExchange: null,
    behaviour: { unitsAMinute: Infinity },
    authorise: ({ authorization }) => {
      if (authorization === `Bearer ${applicationBearer}`)
        return { appId: 'bench', oid: null, roles: permissions, scopes: [] };
      return authorization === `Bearer ${personBearer}`
        ? { appId: 'bench', oid: personId, roles: [], scopes: permissions }
        : null;
    },
    ...options,
  });
};

export const tokensOf = (bearer: string) => ({ token: () => Promise.resolve(bearer) });

/** Graph as the product uses it. */
export const graphAt = (url: string, options: Partial<GraphOptions> = {}): Graph =>
  createGraph({ baseUrl: url, tokens: tokensOf(applicationBearer), ...options });
