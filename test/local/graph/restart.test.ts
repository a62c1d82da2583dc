import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { addItems, as, carParks, makeList, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'graph-data-'));
  graph = await startGraph({ data: join(folder, 'deeper', 'graph.db') });
});

afterEach(() => graph.close());

test('lists, rows, files, settings and installations are there after a new start, under the same ids', async () => {
  const items = await makeList(graph);
  await addItems(graph, items, [{ Key: 'a', Title: 'kept' }, { Key: 'b' }]);
  await graph.ask('DELETE', `${items}/2`);
  await graph.ask('PUT', `${site}/drive/root:/a.txt:/content`, { body: new TextEncoder().encode('bytes') });
  const path = `/users/${carParks.entraId}`;
  await graph.ask('PATCH', `${path}/mailboxSettings`, {
    body: { automaticRepliesSetting: { status: 'alwaysEnabled' } },
  });
  const apps = await graph.ask('GET', '/appCatalogs/teamsApps');
  const bind = `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${apps.body.value[0]?.id}`;
  await graph.ask('POST', `${path}/teamwork/installedApps`, { body: { 'teamsApp@odata.bind': bind } });
  const read = async () => ({
    site: (await graph.ask('GET', site)).body,
    items: (await graph.ask('GET', `${items}?$expand=fields`)).body.value,
    file: (await graph.ask('GET', `${site}/drive/root:/a.txt:/content`)).text,
    settings: (await graph.ask('GET', `${path}/mailboxSettings`)).body.automaticRepliesSetting,
    apps: (await graph.ask('GET', `${path}/teamwork/installedApps`)).body.value,
  });
  const before = await read();
  graph = await graph.restart();
  const after = await read();
  // Its address is another, because the port is.
  expect({ ...after.site, '@odata.context': '' }).toEqual({ ...before.site, '@odata.context': '' });
  expect({ ...after, site: {} }).toEqual({ ...before, site: {} });
  expect(after.items).toHaveLength(1);
  expect(after.file).toBe('bytes');
});

test('an id is never given again, and a delta link goes on where it stood', async () => {
  const items = await makeList(graph);
  await addItems(graph, items, [{ Key: 'a' }, { Key: 'b' }]);
  const first = await graph.ask('GET', `${items}/delta`);
  const link = new URL(first.body['@odata.deltaLink']);
  await graph.ask('DELETE', `${items}/2`);
  graph = await graph.restart();
  expect(await addItems(graph, items, [{ Key: 'c' }])).toEqual(['3']);
  const next = await graph.ask('GET', `${items}/delta${link.search}`);
  expect(next.body.value.map(change => [change.id, change.deleted?.state ?? null])).toEqual([
    ['2', 'deleted'],
    ['3', null],
  ]);
});

test('permissions, versions, the user list and the outbox are there after a new start', async () => {
  const items = await makeList(graph);
  await addItems(graph, items, [{ Title: 'first' }]);
  await graph.ask('PATCH', `${items}/1/fields`, { body: { Title: 'second' } });
  const local = (door: string) => new URL(`/local/${door}`, graph.url).href;
  const people = { [carParks.entraId]: 'write' };
  const host = 'kingslynn.sharepoint.local:/sites/Quarterbook';
  await graph.ask('PUT', local('rights'), { body: { site: host, people } });
  const grant = { roles: ['read'], grantedToV2: { application: { id: 'quarterbook' } } };
  await graph.ask('POST', `${site}/permissions`, { body: grant });
  const toRecipients = [{ emailAddress: { address: 'officer@council.example' } }];
  const mail = { message: { subject: 'x', toRecipients } };
  await graph.ask('POST', `/users/${carParks.entraId}/sendMail`, { body: mail });
  const read = async () => ({
    permissions: (await graph.ask('GET', `${site}/permissions`)).body.value,
    versions: (await graph.ask('GET', `${items}/1/versions?$expand=fields`)).body.value,
    users: (await graph.ask('GET', `${site}/lists/User Information List/items?$expand=fields`)).body.value,
    outbox: (await graph.ask('GET', local('outbox'))).body.value,
  });
  const before = await read();
  graph = await graph.restart();
  expect(await read()).toEqual(before);
  expect(Object.values(before).map(rows => rows.length)).toEqual([1, 2, 1, 1]);
  // Everybody's reading was taken away, and a new start does not bring it back.
  const stranger = as({
    appId: 'quarterbook',
    oid: '3f540ae3-8b64-5aee-81a5-ca62b027e8a2',
    scopes: ['Sites.Selected'],
  });
  expect((await graph.ask('GET', items, stranger)).status).toBe(403);
});
