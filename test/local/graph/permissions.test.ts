import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { as, carParks, expectShape, finance, makeList, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

const sharePoint = '00000003-0000-0ff1-ce00-000000000000';
const quarterbook = { appId: 'quarterbook', roles: ['Sites.Selected'] };
const byItself = as(quarterbook);
const reader = as({ appId: 'quarterbook', oid: carParks.entraId, scopes: ['Sites.Selected'] });
const onThePages = as({ appId: sharePoint, oid: carParks.entraId });
const stranger = '00000000-0000-4000-8000-00000000dead';

let graph: Running;
let items: string;

const sitePath = '/sites/kingslynn.sharepoint.local:/sites/Quarterbook';
const listPath = `${site}/lists/Updates`;

beforeEach(async () => {
  graph = await startGraph();
  items = await makeList(graph);
});

afterEach(() => graph.close());

const grant = (path: string, role: string, id = quarterbook.appId) =>
  graph.ask('POST', `${path}/permissions`, {
    body: { roles: [role], grantedToIdentities: [{ application: { id, displayName: 'Quarterbook' } }] },
  });

/** What an owner does on SharePoint's own pages. */
const setPeople = (people: Record<string, string>, list?: string) =>
  graph.ask('PUT', new URL('/local/rights', graph.url).href, {
    body: { site: sitePath.replace('/sites/', ''), ...(list === undefined ? {} : { list }), people },
  });

const read = (caller: { headers: Record<string, string> }) => graph.ask('GET', items, caller);
const add = (caller: { headers: Record<string, string> }) =>
  graph.ask('POST', items, { ...caller, body: { fields: { Title: 'x' } } });
const addColumn = (caller: { headers: Record<string, string> }) =>
  graph.ask('POST', `${listPath}/columns`, { ...caller, body: { name: 'More', text: {} } });

describe('an application with Sites.Selected', () => {
  test('has nothing on a site before it is granted something there', async () => {
    const refused = await read(byItself);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'accessDenied']);
    expect((await graph.ask('GET', site, byItself)).status).toBe(403);
  });

  test.each([
    ['read', [200, 403, 403]],
    ['write', [200, 201, 403]],
    ['owner', [200, 201, 201]],
    ['fullcontrol', [200, 201, 201]],
  ])('granted %s may read, write rows and make columns accordingly', async (role, statuses) => {
    const granted = await grant(site, role);
    expect(granted.status).toBe(201);
    expectShape('POST /sites/{site-id}/permissions', granted.body);
    const answers = [await read(byItself), await add(byItself), await addColumn(byItself)];
    expect(answers.map(answer => answer.status)).toEqual(statuses);
  });

  test('has nothing with a grant where the token lacks the permission, and nothing on another site', async () => {
    await grant(site, 'fullcontrol');
    expect((await read(as({ appId: quarterbook.appId, roles: ['User.Read.All'] }))).status).toBe(403);
    expect((await graph.ask('GET', '/sites/root/lists', byItself)).status).toBe(403);
  });

  test('loses what it had when the grant is changed or taken away', async () => {
    const granted = await grant(site, 'write');
    const path = `${site}/permissions/${granted.body.id}`;
    const changed = await graph.ask('PATCH', path, { body: { roles: ['read'] } });
    expectShape('PATCH /sites/{site-id}/permissions/{permission-id}', changed.body);
    expect([(await read(byItself)).status, (await add(byItself)).status]).toEqual([200, 403]);
    expect((await graph.ask('DELETE', path)).status).toBe(204);
    expect((await read(byItself)).status).toBe(403);
    expect((await graph.ask('DELETE', path)).status).toBe(404);
  });

  test('grants nobody a site, not even with full control of it', async () => {
    await grant(site, 'fullcontrol');
    const refused = await graph.ask('POST', `${site}/permissions`, {
      ...byItself,
      body: { roles: ['read'], grantedToV2: { application: { id: 'other' } } },
    });
    expect(refused.status).toBe(403);
  });
});

