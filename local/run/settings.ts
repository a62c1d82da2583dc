import { resolve } from 'node:path';

/** Where each part of the local Microsoft 365 listens, all on this machine alone. */
export type Ports = {
  front: number;
  product: number;
  graph: number;
  entra: number;
  teams: number;
  tables: number;
  blobs: number;
};

export type Settings = { home: string; ports: Ports };

type Environment = Readonly<Record<string, string | undefined>>;

export const portsFrom = (port: number): Ports => ({
  front: port,
  product: port + 1,
  graph: port + 2,
  entra: port + 3,
  teams: port + 4,
  tables: port + 5,
  blobs: port + 6,
});

export const homeOf = (env: Environment): string => resolve(env['QUARTERBOOK_HOME'] ?? '.quarterbook');

/** Null where PORT is no port, or leaves no room for the six after it. */
export const readSettings = (env: Environment): Settings | null => {
  const port = Number(env['PORT'] ?? '3978');
  if (!Number.isInteger(port) || port < 1 || port > 65_529) return null;
  return { home: homeOf(env), ports: portsFrom(port) };
};

/** The one tenant, its app registrations and its site. */
export const identities = {
  tenantId: '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10',
  apiClientId: 'a1c0ffee-0000-4000-8000-000000000001',
  /** Registered for the hours in which an administrator makes the lists: docs/set-up.md. */
  administratorClientId: 'ad0bac00-0000-4000-8000-000000000004',
  botAppId: 'b07c0ffe-0000-4000-8000-000000000002',
  site: 'kingslynn.sharepoint.local:/sites/Quarterbook',
} as const;
