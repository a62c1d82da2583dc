import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ensureAuthority, type Authority } from '../../local/authority/index.ts';
import { startLocalEntra, type LocalEntra } from '../../local/entra/index.ts';
import { startLocalGraph, type LocalGraph } from '../../local/graph/index.ts';
import {
  createAccess,
  createCredential,
  createGraph,
  createOnBehalfOf,
  isFailure,
  provision,
  restrictedReaders,
  type Access,
  type Graph,
  type TokenSource,
} from '../../store/index.ts';
import { openSite } from '../../store/graph/site.ts';
import { siteAddress } from './office.ts';
import { createTrustingFetch } from './trustingFetch.ts';

const tenant = '7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10';
const clientId = 'a1c0ffee-0000-4000-8000-000000000001';
const administrator = 'ad0bac00-0000-4000-8000-000000000004';
const personOf = (name: string, number: number) => ({
  entraId: `00000000-0000-4000-8000-00000000000${number}`,
  displayName: name,
});
const manager = personOf('Car Parks Manager', 1);
const auditor = personOf('Internal Audit Manager', 2);
const leaver = personOf('Former Manager', 3);
const minutes = (count: number) => count * 60_000;

let home: string;
let authority: Authority;
let entra: LocalEntra;
let local: LocalGraph;
let graph: Graph;
let exchanges = 0;
let asked: string[] = [];
let down = false;
let now = 0;
let access: Access;

/** What is asked of Entra and Graph as a person; `down` is an outage of Graph. */
const watching = (): typeof globalThis.fetch => {
  const trusting = createTrustingFetch(authority.caPem);
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input.toString());
    if (url.pathname.endsWith('/token')) exchanges += 1;
    if (url.origin === new URL(local.url).origin) asked.push(url.pathname);
    return down && url.origin === new URL(local.url).origin
      ? Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }))
      : trusting(input, init);
  };
};

const graphAs = (tokens: TokenSource): Graph =>
  createGraph({ baseUrl: local.url, tokens, fetch: watching(), retry: { wait: () => Promise.resolve() } });

const signedIn = { tenant, authority: '', certificate: '' };

const tokenFor = (entraId: string): Promise<string> =>
  entra.issueUserToken({ oid: entraId, audience: clientId, scopes: ['access_as_user'] });

const may = async (entraId: string) => access.of({ tenantId: tenant, entraId }, await tokenFor(entraId));

/** What an owner of the site does on SharePoint's own pages. */
const letRead = async (list: string | null, people: Record<string, string>): Promise<void> => {
  const response = await createTrustingFetch(authority.caPem)(new URL('/local/rights', local.url), {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ site: siteAddress, ...(list === null ? {} : { list }), people }),
  });
  expect(response.status).toBe(200);
};

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'quarterbook-'));
  authority = await ensureAuthority(home);
  const certificatePem = authority.clientCertificatePem;
  const people = [manager, auditor, leaver].map(one => ({ ...one, mail: null }));
  const applications = [clientId, administrator].map(appId => ({
    appId,
    displayName: 'Quarterbook',
    certificatePem,
    graphRoles: ['Sites.Selected'],
  }));
  const graphNames: string[] = [];
  entra = await startLocalEntra({
    port: 0,
    tls: authority.server,
    home,
    tenantId: tenant,
    people,
    applications,
    graphNames,
  });
  local = await startLocalGraph({
    port: 0,
    data: null,
    tls: authority.server,
    people,
    authorise: request => entra.authorise(graphNames)(request),
    grants: [
      { appId: clientId, displayName: 'Quarterbook', role: 'write' },
      { appId: administrator, displayName: 'Administration', role: 'fullcontrol' },
    ],
  });
  graphNames.push(new URL(local.url).origin);
  Object.assign(signedIn, { authority: entra.url, certificate: authority.clientFile });
  const options = { ...signedIn, fetch: createTrustingFetch(authority.caPem) };
  graph = graphAs(createCredential({ ...options, clientId: administrator }));
  await provision({ graph, site: siteAddress });
  await letRead(null, { [manager.entraId]: 'read', [auditor.entraId]: 'read' });
}, 60_000);

beforeEach(() => {
  [exchanges, asked, down, now] = [0, [], false, 1_000_000];
  access = createAccess({
    graph,
    site: siteAddress,
    onBehalfOf: createOnBehalfOf({
      ...signedIn,
      clientId,
      managedIdentity: null,
      fetch: watching(),
    }),
    graphAs,
    realNow: () => now,
  });
});

afterAll(async () => {
  await local.close();
  await entra.close();
  await rm(home, { recursive: true, force: true });
});

describe('before the restricted lists are closed', () => {
  test('they inherit, and whoever reads the site reads them', async () => {
    expect((await restrictedReaders({ graph, site: siteAddress })).map(one => one.inherits)).toEqual([
      true,
      true,
      true,
    ]);
    expect(await may(manager.entraId)).toBe('all');
  });
});

