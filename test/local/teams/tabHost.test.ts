import { describe, expect, test } from '@jest/globals';
import { withTab } from '../../../local/teams/host/addedTabs.ts';
import { deepLinkOf, placeOfLink } from '../../../local/teams/host/deepLink.ts';
import { answerRequest, type TabHostParts } from '../../../local/teams/host/tabHost.ts';

const said: string[] = [];
const parts = (token: () => Promise<string> = async () => 'a.b.c'): TabHostParts => ({
  context: () => ({ theme: 'dark', userObjectId: '1' }),
  token,
  openLink: link => said.push(`open ${link}`),
  shown: state => said.push(state),
  showLink: ({ subPageId }) => said.push(`link ${subPageId}`),
  settings: () => null,
});
const ask = (func: string, args: unknown[] = [], own = parts()) => answerRequest(own, { id: 1, func, args });

describe('the parent frame of the tab', () => {
  test('answers the first message with a runtime that TeamsJS can read', async () => {
    const answer = await ask('initialize');
    expect(answer?.slice(0, 2)).toEqual(['content', 'web']);
    expect(JSON.parse(String(answer?.[2]))).toMatchObject({ apiVersion: 4, supports: { pages: {} } });
  });

  test('gives the person’s context and token', async () => {
    expect(await ask('getContext')).toEqual([{ theme: 'dark', userObjectId: '1' }]);
    expect(await ask('authentication.getAuthToken')).toEqual([true, 'a.b.c']);
  });

  test('says so where there is no token', async () => {
    const none = parts(async () => {
      throw new Error('no');
    });
    expect(await ask('authentication.getAuthToken', [], none)).toEqual([false, 'interaction_required']);
  });

  test('opens links, hears that the tab is shown, and leaves the rest unanswered', async () => {
    said.length = 0;
    expect(await ask('executeDeepLink', ['https://example.org'])).toEqual([true]);
    expect(await ask('appInitialization.success')).toBeNull();
    expect(await ask('registerHandler', ['themeChange'])).toBeNull();
    expect(said).toEqual(['open https://example.org', 'success']);
  });

  test.each([
    [
      'https://teams.microsoft.com/l/entity/app/tab?context=%7B%22subEntityId%22%3A%22view%3Ditems%22%7D',
      'view=items',
    ],
    ['https://teams.microsoft.com/l/entity/app/tab', ''],
    ['https://example.org/l/entity/app/tab', null],
    ['not a link', null],
  ])('the part of %s that is the tab’s own', (link, page) => {
    expect(placeOfLink(link)?.subPage ?? null).toBe(page);
  });
});

describe('the dialog of a tab’s settings', () => {
  const kept: unknown[] = [];
  const contentUrl = 'https://qb.example/tab/?only=Place';
  const dialog: TabHostParts = {
    ...parts(),
    settings: () => ({ contentUrl, entityId: 'one' }),
    dialog: {
      allowSave: allowed => kept.push(['allow', allowed]),
      keep: settings => kept.push(settings),
      saved: refusal => kept.push(['saved', refusal]),
    },
  };

  test('says that it is one, what is kept, and hears what to keep', async () => {
    expect((await ask('initialize', [], dialog))?.[0]).toBe('settings');
    expect(await ask('settings.getSettings', [], dialog)).toEqual([{ contentUrl, entityId: 'one' }]);
    expect(await ask('settings.setValidityState', [true], dialog)).toBeNull();
    expect(await ask('settings.setSettings', [{ contentUrl }], dialog)).toEqual([true]);
    expect(await ask('settings.save.failure', ['No.'], dialog)).toBeNull();
    expect(kept).toEqual([['allow', true], { contentUrl }, ['saved', 'No.']]);
  });

  test('takes no settings without an address, and none outside it', async () => {
    expect((await ask('settings.setSettings', [{}], dialog))?.[0]).toBe(false);
    expect((await ask('settings.setSettings', [{ contentUrl }]))?.[0]).toBe(false);
  });

  test('a tab that is changed keeps its name', () => {
    const added = withTab([], { contentUrl, entityId: 'one', suggestedDisplayName: 'Place: actions' });
    const changed = withTab(added, {
      contentUrl: 'https://x.example/',
      entityId: 'one',
      suggestedDisplayName: 'B',
    });
    expect(changed.map(({ name, settings }) => [name, settings?.contentUrl])).toEqual([
      ['Place: actions', 'https://x.example/'],
    ]);
  });
});

test('a link that the tab is asked for is found again', async () => {
  said.length = 0;
  await ask('shareDeepLink', ['view=actions&rating=A', 'Actions', 'https://qb.example/tab/?view=actions']);
  expect(said).toEqual(['link view=actions&rating=A']);
  const page = { subPageId: 'view=actions&rating=A', label: 'Actions', webUrl: 'https://qb.example/' };
  expect(placeOfLink(deepLinkOf('tab 1', '19:a', page))).toEqual({
    entityId: 'tab 1',
    subPage: 'view=actions&rating=A',
  });
});
