import { describe, expect, test } from '@jest/globals';
import type { NoteView, PostChase, PostReturn, ReturnsView } from '../../server/client.ts';
import {
  answeredWords,
  askedWords,
  holdersWords,
  noteTitle,
  notesSentence,
  nudgedWords,
  nudgeSentences,
  owing,
  reachedWords,
  returnsSentence,
} from '../../tab/chaseWords.ts';

const quiet: PostChase = {
  approved: 0,
  sentBack: 0,
  lateDays: 0,
  reached: null,
  away: false,
  snoozedUntil: null,
  lastNudge: null,
};

const post = (said: Partial<PostReturn> = {}, chase: Partial<PostChase> = {}): PostReturn => ({
  post: 'Car Parks Manager',
  holders: ['Jo Marsh'],
  owed: 6,
  answered: 3,
  lastAnsweredAt: null,
  items: [],
  chase: { ...quiet, ...chase },
  ...said,
});

const view = (said: Partial<ReturnsView> = {}): ReturnsView => ({
  council: 'kings-lynn',
  period: '2024-25-Q2',
  title: 'Q2 2024-25',
  dueOn: '2024-10-14',
  owed: 6,
  answered: 3,
  posts: [post()],
  ...said,
});

describe('who has answered', () => {
  const open = { open: true, due: 'due Monday 14 October' };

  test.each<[string, Partial<ReturnsView>, typeof open, string]>([
    ['nothing asked', { owed: 0, answered: 0, posts: [] }, open, 'Nothing is asked for in this period.'],
    ['all in', { answered: 6, posts: [post({ answered: 6 })] }, open, 'All 6 items are answered.'],
    [
      'one post to come',
      {},
      open,
      '3 of 6 items are answered. 1 post still owes something, due Monday 14 October.',
    ],
    [
      'two posts to come',
      { posts: [post(), post({ post: 'Fleet Manager' })] },
      open,
      '3 of 6 items are answered. 2 posts still owe something, due Monday 14 October.',
    ],
    [
      'after it was closed',
      {},
      { ...open, open: false },
      '3 of 6 items were answered. 1 post did not answer everything.',
    ],
  ])('%s', (_, said, at, words) => expect(returnsSentence(view(said), at)).toBe(words));

  test('posts that owe are those with something left', () =>
    expect(owing({ posts: [post(), post({ post: 'Fleet Manager', answered: 6 })] })).toHaveLength(1));
});

describe('how the chase stands with a post', () => {
  test.each<[string, PostReturn, string, string | null]>([
    ['not asked', post(), 'Not yet', null],
    [
      'asked by the ladder',
      post({}, { reached: { day: '2024-10-01', by: 'teams', outcome: 'sent in Teams' } }),
      '1 Oct 2024',
      null,
    ],
    [
      'asked by hand',
      post(
        {},
        {
          reached: { day: '2024-10-02', by: 'teams', outcome: 'sent in Teams' },
          lastNudge: '2024-10-02',
        },
      ),
      '2 Oct 2024',
      'by the performance team',
    ],
  ])('%s', (_, said, text, note) => expect(askedWords(said)).toEqual({ text, note }));

  test.each<[string, Partial<PostChase>, string, string | null]>([
    ['nothing sent', {}, 'Nothing was sent', null],
    [
      'reached',
      { reached: { day: '2024-10-01', by: 'email', outcome: 'sent by e-mail' } },
      'Sent by e-mail',
      null,
    ],
    [
      'away, and asked to be left alone',
      { away: true, snoozedUntil: '2024-10-04' },
      'Nothing was sent',
      'Away and asked not to be written to before 4 Oct 2024',
    ],
  ])('%s', (_, chase, text, note) => expect(reachedWords(post({}, chase))).toEqual({ text, note }));

  test.each<[string, PostReturn, string | null]>([
    ['nothing more to say', post(), null],
    ['a day late', post({}, { lateDays: 1 }), '1 working day late'],
    [
      'everything at once',
      post({ lastAnsweredAt: '2024-10-01T09:05:00Z' }, { approved: 2, sentBack: 1, lateDays: 3 }),
      '2 approved, 1 sent back, last answer on 1 Oct 2024 and 3 working days late',
    ],
    ['for those who may not see the chase', { ...post(), chase: undefined } as never, null],
  ])('%s', (_, said, note) => expect(answeredWords(said)).toEqual({ text: '3 of 6', note }));

  test.each([
    [['Jo Marsh', 'Al Reed'], 'Jo Marsh, Al Reed'],
    [[], 'Nobody holds this post'],
    [['Car Parks Manager'], ''],
  ])('held by %j', (holders, words) => expect(holdersWords(post({ holders }))).toBe(words));
});

describe('what came of a nudge', () => {
  const went = (name: string) => ({ post: name, nudged: true }) as const;
  const stayed = (name: string, detail = 'They are away.') =>
    ({ post: name, nudged: false, why: 'away', detail }) as const;

  test('of one post', () => {
    expect(nudgedWords(went('Fleet Manager'))).toBe('A message is on its way.');
    expect(nudgedWords(stayed('Fleet Manager'))).toBe('They are away.');
  });

  test.each([
    [[went('Fleet Manager')], ['A message is on the way to Fleet Manager.']],
    [
      [went('Assistant Director, Finance'), went('Fleet Manager'), stayed('A'), stayed('B', 'Later.')],
      [
        'Messages are on the way to Assistant Director, Finance; Fleet Manager.',
        'Not written to: A. They are away.',
        'Not written to: B. Later.',
      ],
    ],
    [
      ['A', 'B', 'C', 'D', 'E'].map(name => stayed(name)),
      ['Nobody was written to.', 'Not written to: 5 posts. They are away.'],
    ],
  ])('of many: %#', (answers, sentences) => expect(nudgeSentences(answers)).toEqual(sentences));
});

describe('a note to the team', () => {
  const note = (said: Partial<NoteView> = {}): NoteView => ({
    id: 'n',
    kind: 'words',
    from: { displayName: 'Jo Marsh', posts: ['Car Parks Manager'] },
    at: '2024-10-01T13:00:00Z',
    text: 'On leave',
    item: null,
    toPost: null,
    ...said,
  });
  const item = { key: 'k', ref: 'A02', title: 'Car Parking Strategy' };

  test.each<[Partial<NoteView>, string]>([
    [{}, 'Car Parks Manager wrote'],
    [{ item }, 'Car Parks Manager wrote about A02 Car Parking Strategy'],
    [{ kind: 'help', item }, 'Car Parks Manager asks for help with A02 Car Parking Strategy'],
    [{ kind: 'help', from: { displayName: 'Jo Marsh', posts: [] } }, 'Jo Marsh asks for help'],
    [
      { kind: 'hand-over', item, toPost: 'Fleet Manager' },
      'Car Parks Manager asks to hand over A02 Car Parking Strategy to Fleet Manager',
    ],
    [{ kind: 'hand-over', from: null }, 'Somebody who is not listed asks to hand over an item'],
  ])('%j', (said, title) => expect(noteTitle(note(said))).toBe(title));

  test.each([
    [0, 'No notes are waiting.'],
    [1, '1 note is waiting.'],
    [3, '3 notes are waiting.'],
  ])('%d notes', (count, words) => expect(notesSentence(count)).toBe(words));
});
