import { expect, test } from '@jest/globals';
import { liveWords, meetingWarnings } from '../../cli/meetingWords.ts';
import { england } from '../register/madeSnapshot.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const sample = sampleSnapshot();
const cabinet = sample.meetings.find(({ id }) => id === 'cabinet')!;
const alone = { ...sample, meetings: [cabinet] };

test.each([
  [
    '2024-10-01',
    'Live on 1 October 2024: Q2 2024-25 is being collected; Q1 2024-25 goes to Cabinet on 5 November 2024, papers public by 28 October 2024',
  ],
  ['2024-11-06', 'Live on 6 November 2024: Q2 2024-25 is being collected'],
  ['2023-01-01', 'Live on 1 January 2023: nothing'],
])('what is live on %s', (day, says) => {
  expect(liveWords(alone, day)).toBe(says);
});

test.each([
  ['papers in time', {}, []],
  [
    'papers public too late',
    { publishBy: '2024-10-29' },
    [
      'Q1 2024-25 for Cabinet on 5 November 2024: papers are planned to be public by 29 October 2024, which is too late; the law wants 28 October 2024.',
    ],
  ],
  [
    'a report due after its papers are public',
    { reportDeadline: '2024-10-30' },
    [
      'Q1 2024-25 for Cabinet on 5 November 2024: the report is due on 30 October 2024, after its papers are public on 28 October 2024.',
    ],
  ],
])('a meeting with %s', (_, change, says) => {
  expect(meetingWarnings({ ...cabinet, ...change }, england)).toEqual(says);
});
