import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { AzureNamedKeyCredential, generateAccountSas } from '@azure/data-tables';
import { startChild, type Child } from './child.ts';
import { waitFor } from './waitFor.ts';

/** Azurite's well-known account (https://learn.microsoft.com/azure/storage/common/storage-use-azurite). */
const account = 'devstoreaccount1';
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const yearInMilliseconds = 365 * 86_400_000;

/** The tables' address with a signature that is good for a year. */
const addressOf = (port: number): string => {
  const signature = generateAccountSas(new AzureNamedKeyCredential(account, accountKey), {
    expiresOn: new Date(Date.now() + yearInMilliseconds),
    permissions: { query: true, write: true, delete: true, list: true, add: true, update: true },
    resourceTypes: 'sco',
    services: { table: true },
  });
  return `https://localhost:${port}/${account}?${signature}`;
};

export type Tables = { child: Child; url: string };

export type TablesOptions = {
  home: string;
  port: number;
  tls: { key: string; cert: string };
  caPem: string;
};

const answers = (port: number, ca: string): Promise<boolean> =>
  new Promise(resolve => {
    const asked = request({ host: 'localhost', port, ca, method: 'GET', path: `/${account}` }, response => {
      response.resume();
      resolve(true);
    });
    asked.once('error', () => {
      resolve(false);
    });
    asked.end();
  });

/** Azure Tables on this machine: Azurite over https, kept in the home folder. Rejects where it does not come up. */
export const startTables = async ({ home, port, tls, caPem }: TablesOptions): Promise<Tables> => {
  const folder = join(home, 'azurite');
  mkdirSync(folder, { recursive: true });
  const cert = join(folder, 'cert.pem');
  const key = join(folder, 'key.pem');
  writeFileSync(cert, tls.cert);
  writeFileSync(key, tls.key, { mode: 0o600 });
  const main = createRequire(import.meta.url).resolve('azurite/dist/src/table/main.js');
  const where = ['--location', folder, '--tableHost', '127.0.0.1', '--tablePort', String(port)];
  // Its own five seconds break connections that a client is about to use again.
  const lasting = ['--tableKeepAliveTimeout', '3600'];
  const how = ['--cert', cert, '--key', key, '--skipApiVersionCheck', '--disableTelemetry', '--silent'];
  const child = startChild({
    name: 'The part that keeps tables',
    parameters: [main, ...where, ...lasting, ...how],
    env: process.env,
    logFile: join(home, 'tables.log'),
  });
  await waitFor(child, () => answers(port, caPem));
  return { child, url: addressOf(port) };
};
