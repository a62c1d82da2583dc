import { describe, expect, test } from '@jest/globals';
import {
  amendRecommendation,
  applyAct,
  enterRecommendation,
  recommendationOn,
  type Actor,
  type Recommendation,
  type RecommendationActDraft,
  type RecommendationChange,
} from '../../register/index.ts';
import {
  auditor,
  claimed,
  director,
  minuted,
  opinion,
  owner,
  partly,
  performance,
  proposed,
  recommendation,
  reopened,
  revision,
  superseded,
  verified,
} from './madeRecommendation.ts';

const day = '2024-08-01';
const claim: RecommendationActDraft = {
  act: 'claimed',
  how: 'implemented',
  evidence: 'Minutes of May',
  on: day,
};
const verify: RecommendationActDraft = {
  act: 'verified',
  method: 'inspected',
  sample: null,
  result: 'Complete',
  on: day,
};
const retest: RecommendationActDraft = { ...verify, method: 're-tested', sample: '25 of 300 takings' };
const giveBack: RecommendationActDraft = { act: 'returned', needs: 'Three signed sheets', on: day };
const supersede: RecommendationActDraft = { act: 'superseded', reason: 'Replaced by R9', on: day };
const reopen: RecommendationActDraft = { act: 'reopened', reason: 'It has lapsed', on: day };
const propose: RecommendationActDraft = {
  act: 'acceptance-proposed',
  reason: 'Replaced next year',
  riskScore: 8,
  reviewOn: '2025-01-31',
  on: day,
};
const opine: RecommendationActDraft = {
  act: 'acceptance-opinion',
  withinAppetite: true,
  escalatedTo: null,
  on: day,
};
const minute: RecommendationActDraft = { act: 'acceptance-minuted', minuteRef: 'GRAC 24/31', on: day };

const fresh = recommendation();
const awaiting = recommendation({ acts: [claimed('2024-07-01')] });
const partlyDone = recommendation({ acts: [partly('2024-07-01')] });
const closed = recommendation({ acts: [claimed('2024-07-01'), verified('2024-07-02')] });
const replaced = recommendation({ acts: [claimed('2024-07-01'), superseded('2024-07-02')] });
const suggested = recommendation({ acts: [proposed('2024-07-01')] });
const judged = recommendation({ acts: [proposed('2024-07-01'), opinion('2024-07-02')] });
const accepted = recommendation({
  acts: [proposed('2024-07-01'), opinion('2024-07-02'), minuted('2024-07-03')],
});
const acceptedAndClaimed = recommendation({ acts: [...accepted.acts, claimed('2024-07-10')] });
const lowly = { ...awaiting, riskPriority: 'low' as const };
const weighty = { ...awaiting, riskPriority: 'high' as const };

const ofOthers = (source: Recommendation['source'], closer: Recommendation['closer']) => ({
  ...awaiting,
  source,
  closer,
});
const auditingOwner: Actor = { ...owner, roles: ['audit'] };
const auditingPost: Actor = { id: 'Car Parks Manager', roles: ['audit'], posts: [] };
const claimant: Actor = { id: 'auditor', roles: ['audit'], posts: ['Deputy'] };
const deputised = recommendation({ acts: [claimed('2024-07-01', 'Deputy')] });
const auditingDirector: Actor = { id: 'director', roles: ['director', 'audit'], posts: [] };

