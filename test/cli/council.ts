import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAuthority } from '../../local/authority/index.ts';
import { startLocalEntra } from '../../local/entra/index.ts';
import { startLocalGraph, type LocalGraphOptions } from '../../local/graph/index.ts';
import { kingsLynnRegister } from '../../local/sample/kingsLynn.ts';
import { createGraph } from '../../store/index.ts';
import { findRow } from '../../store/graph/listRows.ts';
import { openSite } from '../../store/graph/site.ts';
import { apiClientId, tenant } from '../server/signing.ts';
import { createTrustingFetch } from '../store/trustingFetch.ts';

export type Typed = { code: number | null; out: string; err: string };

const script = join(import.meta.dirname, '../../cli/main.ts');

const runNode = (args: string[], env: Record<string, string>, folder: string): Promise<Typed> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
    child.once('error', reject);
    child.once('close', code => resolve({ code, ...said }));
  });

const type = (args: string[], env: Record<string, string>, folder: string): Promise<Typed> =>
  runNode(['--import', import.meta.resolve('tsx'), script, ...args], env, folder);

const closing = join(import.meta.dirname, '../../infra/restrictLists.mjs');

/** The token of whoever edits rows in SharePoint's own pages, past Quarterbook. */
const byHand = 'by-hand';

export type CouncilOptions = Pick<LocalGraphOptions, 'teamsApps'> & {
  /** What the application was granted in Graph by itself; `Sites.Selected` unless told. */
  graphRoles?: readonly string[];
  people?: LocalGraphOptions['people'];
};

/** An empty SharePoint site with its sign-in, and a folder in which commands are typed. */
export const openCouncil = async ({
  graphRoles = ['Sites.Selected'],
  people = [],
  ...more
}: CouncilOptions = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-cli-'));
  const authority = await ensureAuthority(folder);
  // Its own address is known once it listens; tokens for it carry what the application was granted.
  const graphNames: string[] = [];
  const entra = await startLocalEntra({
    port: 0,
    tls: authority.server,
    home: folder,
    tenantId: tenant,
    graphNames,
    people: [],
    applications: [
      {
        appId: apiClientId,
        displayName: 'Quarterbook',
        certificatePem: authority.clientCertificatePem,
        graphRoles,
      },
    ],
  });
  const graph = await startLocalGraph({
    port: 0,
    data: null,
    tls: authority.server,
    authorise: request =>
      request.authorization === `Bearer ${byHand}`
        ? { appId: apiClientId, oid: null, roles: ['Sites.Selected'], scopes: [] }
        : entra.authorise(graphNames)(request),
    people,
    ...more,
    // As in the hour in which an administrator makes the lists: docs/set-up.md.
    grants: [{ appId: apiClientId, displayName: 'Quarterbook', role: 'fullcontrol' }],
    // Commands follow on each other here faster than anybody types them.
    behaviour: { unitsAMinute: Infinity },
  });
  graphNames.push(new URL(graph.url).origin);
  const env = {
    TENANTS: tenant,
    API_CLIENT_ID: apiClientId,
    CLIENT_CERTIFICATE: authority.clientFile,
    ENTRA_AUTHORITY: entra.url,
    GRAPH_BASE_URL: graph.url,
    SITE: 'kingslynn.sharepoint.local:/sites/Quarterbook',
    NODE_EXTRA_CA_CERTS: authority.caFile,
    NO_PROXY: 'localhost,127.0.0.1',
  };
  const sample = join(folder, 'sample.json');
  writeFileSync(sample, JSON.stringify(kingsLynnRegister()));
  return {
    folder,
    sample,
    authority,
    editByHand: async (list: 'Items' | 'Updates', key: string, fields: Record<string, unknown>) => {
      const tokens = { token: () => Promise.resolve(byHand) };
      const fetch = createTrustingFetch(authority.caPem);
      const site = openSite(createGraph({ baseUrl: graph.url, tokens, fetch }), env.SITE);
      const row = await findRow(site, list, key);
      const path = `${await site.listPath(list)}/items/${row?.rowId ?? ''}/fields`;
      await site.graph.call({ method: 'PATCH', path, body: fields });
    },
    type: (args: string[], other: Record<string, string> = {}) => type(args, { ...env, ...other }, folder),
    /** Closes the restricted lists, as an administrator does with a token of their own. */
    closeLists: (...args: string[]) =>
      runNode([closing, env.SITE, ...args], { ...env, GRAPH_TOKEN: byHand }, folder),
    /** Nobody answers at any address from now on. */
    close: async () => {
      await graph.close();
      await entra.close();
    },
  };
};