test.each([
  ['a person', { roles: ['read'], grantedToV2: { user: { id: carParks.entraId } } }],
  ['nobody', { roles: ['read'] }],
  ['a role that is none', { roles: ['edit'], grantedToV2: { application: { id: 'x' } } }],
  ['no role', { grantedToV2: { application: { id: 'x' } } }],
])('a permission for %s is refused', async (_, body) => {
  const refused = await graph.ask('POST', `${site}/permissions`, { body });
  expect([refused.status, refused.body.error.code]).toEqual([400, 'invalidRequest']);
});

describe('a person', () => {
  test('may read what everybody may read, through an application that may read it, and write nothing', async () => {
    expect((await read(reader)).status).toBe(403);
    await grant(site, 'write');
    expect([(await read(reader)).status, (await add(reader)).status]).toEqual([200, 403]);
  });

  test('who is in no directory may read nothing', async () => {
    await grant(site, 'write');
    expect((await read(as({ ...quarterbook, oid: stranger, scopes: ['Sites.Selected'] }))).status).toBe(403);
  });

  test('may write no more than the application that acts for them', async () => {
    await setPeople({ everyone: 'read', [carParks.entraId]: 'write' });
    await grant(site, 'read');
    expect((await add(reader)).status).toBe(403);
    await grant(site, 'write');
    expect((await add(reader)).status).toBe(201);
  });

  test('who may write a list edits its rows by hand, and then stands alone as who changed them', async () => {
    await grant(site, 'write');
    const made = await add(byItself);
    await setPeople({ everyone: 'read', [carParks.entraId]: 'write' }, 'Updates');
    const path = `${items}/${made.body.id}`;
    const change = { body: { Title: 'by hand' } };
    expect((await graph.ask('PATCH', `${path}/fields`, { ...onThePages, ...change })).status).toBe(200);
    const byHand = (await graph.ask('GET', path, byItself)).body;
    expect(byHand['lastModifiedBy']).toEqual({
      user: { id: carParks.entraId, displayName: carParks.displayName },
    });
    expect(byHand['createdBy']).toEqual({ application: { id: 'quarterbook', displayName: 'Quarterbook' } });
    await graph.ask('PATCH', `${path}/fields`, { ...reader, ...change });
    const through = (await graph.ask('GET', path, byItself)).body;
    expect(through['lastModifiedBy']).toMatchObject({
      application: { id: 'quarterbook' },
      user: { id: carParks.entraId },
    });
  });
});