describe('what is recorded', () => {
  test.each<[string, Recommendation, RecommendationActDraft, Actor, string]>([
    ['the owner claims', fresh, claim, owner, 'awaiting-verification'],
    ['the owner, by post, claims', fresh, claim, { ...auditingPost, roles: [] }, 'awaiting-verification'],
    ['the owner claims a part', fresh, { ...claim, how: 'partly-implemented' }, owner, 'partly-implemented'],
    ['the owner claims the rest', partlyDone, claim, owner, 'awaiting-verification'],
    ['internal audit verifies its own', awaiting, verify, auditor, 'closed'],
    ['a stronger method than needed', awaiting, retest, auditor, 'closed'],
    ['low: the evidence was read', lowly, { ...verify, method: 'evidence-read' }, auditor, 'closed'],
    ['high: re-tested, with sample and result', weighty, retest, auditor, 'closed'],
    ['an accepted one is done after all', accepted, claim, owner, 'risk-accepted'],
    ['and that is verified', acceptedAndClaimed, verify, auditor, 'closed'],
    [
      'a director records the external auditor',
      ofOthers('external-audit', 'external-audit'),
      verify,
      director,
      'closed',
    ],
    [
      'the link officer records the ombudsman',
      ofOthers('ombudsman', 'ombudsman-lead'),
      verify,
      performance,
      'closed',
    ],
    [
      'performance closes an inspection',
      ofOthers('inspection', 'performance'),
      verify,
      performance,
      'closed',
    ],
    ['what falls short goes back', awaiting, giveBack, auditor, 'returned'],
    ['a partial claim goes back', partlyDone, giveBack, auditor, 'returned'],
    ['it is superseded', fresh, supersede, auditor, 'superseded'],
    ['a closed one is reopened', closed, reopen, auditor, 'agreed'],
    ['a superseded one is reopened', replaced, reopen, auditor, 'agreed'],
    ['an acceptance is ended', accepted, reopen, auditor, 'agreed'],
    ['a director proposes to accept the risk', fresh, propose, director, 'agreed'],
    ['the head of audit gives an opinion', suggested, opine, auditor, 'agreed'],
    [
      'outside the appetite, it is escalated',
      suggested,
      { ...opine, withinAppetite: false, escalatedTo: 'GRAC' },
      auditor,
      'agreed',
    ],
    ['the committee has minuted it', judged, minute, performance, 'risk-accepted'],
  ])('%s', (_, item, act, actor, state) => {
    const done = applyAct(item, act, actor);
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    expect(done.value.acts.at(-1)).toEqual({ ...act, by: actor.id });
    expect(recommendationOn(done.value, day).state).toBe(state);
  });
});

