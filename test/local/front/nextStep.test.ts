import { describe, expect, test } from '@jest/globals';
import type { FrontState } from '../../../local/front/index.ts';
import { nextStep } from '../../../local/front/nextStep.ts';

const idle = { running: false, done: 0, of: 0 };
const state = (said: Partial<FrontState> = {}): FrontState => ({
  now: '2024-10-01T08:00:00Z',
  unread: 0,
  asked: true,
  others: idle,
  progress: {
    title: 'Q2 2024-25',
    dueOn: '2024-10-14',
    owed: 110,
    answered: 0,
    mine: { owed: 7, answered: 0 },
  },
  ...said,
});
const progress = (answered: number, mine: { owed: number; answered: number } | null) => ({
  title: 'Q2 2024-25',
  dueOn: '2024-10-14',
  owed: 110,
  answered,
  mine,
});

describe('what the front page says to try next', () => {
  test.each<[string, FrontState, RegExp]>([
    ['before the return opens', state({ progress: null }), /^Go to Tuesday 1 October/],
    [
      'asked and not looked',
      state({ unread: 1 }),
      /^Open the Teams chat: Quarterbook asks Car Parks Manager for 7 updates/,
    ],
    ['looked and not answered', state(), /^Answer an item in the Teams chat/],
    ['one answer given', state({ progress: progress(1, { owed: 7, answered: 1 }) }), /already in the tab/],
    [
      'all of one’s own given',
      state({ progress: progress(7, { owed: 7, answered: 7 }) }),
      /let the other posts answer/,
    ],
    ['a post that owes nothing', state({ progress: progress(0, null) }), /owes nothing for Q2 2024-25/],
    ['owing, and not written to yet', state({ asked: false }), /^Go to the next working day/],
    ['while the others answer', state({ others: { ...idle, running: true } }), /Watch the tables fill/],
    [
      'when everything is in',
      state({ progress: progress(110, { owed: 7, answered: 7 }) }),
      /^Every answer for Q2 2024-25 is in/,
    ],
  ])('%s', (...[, given, sentence]) => {
    const council = { id: 'kings-lynn', name: 'King’s Lynn & West Norfolk', hasReturn: true };
    expect(nextStep(given, { name: 'Car Parks Manager', council })).toMatch(sentence);
  });

  test.each<[string, Partial<FrontState>, RegExp]>([
    [
      'not written to yet',
      { asked: false },
      /^Go to the next day: Quarterbook writes to ICT Manager as soon/,
    ],
    [
      'written to and not looked',
      { unread: 1 },
      /^Open the Teams chat: Quarterbook has written to ICT Manager/,
    ],
    ['looked', {}, /^Go to the next day: Quarterbook writes again until/],
  ])('in a council that collects no return, %s', (...[, said, sentence]) => {
    const council = { id: 'north-norfolk', name: 'North Norfolk', hasReturn: false };
    expect(nextStep(state({ progress: null, ...said }), { name: 'ICT Manager', council })).toMatch(sentence);
  });
});