describe('once they are closed', () => {
  beforeAll(async () => {
    for (const list of ['RestrictedItems', 'RestrictedIndicators', 'RestrictedUpdates'])
      await letRead(list, { [auditor.entraId]: 'read' });
  });

  test('SharePoint says of each person how much they may read', async () => {
    expect(await may(manager.entraId)).toBe('open');
    expect(await may(auditor.entraId)).toBe('all');
    expect(await may(leaver.entraId)).toBeNull();
  });

  test.each(['RestrictedIndicators', 'RestrictedUpdates'])(
    'whoever may not read %s reads nothing restricted',
    async list => {
      await letRead(list, { [leaver.entraId]: 'read' });
      expect(await may(auditor.entraId)).toBe('open');
      await letRead(list, { [auditor.entraId]: 'read' });
      now += minutes(5);
      expect(await may(auditor.entraId)).toBe('all');
    },
  );

  test('and who may read them is told to an administrator, and to nobody else', async () => {
    const lists = await restrictedReaders({ graph, site: siteAddress });
    expect(lists.map(one => one.inherits)).toEqual([false, false, false]);
    const names = lists.flatMap(one => one.readers).map(one => one.name);
    expect(names).toContain(auditor.displayName);
    expect(names).not.toContain(manager.displayName);
    const product = graphAs(createCredential({ ...signedIn, clientId, fetch: watching() }));
    await expect(restrictedReaders({ graph: product, site: siteAddress })).rejects.toMatchObject({
      code: 'refused',
    });
  });
});

describe('SharePoint is asked seldom', () => {
  test('once for a page that opens with several requests at once, with one exchange and a request for each list', async () => {
    await may(manager.entraId);
    [exchanges, asked] = [0, []];
    const token = await tokenFor(auditor.entraId);
    const person = { tenantId: tenant, entraId: auditor.entraId };
    const answers = await Promise.all([1, 2, 3].map(() => access.of(person, token)));
    expect(answers).toEqual(['all', 'all', 'all']);
    expect(exchanges).toBe(1);
    expect(asked).toHaveLength(4);
  });

  test('and its answer is remembered for five minutes, and no longer', async () => {
    expect(await may(manager.entraId)).toBe('open');
    asked = [];
    now += minutes(5) - 1;
    expect(await may(manager.entraId)).toBe('open');
    expect(asked).toEqual([]);
    now += 1;
    await letRead(null, { [auditor.entraId]: 'read' });
    expect(await may(manager.entraId)).toBeNull();
    await letRead(null, { [manager.entraId]: 'read', [auditor.entraId]: 'read' });
  });

  test('no more than fifty times for a person in five minutes, also while it fails', async () => {
    await may(auditor.entraId);
    [exchanges, down] = [0, true];
    const codes: unknown[] = [];
    for (let index = 0; index < 60; index += 1)
      codes.push(
        await may(manager.entraId).catch((error: unknown) => (isFailure(error) ? error.code : error)),
      );
    expect(codes).toEqual([
      ...Array.from({ length: 50 }, () => 'unreachable'),
      ...Array.from({ length: 10 }, () => 'throttled'),
    ]);
    expect(exchanges).toBeLessThanOrEqual(50);
    now += minutes(5);
    down = false;
    expect(await may(manager.entraId)).toBe('open');
  });
});

describe('where SharePoint cannot be asked', () => {
  test('that is neither yes nor no', async () => {
    await may(auditor.entraId);
    down = true;
    await expect(may(manager.entraId)).rejects.toMatchObject({ code: 'unreachable' });
    down = false;
    expect(await may(manager.entraId)).toBe('open');
  });

  test('what it said before holds up to its time, and then nothing does', async () => {
    expect(await may(manager.entraId)).toBe('open');
    down = true;
    now += minutes(4);
    expect(await may(manager.entraId)).toBe('open');
    now += minutes(1);
    await expect(may(manager.entraId)).rejects.toMatchObject({ code: 'unreachable' });
  });

  test('a token that was not for us is exchanged for nothing', async () => {
    const foreign = await entra.issueUserToken({
      oid: manager.entraId,
      audience: 'https://graph.microsoft.com',
      scopes: ['User.Read'],
    });
    const failure: unknown = await access
      .of({ tenantId: tenant, entraId: manager.entraId }, foreign)
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unauthorised' });
    expect(String(failure)).not.toContain(foreign);
  });
});

test('without a certificate and without a managed identity nobody can be asked about', () => {
  expect(() => createOnBehalfOf({ ...signedIn, clientId, certificate: null, managedIdentity: null })).toThrow(
    expect.objectContaining({ code: 'bad-configuration' }),
  );
});

test('a list that was made anew under its name is asked about as it is now', async () => {
  expect(await may(auditor.entraId)).toBe('all');
  const site = openSite(graph, siteAddress);
  await graph.call({ method: 'DELETE', path: await site.listPath('Items') });
  await provision({ graph, site: siteAddress });
  now += minutes(5);
  await may(auditor.entraId);
  now += minutes(5);
  expect(await may(auditor.entraId)).toBe('all');
});