describe('what is refused', () => {
  test.each<[string, Recommendation, RecommendationActDraft, Actor, string, string]>([
    ['a claim by somebody else', fresh, claim, auditor, 'not-allowed', 'act'],
    ['a claim without evidence', fresh, { ...claim, evidence: ' ' }, owner, 'evidence-needed', 'evidence'],
    ['a claim of what is claimed already', awaiting, claim, owner, 'wrong-state', 'act'],
    ['a claim of what is closed', closed, claim, owner, 'wrong-state', 'act'],
    ['the owner verifies', awaiting, verify, owner, 'owner-cannot-verify', 'act'],
    ['the owner verifies, who is an auditor', awaiting, verify, auditingOwner, 'owner-cannot-verify', 'act'],
    ['the owning post verifies', awaiting, verify, auditingPost, 'owner-cannot-verify', 'act'],
    ['whoever claimed it verifies', deputised, verify, claimant, 'owner-cannot-verify', 'act'],
    ['performance verifies internal audit’s', awaiting, verify, performance, 'not-allowed', 'act'],
    [
      'performance verifies internal audit’s, though the row names it as closer',
      ofOthers('internal-audit', 'performance'),
      verify,
      performance,
      'not-allowed',
      'act',
    ],
    [
      'internal audit verifies the ombudsman’s',
      ofOthers('ombudsman', 'ombudsman-lead'),
      verify,
      auditor,
      'not-allowed',
      'act',
    ],
    ['nothing is claimed', fresh, verify, auditor, 'wrong-state', 'act'],
    ['an accepted one of which nothing is claimed', accepted, verify, auditor, 'wrong-state', 'act'],
    ['only a part is claimed', partlyDone, verify, auditor, 'wrong-state', 'act'],
    [
      'medium, and only read',
      awaiting,
      { ...verify, method: 'evidence-read' },
      auditor,
      'not-a-choice',
      'method',
    ],
    ['verified without a result', awaiting, { ...verify, result: '' }, auditor, 'missing', 'result'],
    ['high, and only inspected', weighty, verify, auditor, 'sample-needed', 'sample'],
    [
      'high, re-tested without a sample',
      weighty,
      { ...retest, sample: null },
      auditor,
      'sample-needed',
      'sample',
    ],
    [
      'high, re-tested without a result',
      weighty,
      { ...retest, result: '' },
      auditor,
      'sample-needed',
      'sample',
    ],
    ['returned by the owner', awaiting, giveBack, owner, 'owner-cannot-verify', 'act'],
    ['returned by performance', awaiting, giveBack, performance, 'not-allowed', 'act'],
    ['returned though nothing is claimed', fresh, giveBack, auditor, 'wrong-state', 'act'],
    ['returned though accepted without a claim', accepted, giveBack, auditor, 'wrong-state', 'act'],
    ['returned though superseded', replaced, giveBack, auditor, 'wrong-state', 'act'],
    [
      'returned without saying what is needed',
      awaiting,
      { ...giveBack, needs: '' },
      auditor,
      'evidence-needed',
      'needs',
    ],
    ['superseded by a director', fresh, supersede, director, 'not-allowed', 'act'],
    ['superseded by its owner', fresh, supersede, auditingOwner, 'owner-cannot-verify', 'act'],
    ['superseded though closed', closed, supersede, auditor, 'wrong-state', 'act'],
    ['superseded without a reason', fresh, { ...supersede, reason: '' }, auditor, 'reason-needed', 'reason'],
    ['reopened by the owner', closed, reopen, owner, 'not-allowed', 'act'],
    ['reopened though open', fresh, reopen, auditor, 'wrong-state', 'act'],
    ['reopened without a reason', closed, { ...reopen, reason: '' }, auditor, 'reason-needed', 'reason'],
    ['acceptance proposed by the owner', fresh, propose, owner, 'not-allowed', 'act'],
    ['acceptance of what is closed', closed, propose, director, 'wrong-state', 'act'],
    ['acceptance without a reason', fresh, { ...propose, reason: '' }, director, 'reason-needed', 'reason'],
    [
      'acceptance without a risk score',
      fresh,
      { ...propose, riskScore: NaN },
      director,
      'out-of-range',
      'riskScore',
    ],
    ['acceptance of no risk', fresh, { ...propose, riskScore: 0 }, director, 'out-of-range', 'riskScore'],
    [
      'acceptance that ends at once',
      fresh,
      { ...propose, reviewOn: day },
      director,
      'out-of-range',
      'reviewOn',
    ],
    ['opinion by a director', suggested, opine, director, 'not-allowed', 'act'],
    ['opinion on nothing', fresh, opine, auditor, 'wrong-state', 'act'],
    ['opinion on one’s own proposal', suggested, opine, auditingDirector, 'not-allowed', 'act'],
    [
      'outside the appetite and not escalated',
      suggested,
      { ...opine, withinAppetite: false },
      auditor,
      'missing',
      'escalatedTo',
    ],
    ['minuted by the owner', judged, minute, owner, 'not-allowed', 'act'],
    ['minuted though nothing is proposed', fresh, minute, performance, 'wrong-state', 'act'],
    ['minuted before the opinion', suggested, minute, performance, 'opinion-needed', 'act'],
    [
      'minuted without a reference',
      judged,
      { ...minute, minuteRef: '' },
      performance,
      'minute-needed',
      'minuteRef',
    ],
    [
      'an act before one that is recorded',
      awaiting,
      { ...verify, on: '2024-06-30' },
      auditor,
      'out-of-range',
      'on',
    ],
    [
      'an act before the latest, however they are listed',
      recommendation({ acts: [verified('2024-08-20'), claimed('2024-07-01')] }),
      verify,
      auditor,
      'out-of-range',
      'on',
    ],
    ['an act on no day of the calendar', fresh, { ...claim, on: '2024-13-45' }, owner, 'not-a-date', 'on'],
    [
      'acceptance to be reviewed some day',
      fresh,
      { ...propose, reviewOn: 'someday' },
      director,
      'not-a-date',
      'reviewOn',
    ],
    [
      'minuted on its review date',
      judged,
      { ...minute, on: '2024-12-01' },
      performance,
      'out-of-range',
      'on',
    ],
    [
      'minuted after its review date',
      judged,
      { ...minute, on: '2025-01-07' },
      performance,
      'out-of-range',
      'on',
    ],
    ['an act before it was agreed', fresh, { ...claim, on: '2024-01-01' }, owner, 'out-of-range', 'on'],
  ])('%s', (_, item, act, actor, code, field) => {
    const done = applyAct(item, act, actor);
    expect(done.ok ? null : done.problems.map(one => [one.code, one.field])).toEqual([[code, field]]);
  });
});

