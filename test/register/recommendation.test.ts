import { describe, expect, test } from '@jest/globals';
import {
  claimedOn,
  isOverdue,
  rateRecommendation,
  recommendationOn,
  verifiedOn,
  type Recommendation,
  type RecommendationAct,
  type Scheme,
} from '../../register/index.ts';
import {
  claimed,
  minuted,
  opinion,
  owner,
  partly,
  proposed,
  recommendation,
  reopened,
  returned,
  revision,
  superseded,
  verified,
} from './madeRecommendation.ts';

const scheme = { decidedBy: 'rule' } as Scheme;
const on = (said: Partial<Recommendation>, day: string) => {
  const item = recommendation(said);
  const { state } = recommendationOn(item, day);
  return [
    state,
    isOverdue(item, day) ? 'overdue' : 'not overdue',
    rateRecommendation(item, day, scheme).band,
  ];
};

const accepted = [proposed('2024-07-05'), opinion('2024-07-08'), minuted('2024-07-20')];

type Case = [
  says: string,
  acts: RecommendationAct[],
  day: string,
  state: string,
  overdue: string,
  band: string,
];

describe('what a recommendation that is due on 30 June is', () => {
  test.each<Case>([
    ['before its date', [], '2024-06-29', 'agreed', 'not overdue', 'OnTrack'],
    ['on its date', [], '2024-06-30', 'agreed', 'not overdue', 'OnTrack'],
    ['the day after', [], '2024-07-01', 'agreed', 'overdue', 'Overdue'],
    [
      'claimed in time',
      [claimed('2024-06-10')],
      '2024-06-20',
      'awaiting-verification',
      'not overdue',
      'Awaiting',
    ],
    [
      'claimed and late',
      [claimed('2024-07-02')],
      '2024-07-10',
      'awaiting-verification',
      'overdue',
      'Awaiting',
    ],
    ['claimed tomorrow', [claimed('2024-07-02')], '2024-07-01', 'agreed', 'overdue', 'Overdue'],
    ['partly done', [partly('2024-06-10')], '2024-06-20', 'partly-implemented', 'not overdue', 'OnTrack'],
    [
      'partly done and late',
      [partly('2024-06-10')],
      '2024-07-01',
      'partly-implemented',
      'overdue',
      'Overdue',
    ],
    [
      'returned',
      [claimed('2024-06-10'), returned('2024-06-12')],
      '2024-07-01',
      'returned',
      'overdue',
      'Overdue',
    ],
    [
      'claimed again after a return',
      [claimed('2024-06-10'), returned('2024-06-12'), claimed('2024-06-20')],
      '2024-06-25',
      'awaiting-verification',
      'not overdue',
      'Awaiting',
    ],
    [
      'verified',
      [claimed('2024-06-10'), verified('2024-07-12')],
      '2024-07-12',
      'closed',
      'not overdue',
      'Closed',
    ],
    [
      'verified by whoever claimed it',
      [claimed('2024-06-10'), verified('2024-07-12', owner.id)],
      '2024-07-12',
      'awaiting-verification',
      'overdue',
      'Awaiting',
    ],
    [
      'verified by the owning post without a claim',
      [verified('2024-07-12', 'Car Parks Manager')],
      '2024-07-12',
      'agreed',
      'overdue',
      'Overdue',
    ],
    [
      'claimed once more after it was closed',
      [claimed('2024-06-10'), verified('2024-06-12'), claimed('2024-07-01'), superseded('2024-07-02')],
      '2024-07-12',
      'closed',
      'not overdue',
      'Closed',
    ],
    ['superseded', [superseded('2024-07-02')], '2024-07-02', 'superseded', 'not overdue', 'Superseded'],
    [
      'superseded and then verified',
      [superseded('2024-07-02'), verified('2024-07-03')],
      '2024-07-04',
      'superseded',
      'not overdue',
      'Superseded',
    ],
    [
      'reopened',
      [claimed('2024-06-10'), verified('2024-06-12'), reopened('2024-09-01')],
      '2024-09-01',
      'agreed',
      'overdue',
      'Overdue',
    ],
    ['only proposed for acceptance', [proposed('2024-07-05')], '2024-07-30', 'agreed', 'overdue', 'Overdue'],
    [
      'proposed, with an opinion and no minute',
      [proposed('2024-07-05'), opinion('2024-07-08')],
      '2024-07-30',
      'agreed',
      'overdue',
      'Overdue',
    ],
    [
      'proposed and minuted without an opinion',
      [proposed('2024-07-05'), minuted('2024-07-20')],
      '2024-07-30',
      'agreed',
      'overdue',
      'Overdue',
    ],
    ['accepted, all three there', accepted, '2024-07-20', 'risk-accepted', 'not overdue', 'Accepted'],
    [
      'accepted, the day before its review',
      accepted,
      '2024-11-30',
      'risk-accepted',
      'not overdue',
      'Accepted',
    ],
    ['accepted, on its review date', accepted, '2024-12-01', 'agreed', 'overdue', 'Overdue'],
    [
      'accepted, and a longer acceptance only proposed',
      [...accepted, proposed('2024-11-20', '2025-12-01')],
      '2024-11-30',
      'risk-accepted',
      'not overdue',
      'Accepted',
    ],
    [
      'accepted again before the review',
      [...accepted, proposed('2024-11-20', '2025-12-01'), opinion('2024-11-21'), minuted('2024-11-22')],
      '2024-12-24',
      'risk-accepted',
      'not overdue',
      'Accepted',
    ],
    [
      'an opinion and a minute about nothing',
      [opinion('2024-07-08'), minuted('2024-07-20')],
      '2024-07-30',
      'agreed',
      'overdue',
      'Overdue',
    ],
  ])('%s', (_, acts, day, ...expected) => expect(on({ acts }, day)).toEqual(expected));

  test('acts count by their day, however they are listed', () =>
    expect(on({ acts: [verified('2024-07-12'), claimed('2024-06-10')] }, '2024-08-01')[0]).toBe('closed'));

  test('what the owner of that day verified stays void, and what a later owner verified before stays good', () => {
    const formerOwners = [
      { post: 'Estates Manager', approverPost: null, directorate: null, until: '2024-07-31' },
    ];
    const by = (post: string) => on({ formerOwners, acts: [verified('2024-07-12', post)] }, '2024-09-01')[0];
    expect(by('Estates Manager')).toBe('agreed');
    expect(by('Car Parks Manager')).toBe('closed');
  });
});

