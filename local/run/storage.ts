import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  AccountSASPermissions,
  AccountSASResourceTypes,
  AccountSASServices,
  generateAccountSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { startChild, type Child } from './child.ts';
import { waitFor } from './waitFor.ts';

/** Azurite's well-known account (https://learn.microsoft.com/azure/storage/common/storage-use-azurite). */
const account = 'devstoreaccount1';
const accountKey = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

const yearInMilliseconds = 365 * 86_400_000;

export type StorageService = 'table' | 'blob';

/** The service's address with a signature that is good for a year. */
const addressOf = (service: StorageService, port: number): string => {
  const signature = generateAccountSASQueryParameters(
    {
      expiresOn: new Date(Date.now() + yearInMilliseconds),
      permissions: AccountSASPermissions.parse('rwdlacu'),
      resourceTypes: AccountSASResourceTypes.parse('sco').toString(),
      services: AccountSASServices.parse(service === 'blob' ? 'b' : 't').toString(),
    },
    new StorageSharedKeyCredential(account, accountKey),
  );
  return `https://localhost:${port}/${account}?${signature.toString()}`;
};

export type Storage = { child: Child; url: string };

export type StorageOptions = {
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

const names: Record<StorageService, string> = {
  table: 'The part that keeps tables',
  blob: 'The part that keeps leases',
};

/** Azure Storage on this machine: one service of Azurite over https, kept in the home folder. Rejects where it does not come up. */
const startService = async (
  service: StorageService,
  { home, port, tls, caPem }: StorageOptions,
): Promise<Storage> => {
  const folder = join(home, 'azurite');
  mkdirSync(folder, { recursive: true });
  const cert = join(folder, `${service}-cert.pem`);
  const key = join(folder, `${service}-key.pem`);
  writeFileSync(cert, tls.cert);
  writeFileSync(key, tls.key, { mode: 0o600 });
  const main = createRequire(import.meta.url).resolve(`azurite/dist/src/${service}/main.js`);
  const where = ['--location', folder, `--${service}Host`, '127.0.0.1', `--${service}Port`, String(port)];
  // Its own five seconds break connections that a client is about to use again.
  const lasting = [`--${service}KeepAliveTimeout`, '3600'];
  const how = ['--cert', cert, '--key', key, '--skipApiVersionCheck', '--disableTelemetry', '--silent'];
  const child = startChild({
    name: names[service],
    parameters: [main, ...where, ...lasting, ...how],
    env: process.env,
    logFile: join(home, `${service}s.log`),
    // At SIGTERM it ends at once, without what was written in its last five seconds.
    stopSignal: 'SIGINT',
  });
  await waitFor(child, () => answers(port, caPem));
  return { child, url: addressOf(service, port) };
};

/** The ledger's tables. */
export const startTables = (options: StorageOptions): Promise<Storage> => startService('table', options);

/** Blobs, for the lease with which one of several servers sends. */
export const startBlobs = (options: StorageOptions): Promise<Storage> => startService('blob', options);