describe('the words, the priority and the dates of a recommendation', () => {
  const amend = (change: RecommendationChange, actor = auditor) =>
    amendRecommendation(fresh, change, { actor, on: day });
  const refused = (done: ReturnType<typeof amend>) => (done.ok ? null : done.problems[0]?.code);

  test('internal audit rewords and re-prioritises its own', () => {
    expect(amend({ title: 'Reconcile every week' })).toMatchObject({
      ok: true,
      value: { title: 'Reconcile every week', riskPriority: 'medium' },
    });
    expect(amend({ riskPriority: 'high', originalDue: '2024-06-30' })).toMatchObject({
      ok: true,
      value: { title: fresh.title, riskPriority: 'high', originalDue: '2024-06-30' },
    });
  });

  test.each<[string, RecommendationChange, Actor, string]>([
    ['nobody else does', { riskPriority: 'low' }, performance, 'not-allowed'],
    ['nor an owner who is an auditor', { riskPriority: 'low' }, auditingOwner, 'not-allowed'],
    ['the date first agreed is locked', { originalDue: '2024-12-31' }, auditor, 'date-locked'],
    ['and cannot be taken away', { originalDue: null }, auditor, 'date-locked'],
    ['there is always a title', { title: ' ' }, auditor, 'missing'],
  ])('%s', (_, change, actor, code) => expect(refused(amend(change, actor))).toBe(code));

  describe('once it was verified', () => {
    const raise = (item: Recommendation, riskPriority: Recommendation['riskPriority']) =>
      refused(amendRecommendation(item, { riskPriority }, { actor: auditor, on: day }));
    const read = { ...verified('2024-07-02'), method: 'evidence-read' } as const;
    const low = recommendation({ riskPriority: 'low', acts: [claimed('2024-07-01'), read] });
    const sampled = { ...verified('2024-07-02'), method: 're-tested', sample: '25 of 300' } as const;
    const strong = recommendation({ riskPriority: 'low', acts: [claimed('2024-07-01'), sampled] });
    const again = recommendation({ ...low, acts: [...low.acts, reopened('2024-07-20')] });

    test.each<[string, Recommendation, Recommendation['riskPriority'], string | null]>([
      ['read alone, it is not made medium', low, 'medium', 'not-a-choice'],
      ['read alone, it is not made high', low, 'high', 'sample-needed'],
      ['inspected, it is not made high', closed, 'high', 'sample-needed'],
      ['re-tested, it may be made high', strong, 'high', null],
      ['reopened since, it may be made high', again, 'high', null],
      ['its priority may be lowered', closed, 'low', null],
      ['lowered, it is not judged again', { ...low, riskPriority: 'high' }, 'medium', null],
    ])('%s', (_, item, priority, code) => expect(raise(item, priority)).toBe(code));

    test('its words may still be mended', () =>
      expect(
        refused(
          amendRecommendation(
            { ...low, riskPriority: 'high' },
            { title: 'Mended' },
            { actor: auditor, on: day },
          ),
        ),
      ).toBeNull());
  });

  test('only its closer enters one', () => {
    expect(enterRecommendation(fresh, auditor)).toEqual({ ok: true, value: fresh });
    expect(refused(enterRecommendation(fresh, owner))).toBe('not-allowed');
  });

  test.each<[string, Partial<Recommendation>, string]>([
    ['with no acts', { acts: [verified('2024-03-01')] }, 'wrong-state'],
    ['with no date moved', { revisions: [revision('2024-03-01', '2024-09-30')] }, 'wrong-state'],
    ['with its first date in force', { due: '2024-09-30' }, 'date-locked'],
  ])('it begins %s', (_, said, code) =>
    expect(refused(enterRecommendation(recommendation(said), auditor))).toBe(code),
  );
});

test('a reopened one starts afresh: an old claim does not stand', () =>
  expect(
    recommendationOn(recommendation({ acts: [...closed.acts, reopened('2024-07-20')] }), day),
  ).toMatchObject({
    state: 'agreed',
    claim: null,
    verified: null,
  }));
