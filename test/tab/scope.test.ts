import { describe, expect, test } from '@jest/globals';
import { firstAddress, formatAddress, parseAddress } from '../../tab/address.ts';
import { startAt, wholeCouncil } from '../../tab/scope.ts';
import { directorateWords, scopeWords } from '../../tab/scopeWords.ts';
import { teamsLink } from '../../tab/teamsLink.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const { plans } = sampleSnapshot();
const place = { ...wholeCouncil, directorate: 'Place' };

describe('what a tab is about, in its address', () => {
  const query = '?council=kings-lynn&only=Place&plans=growth%2Cenvironment&view=actions';
  const said = {
    ...firstAddress,
    council: 'kings-lynn',
    scope: { directorate: 'Place', plans: ['growth', 'environment'], whole: false },
    view: 'actions' as const,
  };

  test('is read and written as it is', () => {
    expect(parseAddress(query)).toEqual(said);
    expect(formatAddress(said)).toBe(query);
  });

  test('is kept while somebody looks past it', () => {
    const past = { ...said, scope: { ...said.scope, whole: true } };
    expect(parseAddress(formatAddress(past))).toEqual(past);
  });

  test.each([
    ['the tab by itself begins as it was set', query, undefined, query],
    [
      'a link in a card keeps what the tab is about',
      query,
      'view=my-return',
      '?view=my-return&council=kings-lynn&only=Place&plans=growth%2Cenvironment',
    ],
    [
      'its first view is not that of a link',
      query,
      'period=2024-25-Q1',
      '?period=2024-25-Q1&council=kings-lynn&only=Place&plans=growth%2Cenvironment',
    ],
    [
      'a link that names a council shows what it says and no less',
      query,
      'council=kings-lynn&view=indicators',
      '?council=kings-lynn&view=indicators',
    ],
    [
      'a question mark before the link does no harm',
      '',
      '?view=actions&item=a%2Fb',
      '?view=actions&item=a%2Fb',
    ],
  ])('%s', (_, search, link, start) => expect(startAt(search, link)).toBe(start));

  test.each([
    [place, 'Place directorate'],
    [{ ...wholeCouncil, plans: ['growth'] }, 'Promote growth and prosperity to benefit West Norfolk'],
    [{ ...place, plans: ['gone'] }, 'Place directorate: gone'],
    [wholeCouncil, ''],
  ])('%j is called “%s”', (scope, words) => expect(scopeWords(scope, plans)).toBe(words));

  test('a name that says what it is says it once', () =>
    expect(['Place', 'Legal Services', 'Adults Directorate'].map(directorateWords)).toEqual([
      'Place directorate',
      'Legal Services',
      'Adults Directorate',
    ]));
});

describe('a link into Teams', () => {
  const link = teamsLink(
    { appId: 'b07c0ffe', entityId: 'tab 1', channelId: '19:a@thread.tacv2' },
    { query: '?view=actions&rating=A', label: 'Actions & more', web: 'https://qb.example/tab/?view=actions' },
  );

  test('names the app, the tab, the channel and what to show', () => {
    const url = new URL(link);
    expect(url.origin + url.pathname).toBe('https://teams.microsoft.com/l/entity/b07c0ffe/tab%201');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      webUrl: 'https://qb.example/tab/?view=actions',
      label: 'Actions & more',
      context: '{"subEntityId":"view=actions&rating=A","channelId":"19:a@thread.tacv2"}',
    });
  });
});
