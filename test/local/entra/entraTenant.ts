import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { ensureAuthority } from '../../../local/authority/index.ts';
import type { Authority } from '../../../local/authority/index.ts';
import { startLocalEntra } from '../../../local/entra/index.ts';
import type { LocalEntra } from '../../../local/entra/index.ts';
import { createTrustingFetch } from '../graph/trustingFetch.ts';

export const tenantId = '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10';
export const api = 'a1c0ffee-0000-4000-8000-000000000001';
export const bot = 'b07c0ffe-0000-4000-8000-000000000002';
export const carParks = { entraId: 'b13afe74-abef-56da-9e37-4bc838e60d05', displayName: 'Car Parks Manager' };
export const finance = { entraId: '3f540ae3-8b64-5aee-81a5-ca62b027e8a2', displayName: 'Finance Manager' };

export type Running = { entra: LocalEntra; home: string; authority: Authority; fetch: typeof fetch };

/** Starts the tenant with the API and the bot, which share a certificate; a home given again has its keys again. */
export const startEntra = async (again?: string): Promise<Running> => {
  const home = again ?? (await mkdtemp(join(tmpdir(), 'local-entra-')));
  const authority = await ensureAuthority(home);
  const certificatePem = authority.clientCertificatePem;
  const entra = await startLocalEntra({
    port: 0,
    tls: authority.server,
    home,
    tenantId,
    people: [carParks, finance],
    applications: [
      { appId: api, displayName: 'Quarterbook', certificatePem, graphRoles: ['Sites.Selected'] },
      { appId: bot, displayName: 'Quarterbook bot', certificatePem },
    ],
  });
  return { entra, home, authority, fetch: createTrustingFetch(authority.caPem) };
};

/** msal-node's network over a fetch that trusts the local authority. */
export const networkOver = (trusting: typeof fetch): INetworkModule => {
  const send = async <T>(url: string, init: RequestInit): Promise<NetworkResponse<T>> => {
    const response = await trusting(url, init);
    const headers = Object.fromEntries(response.headers.entries());
    return { headers, status: response.status, body: (await response.json()) as T };
  };
  const headersOf = (options?: NetworkRequestOptions) => options?.headers ?? {};
  return {
    sendGetRequestAsync: (url, options) => send(url, { headers: headersOf(options) }),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: headersOf(options), body: options?.body ?? '' }),
  };
};

/** Claims of a token, unverified. */
export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
