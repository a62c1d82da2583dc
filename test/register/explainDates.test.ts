import { describe, expect, test } from '@jest/globals';
import type {
  Complaint,
  ComplaintAct,
  Document,
  DocumentAct,
  Plan,
  Recommendation,
  Snapshot,
} from '../../register/index.ts';
import { sentenceOf } from './madeExplanation.ts';
import { plan, snapshotOf } from './madeMeasure.ts';
import {
  claimed,
  minuted,
  opinion,
  partly,
  proposed,
  recommendation as made,
  returned,
  revision,
  superseded,
  verified,
} from './madeRecommendation.ts';
import { complaint, document, schemeOf } from './madeSnapshot.ts';

describe('what is rated by dates', () => {
  const dated = (of: Partial<Snapshot>): Snapshot =>
    snapshotOf({
      schemes: ['audit-recommendations', 'policies', 'complaints'].map(schemeOf),
      plans: [plan('audit', { kind: 'audit-plan' as Plan['kind'] })],
      ...of,
    });
  const recommendation = (of: Partial<Recommendation>, period = '2024-25-Q2') =>
    sentenceOf(dated({ recommendations: [made(of)] }), 'R1', period);
  const early = { originalDue: '2024-03-31', due: '2024-03-31' };
  const moved = { ...early, revisions: [revision('2024-03-01', '2024-06-30', '2024-03-31')] };

  test.each<[string, Partial<Recommendation>, string]>([
    [
      'overdue against a date that was moved',
      moved,
      'Due 31 March 2024, revised once to 30 June 2024; not verified by 30 September 2024: Overdue, 3 months late (6 against the date first agreed)',
    ],
    ['overdue', {}, 'Due 30 June 2024; not verified by 30 September 2024: Overdue, 3 months late'],
    [
      'overdue by days',
      { originalDue: '2024-09-18', due: '2024-09-18' },
      'Due 18 September 2024; not verified by 30 September 2024: Overdue, 12 days late',
    ],
    [
      'overdue by a day against a date moved twice',
      { ...early, revisions: [...moved.revisions, revision('2024-06-01', '2024-09-29', '2024-06-30')] },
      'Due 31 March 2024, revised twice to 29 September 2024; not verified by 30 September 2024: Overdue, 1 day late (6 months against the date first agreed)',
    ],
    [
      'on track by a date moved three times, and late by the first',
      {
        ...early,
        revisions: [
          ...moved.revisions,
          revision('2024-06-01', '2024-09-30', '2024-06-30'),
          revision('2024-09-01', '2024-12-31', '2024-09-30'),
        ],
      },
      'Due 31 March 2024, revised 3 times to 31 December 2024; not verified by 30 September 2024: On track, 6 months after the date first agreed',
    ],
    [
      'without a date',
      { originalDue: null, due: null },
      'No date has been agreed; not verified by 30 September 2024: On track',
    ],
    [
      'claimed by its owner',
      { acts: [claimed('2024-07-03')] },
      'Due 30 June 2024; implemented in the owner’s word of 3 July 2024, not verified by 30 September 2024: Awaiting sign-off, 3 months late',
    ],
    [
      'partly done',
      { acts: [partly('2024-07-03')] },
      'Due 30 June 2024; partly implemented in the owner’s word of 3 July 2024, not verified by 30 September 2024: Overdue, 3 months late',
    ],
    [
      'returned to its owner',
      { acts: [claimed('2024-07-03'), returned('2024-07-20')] },
      'Due 30 June 2024; returned on 20 July 2024 (The signed sheets of three months), not verified by 30 September 2024: Overdue, 3 months late',
    ],
    [
      'verified, late by the day of the claim',
      { acts: [claimed('2024-07-31'), verified('2024-09-01')] },
      'Due 30 June 2024; claimed on 31 July 2024, verified on 1 September 2024 (inspected): Closed, verified, 1 month late',
    ],
    [
      'verified without a claim, late by the day of that',
      { acts: [verified('2024-07-20')] },
      'Due 30 June 2024; verified on 20 July 2024 (inspected): Closed, verified, 20 days late',
    ],
    [
      'superseded',
      { acts: [superseded('2024-07-03')] },
      'Due 30 June 2024; superseded on 3 July 2024 (Replaced by R9): Superseded',
    ],
    [
      'its risk accepted',
      { acts: [proposed('2024-07-01'), opinion('2024-07-02'), minuted('2024-07-03')] },
      'Due 30 June 2024; risk accepted until 1 December 2024 (GRAC 24/31): Risk accepted',
    ],
    [
      'agreed only later',
      { agreedOn: '2024-10-02' },
      'Not counted before 2 October 2024, when it was agreed',
    ],
  ])('a recommendation, %s', (_, of, sentence) => expect(recommendation(of)).toBe(sentence));

  test('before the period has ended it is explained as at today', () => {
    const snapshot = {
      ...dated({ recommendations: [made()] }),
      asAt: '2024-07-10T08:00:00Z',
    };
    expect(sentenceOf(snapshot, 'R1', '2024-25-Q2')).toContain(
      'not verified by 10 July 2024: Overdue, 10 days late',
    );
  });

  const begun: DocumentAct = { act: 'formal-review-begun', on: '2024-07-10', by: 'Parks Manager' };
  const withdrawn: DocumentAct = {
    act: 'withdrawn',
    on: '2024-07-10',
    by: 'Parks Manager',
    reason: 'Replaced',
  };
  test.each<[string, Partial<Document>, string]>([
    [
      'overdue',
      {},
      'Review due 30 June 2024, not done by 30 September 2024: Overdue for review, 3 months late',
    ],
    ['in date', { reviewDue: '2025-06-30' }, 'Review due 30 June 2025: In date'],
    [
      'under review',
      { acts: [begun] },
      'Review due 30 June 2024, under formal review since 10 July 2024: Under formal review',
    ],
    ['withdrawn', { acts: [withdrawn] }, 'Withdrawn on 10 July 2024'],
  ])('a policy, %s', (_, of, sentence) =>
    expect(sentenceOf(dated({ documents: [document(of)] }), 'D1', '2024-25-Q2')).toContain(sentence),
  );

  const did = (act: 'acknowledged' | 'withdrawn' | 'escalated', on: string): ComplaintAct => ({ act, on });
  const answered: ComplaintAct = { act: 'responded', on: '2024-06-26', decision: 'upheld' };
  const extended: ComplaintAct = { act: 'extended', on: '2024-06-14', reason: 'The file is at the archive' };
  test.each<[string, Partial<Complaint>, string]>([
    [
      'not acknowledged',
      {},
      'Received 3 June 2024; stage 1, an acknowledgement due by 10 June 2024: Overdue, 20 days late',
    ],
    [
      'not answered',
      { acts: [did('acknowledged', '2024-06-05')] },
      'Received 3 June 2024; stage 1, an answer due by 19 June 2024: Overdue, 11 days late',
    ],
    [
      'given longer',
      { acts: [did('acknowledged', '2024-06-05'), extended] },
      'an answer due by 3 July 2024, extended once on 14 June 2024: In time',
    ],
    [
      'answered late',
      { acts: [did('acknowledged', '2024-06-05'), answered] },
      'stage 1, answer due by 19 June 2024 and given on 26 June 2024: Answered late, 7 days late',
    ],
    [
      'taken back',
      { acts: [did('withdrawn', '2024-06-05')] },
      'stage 1, withdrawn on 5 June 2024: Withdrawn',
    ],
    ['received later', { receivedOn: '2024-07-02' }, 'Not counted before 2 July 2024, when it was received'],
  ])('a complaint, %s', (_, of, sentence) =>
    expect(sentenceOf(dated({ complaints: [complaint(of)] }), 'C1')).toContain(sentence),
  );
});
