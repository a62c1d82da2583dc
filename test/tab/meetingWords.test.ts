import { describe, expect, test } from '@jest/globals';
import type { MeetingChanges, MeetingView } from '../../server/client.ts';
import {
  bodySaid,
  changesSentence,
  nextSentence,
  outcomeShown,
  shortHash,
  versionSaid,
} from '../../tab/meeting/meetingWords.ts';

const meeting = (more: Partial<MeetingView> = {}): MeetingView => ({
  key: 'kings-lynn/2024-25-Q1/cabinet',
  id: 'cabinet',
  period: '2024-25-Q1',
  periodTitle: 'Q1 2024-25',
  body: 'Cabinet',
  reportDeadline: '2024-10-23',
  publishBy: '2024-10-28',
  meetsOn: '2024-11-05',
  outcome: null,
  minuteRef: null,
  version: null,
  latestPublish: null,
  ...more,
});
const panel = meeting({
  body: 'Corporate Performance Panel',
  publishBy: '2024-10-08',
  meetsOn: '2024-10-16',
});

describe('a body', () => {
  test.each([
    ['Cabinet', 'Cabinet'],
    ['SLT', 'SLT'],
    ['Full Council', 'Full Council'],
    ['Corporate Performance Panel', 'the Corporate Performance Panel'],
    ['The Audit Committee', 'the Audit Committee'],
  ])('%s is said as “%s”', (body, said) => expect(bodySaid(body)).toBe(said));
});

describe('which meeting is next', () => {
  test.each<[string, string, MeetingView[], string]>([
    [
      'long before',
      '2024-10-01',
      [panel, meeting()],
      'The Corporate Performance Panel meets on 16 October 2024; its papers must be public by 8 October 2024.',
    ],
    [
      'on the last day for its papers',
      '2024-10-08',
      [panel, meeting()],
      'The Corporate Performance Panel meets on 16 October 2024; its papers must be public today.',
    ],
    [
      'on its day',
      '2024-10-16',
      [panel, meeting()],
      'The Corporate Performance Panel meets today; its papers were to be public by 8 October 2024.',
    ],
    [
      'after the first',
      '2024-10-17',
      [panel, meeting()],
      'Cabinet meets on 5 November 2024; its papers must be public by 28 October 2024.',
    ],
    ['after all', '2024-11-06', [panel, meeting()], 'All meetings have been held.'],
    ['after the only one', '2024-11-06', [meeting()], 'The meeting has been held.'],
    ['where there is none', '2024-11-06', [], 'No meeting is planned.'],
  ])('%s, on %s', (_, today, meetings, said) => expect(nextSentence(meetings, today)).toBe(said));
});

describe('what came of it', () => {
  test.each<[Partial<MeetingView>, string, string | null]>([
    [{}, 'Still to meet', null],
    [{ meetsOn: '2024-09-10' }, 'None recorded', null],
    [{ outcome: 'Noted', minuteRef: 'CAB/34' }, 'Noted', 'Minute CAB/34'],
  ])('%j', (more, text, note) => expect(outcomeShown(meeting(more), '2024-10-01')).toEqual({ text, note }));
});

describe('what has changed since the papers', () => {
  const none = { rating: 0, figure: 0, words: 0, due: 0, state: 0, added: 0, gone: 0 };
  const since = (counts: Partial<MeetingChanges['counts']>): string =>
    changesSentence({ body: 'Cabinet', frozenAt: '2024-10-28T09:00:00Z', counts: { ...none, ...counts } });

  test.each<[Partial<MeetingChanges['counts']>, string]>([
    [{}, 'Nothing has changed since the papers for Cabinet were frozen on 28 October 2024.'],
    [
      { rating: 3, figure: 2 },
      'Since the papers for Cabinet were frozen on 28 October 2024, 3 ratings and 2 figures have changed.',
    ],
    [{ words: 1 }, 'Since the papers for Cabinet were frozen on 28 October 2024, 1 commentary has changed.'],
    [
      { due: 2, state: 1, added: 1, gone: 2 },
      'Since the papers for Cabinet were frozen on 28 October 2024, 2 due dates and 1 state have changed, 1 item was added and 2 items were taken out.',
    ],
    [{ gone: 1 }, 'Since the papers for Cabinet were frozen on 28 October 2024, 1 item was taken out.'],
  ])('%j', (counts, said) => expect(since(counts)).toBe(said));
});

test('which register is in front of people', () => {
  const at = '2024-10-02T08:30:00Z';
  expect(versionSaid('Q1 2024-25', at, true)).toBe('Q1 2024-25 as frozen on 2 October 2024');
  expect(versionSaid('Q1 2024-25', at, false)).toBe('Q1 2024-25 in the register at 09:30 on 2 October 2024');
  expect(shortHash('60285b52aa')).toBe('60285b52');
});
