import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Installation } from '../../../local/graph/index.ts';
import { as, carParks, expectShape, finance, person, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;
let heard: Installation[];

beforeEach(async () => {
  heard = [];
  graph = await startGraph({
    onInstall: installation => {
      heard.push(installation);
    },
  });
});

afterEach(() => graph.close());

const asPerson = { headers: { authorization: person } };

describe('people', () => {
  test('are listed, in pages and by what is selected', async () => {
    const all = await graph.ask('GET', '/users');
    expectShape('GET /users', all.body);
    expect(all.body.value.map(user => user['displayName'])).toEqual([
      carParks.displayName,
      finance.displayName,
    ]);
    const first = await graph.ask('GET', '/users?$select=id,accountEnabled&$top=1');
    expect(first.body.value).toEqual([{ id: carParks.entraId, accountEnabled: true }]);
    const second = await graph.ask('GET', first.body['@odata.nextLink']);
    expect(second.body.value).toEqual([{ id: finance.entraId, accountEnabled: true }]);
    expect(Object.keys(second.body)).not.toContain('@odata.nextLink');
  });

  test('are found by id, by sign-in name and by filter', async () => {
    const byId = await graph.ask('GET', `/users/${finance.entraId}`);
    expectShape('GET /users/{user-id}', byId.body);
    expect(byId.body['mail']).toBe(finance.mail);
    expect((await graph.ask('GET', `/users/${finance.mail}`)).body.id).toBe(finance.entraId);
    const filters = [
      `mail eq '${finance.mail}'`,
      "startswith(displayName,'assistant')",
      `id eq '${finance.entraId}'`,
    ];
    for (const filter of filters) {
      const found = await graph.ask('GET', `/users?$filter=${encodeURIComponent(filter)}`);
      expect(found.body.value.map(user => user.id)).toEqual([finance.entraId]);
    }
  });

  test('who are not there are not found', async () => {
    const missing = await graph.ask('GET', '/users/00000000-0000-4000-8000-000000000000');
    expect([missing.status, missing.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
  });

  test('have a manager, or 404 where they have none', async () => {
    const manager = await graph.ask('GET', `/users/${finance.entraId}/manager`);
    expectShape('GET /users/{user-id}/manager', manager.body);
    expect(manager.body.id).toBe(carParks.entraId);
    expect((await graph.ask('GET', `/users/${carParks.entraId}/manager`)).status).toBe(404);
  });

  test('find themselves as me, an application does not', async () => {
    const me = await graph.ask('GET', '/me', asPerson);
    expectShape('GET /me', me.body);
    expect(me.body.id).toBe(carParks.entraId);
    expect((await graph.ask('GET', '/me')).status).toBe(400);
  });
});

describe('being away', () => {
  const path = `/users/${carParks.entraId}/mailboxSettings`;

  test('is off at first, and can be set as Outlook sets it', async () => {
    const before = await graph.ask('GET', path);
    expectShape('GET /users/{user-id}/mailboxSettings', before.body);
    expect(before.body.automaticRepliesSetting.status).toBe('disabled');
    const setting = {
      status: 'scheduled',
      scheduledStartDateTime: { dateTime: '2024-10-01T00:00:00.0000000', timeZone: 'UTC' },
      scheduledEndDateTime: { dateTime: '2024-10-08T00:00:00.0000000', timeZone: 'UTC' },
    };
    await graph.ask('PATCH', path, { body: { automaticRepliesSetting: setting } });
    const after = await graph.ask('GET', path);
    expectShape('GET /users/{user-id}/mailboxSettings', after.body);
    expect(after.body.automaticRepliesSetting).toMatchObject(setting);
    const other = await graph.ask('GET', `/users/${finance.entraId}/mailboxSettings`);
    expect(other.body.automaticRepliesSetting.status).toBe('disabled');
  });
});

describe('installing the app for a person', () => {
  const path = `/users/${carParks.entraId}/teamwork/installedApps`;

  const catalogue = async (): Promise<string> => {
    const apps = await graph.ask(
      'GET',
      "/appCatalogs/teamsApps?$filter=externalId eq 'b07c0ffe-0000-4000-8000-000000000002'",
    );
    expectShape('GET /appCatalogs/teamsApps', apps.body);
    return apps.body.value[0]?.id ?? '';
  };

  const install = async () =>
    graph.ask('POST', path, {
      body: {
        'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${await catalogue()}`,
      },
    });

  test('is answered once with 201, and Teams hears of it; again with 409, and Teams does not', async () => {
    expect((await install()).status).toBe(201);
    const again = await install();
    expect([again.status, again.body.error.code]).toEqual([409, 'Conflict']);
    expect(heard.map(({ userId, teamsAppId }) => [userId, teamsAppId])).toEqual([
      [carParks.entraId, await catalogue()],
    ]);
  });

  test('shows it among the installed, with the chat', async () => {
    await install();
    const filter = `teamsApp/id eq '${await catalogue()}'`;
    const installed = await graph.ask(
      'GET',
      `${path}?$expand=teamsApp,teamsAppDefinition&$filter=${encodeURIComponent(filter)}`,
    );
    expectShape('GET /users/{user-id}/teamwork/installedApps', installed.body);
    const [one] = installed.body.value;
    expect(one?.teamsApp.externalId).toBe('b07c0ffe-0000-4000-8000-000000000002');
    const chat = await graph.ask('GET', `${path}/${one?.id}/chat`);
    expectShape(
      'GET /users/{user-id}/teamwork/installedApps/{userScopeTeamsAppInstallation-id}/chat',
      chat.body,
    );
    expect(chat.body.id).toBe(heard[0]?.chatId);
  });

  test('takes the id of the catalogue, not the one of the manifest', async () => {
    const bind =
      'https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/b07c0ffe-0000-4000-8000-000000000002';
    expect((await graph.ask('POST', path, { body: { 'teamsApp@odata.bind': bind } })).status).toBe(404);
    expect(heard).toEqual([]);
  });

  test('can be taken back', async () => {
    await install();
    const installed = await graph.ask('GET', path);
    expect((await graph.ask('DELETE', `${path}/${installed.body.value[0]?.id}`)).status).toBe(204);
    expect((await graph.ask('GET', path)).body.value).toEqual([]);
    expect((await install()).status).toBe(201);
  });
});

describe('a picture', () => {
  test.each(['photo', 'photo/$value'])('is none that anybody has: %s', async name => {
    const missing = await graph.ask('GET', `/users/${carParks.entraId}/${name}`);
    expect([missing.status, missing.body.error.code]).toEqual([404, 'ImageNotFound']);
  });
});

describe('without the permission that it needs', () => {
  const user = `/users/${carParks.entraId}`;
  const apps = `${user}/teamwork/installedApps`;

  test.each([
    ['GET', '/users', 'Authorization_RequestDenied', 'User.Read.All'],
    ['GET', user, 'Authorization_RequestDenied', 'User.Read.All'],
    ['GET', `/users/${finance.entraId}/manager`, 'Authorization_RequestDenied', 'User.Read.All'],
    ['GET', `${user}/photo`, 'Authorization_RequestDenied', 'User.Read.All'],
    ['GET', `${user}/mailboxSettings`, 'ErrorAccessDenied', 'MailboxSettings.Read'],
    ['PATCH', `${user}/mailboxSettings`, 'ErrorAccessDenied', 'MailboxSettings.ReadWrite'],
    ['GET', '/appCatalogs/teamsApps', 'Forbidden', 'AppCatalog.Read.All'],
    ['GET', apps, 'Forbidden', 'TeamsAppInstallation.ReadForUser.All'],
    ['POST', apps, 'Forbidden', 'TeamsAppInstallation.ReadWriteSelfForUser.All'],
  ])('%s %s is refused, and let through with it', async (method, path, code, permission) => {
    const body = method === 'GET' ? undefined : {};
    const refused = await graph.ask(method, path, { ...as({ roles: ['Sites.FullControl.All'] }), body });
    expect([refused.status, refused.body.error.code]).toEqual([403, code]);
    expectShape('error', refused.body);
    const answered = await graph.ask(method, path, { ...as({ roles: [permission] }), body });
    expect(answered.status).not.toBe(403);
  });

  test('a person reads themselves with User.Read, and nobody else', async () => {
    const myself = as({ oid: carParks.entraId, scopes: ['User.Read'] });
    const statuses = ['/me', user, `/users/${finance.entraId}`, '/users'].map(
      async path => (await graph.ask('GET', path, myself)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 403, 403]);
  });

  test('what an application was granted is nothing to a person, and the other way round', async () => {
    const wrong = as({ oid: carParks.entraId, roles: ['User.Read.All'] });
    expect((await graph.ask('GET', '/users', wrong)).status).toBe(403);
    expect((await graph.ask('GET', '/users', as({ scopes: ['User.Read.All'] }))).status).toBe(403);
  });
});
