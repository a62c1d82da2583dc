import { describe, expect, test } from '@jest/globals';
import { answerRequest, subPageOf, type TabHostParts } from '../../../local/teams/host/tabHost.ts';

const said: string[] = [];
const parts = (token: () => Promise<string> = async () => 'a.b.c'): TabHostParts => ({
  context: () => ({ theme: 'dark', userObjectId: '1' }),
  token,
  openLink: link => said.push(`open ${link}`),
  shown: state => said.push(state),
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
    expect(subPageOf(link)).toBe(page);
  });
});
