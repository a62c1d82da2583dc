import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureAuthority } from '../../local/authority/index.ts';
import { startLocalEntra } from '../../local/entra/index.ts';
import { startLocalGraph } from '../../local/graph/index.ts';
import { kingsLynnRegister } from '../../local/sample/kingsLynn.ts';
import { apiClientId, tenant } from '../server/signing.ts';

export type Typed = { code: number | null; out: string; err: string };

const script = join(import.meta.dirname, '../../cli/main.ts');

const type = (args: string[], env: Record<string, string>, folder: string): Promise<Typed> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, ...args], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (part: Buffer) => (said.out += part.toString()));
    child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
    child.once('error', reject);
    child.once('close', code => resolve({ code, ...said }));
  });

/** An empty SharePoint site with its sign-in, and a folder in which commands are typed. */
export const openCouncil = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quarterbook-cli-'));
  const authority = await ensureAuthority(folder);
  const entra = await startLocalEntra({
    port: 0,
    tls: authority.server,
    home: folder,
    tenantId: tenant,
    people: [],
    applications: [
      {
        appId: apiClientId,
        displayName: 'Quarterbook',
        certificatePem: authority.clientCertificatePem,
        graphRoles: ['Sites.Selected'],
      },
    ],
  });
  let origin = '';
  const graph = await startLocalGraph({
    port: 0,
    data: null,
    tls: authority.server,
    authorise: request => entra.authorise(origin)(request),
    people: [],
    // As in the hour in which an administrator makes the lists: docs/set-up.md.
    grants: [{ appId: apiClientId, displayName: 'Quarterbook', role: 'fullcontrol' }],
  });
  origin = new URL(graph.url).origin;
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
    type: (args: string[], other: Record<string, string> = {}) => type(args, { ...env, ...other }, folder),
    /** Nobody answers at any address from now on. */
    close: async () => {
      await graph.close();
      await entra.close();
    },
  };
};