describe('a list with permissions of its own', () => {
  beforeEach(async () => {
    await grant(site, 'fullcontrol');
  });

  const permissions = async () => (await graph.ask('GET', `${listPath}/permissions`)).body;
  const everybody = async () =>
    (await permissions()).value.find(({ grantedToV2 }) => 'group' in (grantedToV2 as object))?.id ?? '';

  test('goes on with the permissions of its site, which show people too, until one is given on it', async () => {
    const inherited = await permissions();
    expectShape('GET /sites/{site-id}/lists/{list-id}/permissions', inherited);
    expect(inherited.value.map(({ roles }) => roles)).toEqual([['read'], ['fullcontrol']]);
    expect(inherited.value.every(({ inheritedFrom }) => inheritedFrom !== undefined)).toBe(true);
    const granted = await grant(listPath, 'write', 'another');
    expectShape('POST /sites/{site-id}/lists/{list-id}/permissions', granted.body);
    const own = await permissions();
    expect(own.value.map(({ roles }) => roles)).toEqual([['read'], ['fullcontrol'], ['write']]);
    expect(own.value.some(({ inheritedFrom }) => inheritedFrom !== undefined)).toBe(false);
  });

  test('an inherited entry cannot be taken away from the list alone', async () => {
    const refused = await graph.ask('DELETE', `${listPath}/permissions/${await everybody()}`);
    expect(refused.status).toBe(400);
  });

  test('is closed by giving the application its own and taking everybody away', async () => {
    expect((await read(reader)).status).toBe(200);
    await grant(listPath, 'write');
    expect((await read(reader)).status).toBe(200);
    expect((await graph.ask('DELETE', `${listPath}/permissions/${await everybody()}`)).status).toBe(204);
    const refused = await read(reader);
    expect([refused.status, refused.body.error.code]).toEqual([403, 'accessDenied']);
    expect([(await read(byItself)).status, (await add(byItself)).status]).toEqual([200, 201]);
  });

  test('is not among the lists of who may not read it, and is of who may', async () => {
    await setPeople({ [finance.entraId]: 'read' }, 'Updates');
    const titles = async (caller: { headers: Record<string, string> }) =>
      (await graph.ask('GET', `${site}/lists`, caller)).body.value.map(({ displayName }) => displayName);
    const other = as({ ...quarterbook, oid: finance.entraId, scopes: ['Sites.Selected'] });
    expect([await titles(reader), await titles(other), await titles(byItself)]).toEqual([
      [],
      ['Updates'],
      ['Updates'],
    ]);
    const batch = await graph.ask('POST', '/$batch', {
      ...reader,
      body: { requests: [{ id: '1', method: 'GET', url: items }] },
    });
    expect(batch.body.responses[0]?.status).toBe(403);
  });

  test('hears nothing any more of changes on its site', async () => {
    await setPeople({ [carParks.entraId]: 'read' }, 'Updates');
    await setPeople({ everyone: 'write' });
    expect((await add(reader)).status).toBe(403);
  });

  test('opens to Lists.SelectedOperations.Selected, which is nothing on the site', async () => {
    const narrow = as({ appId: 'narrow', roles: ['Lists.SelectedOperations.Selected'] });
    await grant(listPath, 'read', 'narrow');
    expect([(await read(narrow)).status, (await graph.ask('GET', site, narrow)).status]).toEqual([200, 403]);
  });
});

describe('what the documentation leaves open', () => {
  const reopen = async (behaviour: object) => {
    await graph.close();
    graph = await startGraph({
      behaviour,
      grants: [{ appId: 'quarterbook', displayName: 'Q', role: 'write' }],
    });
    items = await makeList(graph);
  };

  test('nobody may keep reading a list that gets its own permissions', async () => {
    await reopen({ breakingKeepsSitePermissions: false });
    await grant(listPath, 'write');
    expect([(await read(reader)).status, (await read(byItself)).status]).toEqual([403, 200]);
  });

  test('a list that may not be read is as if it were not there', async () => {
    await reopen({ notAllowedIs404: true });
    await setPeople({}, 'Updates');
    const missing = await read(reader);
    expect([missing.status, missing.body.error.code]).toEqual([404, 'itemNotFound']);
  });

  test('people do not show among the permissions of a list', async () => {
    await reopen({ listPermissionsShowPeople: false });
    const shown = await graph.ask('GET', `${listPath}/permissions`);
    expect(shown.body.value.map(({ roles }) => roles)).toEqual([['write']]);
  });
});

test('the permissions of a site show applications, never people', async () => {
  await grant(site, 'write');
  const shown = await graph.ask('GET', `${site}/permissions`);
  expectShape('GET /sites/{site-id}/permissions', shown.body);
  expect(shown.body.value.map(({ grantedToV2 }) => grantedToV2)).toEqual([
    { application: { id: 'quarterbook', displayName: 'Quarterbook' } },
  ]);
});

test('files are written by who may write the site', async () => {
  await grant(site, 'read');
  const put = () =>
    graph.ask('PUT', `${site}/drive/root:/a.txt:/content`, {
      ...byItself,
      body: new TextEncoder().encode('a'),
    });
  expect((await put()).status).toBe(403);
  await grant(site, 'write');
  expect((await put()).status).toBe(201);
});

test('an owner gives rights to people of the directory only', async () => {
  expect((await setPeople({ [stranger]: 'read' })).status).toBe(400);
  const given = await setPeople({ [finance.entraId]: 'fullcontrol' });
  expect(given.body['permissions']).toEqual([
    { kind: 'person', id: finance.entraId, displayName: finance.displayName, role: 'fullcontrol' },
  ]);
});