describe('the date in force', () => {
  test.each([
    ['moved: not overdue until the later date', [revision('2024-06-20', '2024-09-30')], '2024-09-30', false],
    ['moved: overdue after it', [revision('2024-06-20', '2024-09-30')], '2024-10-01', true],
    ['moved only after it had passed', [revision('2024-07-20', '2024-09-30')], '2024-07-10', true],
    ['brought forward', [revision('2024-03-01', '2024-03-31')], '2024-04-01', true],
  ])('%s', (_, revisions, day, overdue) =>
    expect(isOverdue(recommendation({ revisions }), day)).toBe(overdue),
  );

  test('without a date nothing is overdue', () =>
    expect(isOverdue(recommendation({ originalDue: null, due: null }), '2030-01-01')).toBe(false));

  test('nothing is overdue before it was agreed', () => {
    const late = recommendation({ agreedOn: '2024-08-01' });
    expect(isOverdue(late, '2024-07-31')).toBe(false);
    expect(isOverdue(late, '2024-08-01')).toBe(true);
  });
});

describe('claimed and verified are two dates', () => {
  const item = recommendation({ acts: [claimed('2024-06-10'), verified('2024-07-12')] });

  test('each has its own day', () =>
    expect([claimedOn(item, '2024-08-01'), verifiedOn(item, '2024-08-01')]).toEqual([
      '2024-06-10',
      '2024-07-12',
    ]));

  test('neither is there before its day', () =>
    expect([claimedOn(item, '2024-06-09'), verifiedOn(item, '2024-07-11')]).toEqual([null, null]));
});

test('a rating rests on dates and has no published label', () =>
  expect(rateRecommendation(recommendation(), '2024-07-01', scheme)).toEqual({
    band: 'Overdue',
    computed: 'Overdue',
    published: null,
    decidedBy: 'rule',
    because: 'dates',
    explanation: null,
  }));
