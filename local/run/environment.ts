import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { identities, type Ports } from './settings.ts';

export type Addresses = {
  entra: string;
  botKeys: string;
  botIssuer: string;
  graph: string;
  tables: string;
  blobs: string | null;
};

export type EnvironmentParts = {
  home: string;
  ports: Ports;
  caFile: string;
  clientFile: string;
  addresses: Addresses;
};

/** Our authority, and whatever extra ones the machine already needs. */
const authoritiesFile = (home: string, caFile: string): string => {
  const already = process.env['NODE_EXTRA_CA_CERTS'];
  if (already === undefined || already === '' || !existsSync(already) || already.startsWith(home))
    return caFile;
  const both = join(home, 'authorities.pem');
  writeFileSync(both, `${readFileSync(caFile, 'utf8')}\n${readFileSync(already, 'utf8')}`);
  return both;
};

/** A proxy of the machine must not be asked for what listens on the machine itself. */
const withoutProxy = (): Record<string, string> => {
  const already = process.env['NO_PROXY'] ?? process.env['no_proxy'] ?? '';
  const names = [already, 'localhost', '127.0.0.1'].filter(Boolean).join(',');
  return { NO_PROXY: names, no_proxy: names };
};

/** A council's own rating schemes, kept with a running product so that its commands read the same. */
const ownSchemes = (): Record<string, string> => {
  const folder = process.env['SCHEMES_FOLDER'];
  return folder ? { SCHEMES_FOLDER: resolve(folder) } : {};
};

/** What the product is configured with, by the names of `server/config.ts`. */
export const productEnvironment = (parts: EnvironmentParts): Record<string, string> => ({
  PORT: String(parts.ports.product),
  PUBLIC_URL: `http://localhost:${parts.ports.front}`,
  TENANTS: identities.tenantId,
  API_CLIENT_ID: identities.apiClientId,
  BOT_APP_ID: identities.botAppId,
  BOT_APP_TYPE: 'SingleTenant',
  CLIENT_CERTIFICATE: parts.clientFile,
  ENTRA_AUTHORITY: parts.addresses.entra,
  BOT_OPENID_METADATA_URL: parts.addresses.botKeys,
  BOT_TOKEN_ISSUER: parts.addresses.botIssuer,
  GRAPH_BASE_URL: parts.addresses.graph,
  SITE: identities.site,
  TABLES_URL: parts.addresses.tables,
  ...(parts.addresses.blobs === null ? {} : { BLOBS_URL: parts.addresses.blobs }),
  TEAMS_SERVICE_HOSTS: `localhost:${parts.ports.teams}`,
  OFFICE_JS_URL: `http://localhost:${parts.ports.front}/local/word/office.js`,
  CLOCK_URL: `http://localhost:${parts.ports.front}/local/clock`,
  NODE_EXTRA_CA_CERTS: authoritiesFile(parts.home, parts.caFile),
  ...ownSchemes(),
  ...withoutProxy(),
});
