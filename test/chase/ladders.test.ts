import { describe, expect, test } from '@jest/globals';
import type { Document, Recommendation } from '../../register/index.ts';
import { documentLadder, rungsUntil } from '../../chase/index.ts';
import { claimed, partly, recommendation, revision, verified } from '../register/madeRecommendation.ts';
import { document, england } from '../register/madeSnapshot.ts';
import { action } from '../register/madeMeasure.ts';
import { councilWith, linesOf, play } from './madeCouncil.ts';

/** So that the director is met on the way up from the assistant director. */
const above = action({ post: 'Assistant Director', approverPost: 'Director of Resources' });

const ofAudit = (said: Partial<Recommendation>, from: string, to: string) =>
  linesOf(
    play(
      () =>
        councilWith({
          actions: [above],
          recommendations: [recommendation({ approverPost: 'Assistant Director', ...said })],
        }),
      [from, to],
    ),
  );

describe('an audit recommendation due on Sunday 30 June 2024', () => {
  test('is asked about 30 days and 10 working days before, on the next working day, and then every month', () => {
    expect(ofAudit({}, '2024-05-01', '2024-10-01')).toEqual([
      '2024-05-31 30-days-before Car Parks Manager',
      '2024-06-17 10-before-due Car Parks Manager',
      '2024-07-01 1-after-due Car Parks Manager',
      '2024-07-30 monthly Car Parks Manager',
      '2024-07-30 30-days-overdue Director of Resources (director)',
      '2024-08-30 monthly Car Parks Manager',
      '2024-09-30 monthly Car Parks Manager',
    ]);
  });

  test('of high priority every fortnight', () => {
    expect(ofAudit({ riskPriority: 'high' }, '2024-07-01', '2024-08-20')).toEqual([
      '2024-07-01 1-after-due Car Parks Manager',
      '2024-07-15 fortnightly Car Parks Manager',
      '2024-07-29 fortnightly Car Parks Manager',
      '2024-07-30 30-days-overdue Director of Resources (director)',
      '2024-08-12 fortnightly Car Parks Manager',
    ]);
  });

  test('on its due day where that is a working day', () => {
    const due = { due: '2024-06-28', originalDue: '2024-06-28' };
    expect(ofAudit(due, '2024-06-20', '2024-07-05')).toEqual([
      '2024-06-28 due-day Car Parks Manager',
      '2024-07-01 1-after-due Car Parks Manager',
    ]);
  });

  test('no longer once its owner says it is implemented: then its closer is asked after 3 working days', () => {
    expect(ofAudit({ acts: [claimed('2024-06-03')] }, '2024-05-01', '2024-07-02')).toEqual([
      '2024-05-31 30-days-before Car Parks Manager',
      '2024-06-06 3-after-submitted Head of Internal Audit',
    ]);
  });

  test('of nobody after it is closed, though it be closed late', () => {
    const acts = [claimed('2024-07-10'), verified('2024-07-11')];
    expect(ofAudit({ acts }, '2024-06-25', '2024-12-01')).toEqual([
      '2024-07-01 1-after-due Car Parks Manager',
    ]);
  });

  test('again where only a part is said to be done', () => {
    expect(ofAudit({ acts: [partly('2024-06-03')] }, '2024-06-01', '2024-06-20')).toEqual([
      '2024-06-17 10-before-due Car Parks Manager',
    ]);
  });

  test('by its new date after it was moved, and the director hears of the second time on the next morning', () => {
    const revisions = [
      revision('2024-06-03', '2024-08-30'),
      revision('2024-08-07', '2024-12-31', '2024-08-30'),
    ];
    expect(ofAudit({ revisions, due: '2024-12-31' }, '2024-06-01', '2025-01-03')).toEqual([
      '2024-07-31 30-days-before Car Parks Manager',
      '2024-08-08 re-dated Director of Resources (director)',
      '2024-12-02 30-days-before Car Parks Manager',
      '2024-12-13 10-before-due Car Parks Manager',
      '2024-12-31 due-day Car Parks Manager',
      '2025-01-02 1-after-due Car Parks Manager',
    ]);
  });

  test('not before it was agreed, nor where it has no date', () => {
    expect(ofAudit({ agreedOn: '2024-06-20' }, '2024-05-01', '2024-06-30')).toEqual([]);
    expect(ofAudit({ due: null, originalDue: null }, '2024-05-01', '2024-12-30')).toEqual([]);
  });
});

const ofPolicies = (said: Partial<Document>, from: string, to: string) =>
  linesOf(play(() => councilWith({ documents: [document(said)] }), [from, to]));

describe('a policy due for review on Sunday 30 June 2024', () => {
  test('that an officer approves is asked about 90 and 30 days before, on the day, and every month', () => {
    expect(ofPolicies({}, '2023-06-01', '2024-09-01')).toEqual([
      '2024-04-02 90-days-before Parks Manager',
      '2024-05-31 30-days-before Parks Manager',
      '2024-07-01 review-day Parks Manager',
      '2024-07-30 monthly Parks Manager',
      '2024-08-30 monthly Parks Manager',
    ]);
  });

  test.each(['cabinet', 'council'] as const)('that %s approves: 12, 6 and 3 months before', approvalRoute => {
    expect(ofPolicies({ approvalRoute }, '2023-06-01', '2024-07-01')).toEqual([
      '2023-06-30 12-months-before Parks Manager',
      '2024-01-02 6-months-before Parks Manager',
      '2024-04-02 3-months-before Parks Manager',
      '2024-07-01 review-day Parks Manager',
    ]);
  });

  test.each<[string, Document['acts']]>([
    ['a formal review has begun', [{ act: 'formal-review-begun', on: '2024-06-03', by: 'Parks Manager' }]],
    ['it is withdrawn', [{ act: 'withdrawn', on: '2024-06-03', by: 'Parks Manager', reason: 'Replaced' }]],
    [
      'it is up to date',
      [{ act: 'updated', on: '2024-06-03', by: 'Parks Manager', nextReview: '2027-06-03' }],
    ],
  ])('is not asked about once %s', (_, acts) => {
    expect(ofPolicies({ acts }, '2024-05-31', '2024-12-01')).toEqual([
      '2024-05-31 30-days-before Parks Manager',
    ]);
  });

  test('has the usual lead times where its scheme names none', () => {
    expect(documentLadder('cabinet', null).map(({ step }) => step)).toEqual([
      '12-months-before',
      '6-months-before',
      '3-months-before',
      'review-day',
      'monthly',
    ]);
    expect(documentLadder('officer', null).map(({ step }) => step)).toContain('90-days-before');
  });
});

describe('a step that comes again', () => {
  test('counts its last time that could be sent', () => {
    const [monthly] = documentLadder('officer', null).slice(-1);
    const on = (day: string) =>
      rungsUntil(monthly ? [monthly] : [], { due: '2024-06-30' }, { day, calendar: england }).map(
        one => one.on,
      );
    expect(on('2024-07-29')).toEqual([]);
    expect(on('2024-11-29')).toEqual(['2024-10-30']);
    expect(on('2024-11-30')).toEqual(['2024-10-30']);
    expect(on('2024-12-02')).toEqual(['2024-12-02']);
  });
});
