import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  isWorkingDay,
  liveReports,
  meetingProblems,
  publishBy,
  workingDaysBetween,
  type Meeting,
  type ReportingPeriod,
} from '../../register/index.ts';
import { england, snapshotOf } from './madeSnapshot.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

describe('papers are public five clear working days before', () => {
  test.each([
    ['Cabinet on Tuesday 5 November 2024', '2024-11-05', '2024-10-28'],
    ['a Monday', '2024-11-04', '2024-10-25'],
    ['a Saturday', '2024-11-09', '2024-11-01'],
    ['after the August bank holiday', '2024-09-03', '2024-08-23'],
    ['after Christmas', '2025-01-06', '2024-12-24'],
  ])('%s: %s by %s', (_, meetsOn, day) => expect(publishBy(meetsOn, england)).toBe(day));

  test('never on a day off, and five working days lie between, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), days => {
        const meetsOn = addDays('2023-12-01', days);
        const day = publishBy(meetsOn, england);
        expect(isWorkingDay(day, england)).toBe(true);
        const dayBefore = addDays(meetsOn, -1);
        expect(workingDaysBetween(day, dayBefore, england)).toBe(5);
        expect(workingDaysBetween(addWorkingDays(day, 1, england), dayBefore, england)).toBe(4);
      }),
    );
  });
});

const meeting = (said: Partial<Meeting> = {}): Meeting => ({
  key: 'made-up/2024-25-Q1/cabinet',
  id: 'cabinet',
  council: 'made-up',
  period: '2024-25-Q1',
  body: 'Cabinet',
  reportDeadline: '2024-10-25',
  publishBy: '2024-10-28',
  meetsOn: '2024-11-05',
  snapshotFile: null,
  snapshotHash: null,
  outcome: null,
  minuteRef: null,
  ...said,
});

describe('dates of a meeting', () => {
  test.each([
    ['in order', {}, []],
    ['without a deadline for the report', { reportDeadline: null }, []],
    ['with a deadline on the day of publication', { reportDeadline: '2024-10-28' }, []],
    ['published earlier than it must be', { publishBy: '2024-10-25' }, []],
    ['published a day too late', { publishBy: '2024-10-29' }, ['publishBy by 2024-10-28']],
    [
      'with a report due after its publication',
      { reportDeadline: '2024-10-29' },
      ['reportDeadline by 2024-10-28'],
    ],
    [
      'with both wrong',
      { publishBy: '2024-10-30', reportDeadline: '2024-10-31' },
      ['publishBy by 2024-10-28', 'reportDeadline by 2024-10-30'],
    ],
  ])('%s', (_, said, wrong) =>
    expect(
      meetingProblems(meeting(said), england).map(({ field, facts }) => `${field} by ${facts?.['latest']}`),
    ).toEqual(wrong),
  );
});

const period = (id: string, opensOn: string, state: ReportingPeriod['state']): ReportingPeriod => ({
  key: `made-up/${id}`,
  council: 'made-up',
  period: id,
  title: id,
  opensOn,
  dueOn: opensOn,
  state,
  snapshotFile: null,
  snapshotHash: null,
});

describe('which reports are live', () => {
  const snapshot = snapshotOf({
    periods: [
      period('2024-25-Q2', '2024-10-01', 'collecting'),
      period('2024-25-Q1', '2024-07-01', 'closed'),
      period('2023-24', '2024-04-02', 'closed'),
      period('2024-25-Q3', '2025-01-02', 'planned'),
    ],
    meetings: [
      meeting(),
      meeting({
        key: 'made-up/2024-25-Q1/panel',
        body: 'Corporate Performance Panel',
        meetsOn: '2024-10-16',
      }),
      meeting({ key: 'made-up/2024-25-Q3/cabinet', period: '2024-25-Q3', meetsOn: '2025-03-04' }),
      meeting({ key: 'made-up/2023-24/cabinet', period: '2023-24', meetsOn: '2024-06-11' }),
    ],
  });
  const live = (day: string) =>
    liveReports(snapshot, day).map(({ period: { period }, collecting, meetings }) => [
      period,
      collecting,
      meetings.map(({ body }) => body),
    ]);

  test.each([
    [
      '2024-10-01',
      [
        ['2024-25-Q1', false, ['Corporate Performance Panel', 'Cabinet']],
        ['2024-25-Q2', true, []],
      ],
    ],
    ['2024-09-30', [['2024-25-Q1', false, ['Corporate Performance Panel', 'Cabinet']]]],
    [
      '2024-11-05',
      [
        ['2024-25-Q1', false, ['Cabinet']],
        ['2024-25-Q2', true, []],
      ],
    ],
    ['2024-11-06', [['2024-25-Q2', true, []]]],
    ['2024-06-11', [['2023-24', false, ['Cabinet']]]],
    ['2024-06-12', []],
  ])('on %s: %j', (day, expected) => expect(live(day)).toEqual(expected));
});

test('the sample of King’s Lynn: on 1 October Q2 opens, and Q1 is on its way to panel and Cabinet', () => {
  const sample = sampleSnapshot();
  expect(sample.meetings.flatMap(one => meetingProblems(one, england))).toEqual([]);
  expect(
    liveReports(sample, '2024-10-01').map(({ period: { period }, meetings }) => [
      period,
      meetings.map(({ body, publishBy }) => `${body} ${publishBy}`),
    ]),
  ).toEqual([
    ['2024-25-Q1', ['Corporate Performance Panel 2024-10-08', 'Cabinet 2024-10-28']],
    ['2024-25-Q2', []],
  ]);
});
