import { describe, expect, test } from '@jest/globals';
import { actingAs, applyItemAct, type ItemActDraft } from '../../chase/index.ts';
import { isDone } from '../../chase/itemActs.ts';
import type { Item, Snapshot } from '../../register/index.ts';
import * as made from '../register/madeMeasure.ts';
import { claimed, recommendation } from '../register/madeRecommendation.ts';
import { complaint, document } from '../register/madeSnapshot.ts';
import { action, approver, auditor, council, director, owner, performance } from './decidingBench.ts';

const day = '2024-07-10';
const on = day;

/** What becomes of an item, or why nothing does. */
const done = (item: Item, draft: ItemActDraft, by: string, snapshot: Snapshot = council()) => {
  const result = applyItemAct(item, draft, actingAs(snapshot, item, { entraId: by, day }));
  return result.ok ? 'done' : result.problems.map(({ code }) => code).join();
};

const chained = { post: owner, approverPost: approver };
const waiting = recommendation({ ...chained, acts: [claimed('2024-07-01', owner)] });
const open = recommendation(chained);
const policy = document(chained);
const proposed = action({ state: 'closure-proposed' });

const verify = { act: 'verified', method: 'inspected', sample: null, result: 'Seen.', on } as const;
const redate = { act: 're-dated', to: '2025-03-31', reason: 'Late.', askedBy: owner, on } as const;
const accept = {
  act: 'acceptance-proposed',
  reason: 'Old.',
  riskScore: 6,
  reviewOn: '2025-03-31',
  on,
} as const;

describe('who does what to an item', () => {
  test.each<[string, Item, ItemActDraft, Record<string, string>]>([
    [
      'a claim is the owner’s',
      open,
      { act: 'claimed', how: 'implemented', evidence: 'Signed.', on },
      { [owner]: 'done', [approver]: 'not-allowed', [auditor]: 'not-allowed', [director]: 'not-allowed' },
    ],
    [
      'a claim is verified by internal audit, and never by the owner',
      waiting,
      verify,
      {
        [auditor]: 'done',
        [owner]: 'owner-cannot-verify',
        [director]: 'not-allowed',
        [performance]: 'not-allowed',
      },
    ],
    [
      'a claim is returned by internal audit',
      waiting,
      { act: 'returned', needs: 'Three months.', on },
      { [auditor]: 'done', [owner]: 'not-allowed', [approver]: 'not-allowed' },
    ],
    [
      'a recommendation is superseded by internal audit',
      open,
      { act: 'superseded', reason: 'Replaced.', on },
      { [auditor]: 'done', [director]: 'not-allowed', [owner]: 'not-allowed' },
    ],
    [
      'its date is moved by internal audit alone',
      open,
      redate,
      {
        [auditor]: 'done',
        [approver]: 'not-allowed',
        [director]: 'not-allowed',
        [performance]: 'not-allowed',
      },
    ],
    [
      'accepting a risk is proposed by a director',
      open,
      accept,
      { [director]: 'done', [auditor]: 'not-allowed', [approver]: 'not-allowed', [owner]: 'not-allowed' },
    ],
    [
      'the date of an action is moved by its approver, a director or the performance team',
      action(),
      redate,
      { [approver]: 'done', [director]: 'done', [performance]: 'done', [owner]: 'not-allowed' },
    ],
    [
      'a closure is proposed by its owner or above',
      action(),
      { act: 'closure-proposed', on },
      {
        [owner]: 'done',
        [approver]: 'done',
        [director]: 'done',
        [performance]: 'done',
        [auditor]: 'not-allowed',
      },
    ],
    [
      'and recorded as decided by a director or the performance team',
      proposed,
      { act: 'closed', decisionRef: 'CAB/34', on },
      { [director]: 'done', [performance]: 'done', [owner]: 'not-allowed', [approver]: 'not-allowed' },
    ],
    [
      'a pause is a decision as well',
      action(),
      { act: 'paused', decisionRef: 'CAB/34', on },
      { [director]: 'done', [approver]: 'not-allowed' },
    ],
    [
      'so is taking it up again',
      action({ state: 'paused' }),
      { act: 'taken-up', decisionRef: 'CAB/35', on },
      { [performance]: 'done', [owner]: 'not-allowed' },
    ],
    [
      'and another scope',
      action(),
      { act: 'rescoped', decisionRef: 'CAB/36', title: 'Half of it', reason: 'No money.', on },
      { [director]: 'done', [owner]: 'not-allowed' },
    ],
    [
      'a review is answered by its owner',
      policy,
      { act: 'answered', stillNeeded: true, riskIfOutOfDate: 'Low.', on },
      { [owner]: 'done', [approver]: 'not-allowed', [performance]: 'not-allowed' },
    ],
    [
      'a formal review is begun by its owner, approver or the performance team',
      policy,
      { act: 'formal-review-begun', on },
      { [owner]: 'done', [approver]: 'done', [performance]: 'done', [director]: 'not-allowed' },
    ],
    [
      'and settled by whoever is above its owner',
      policy,
      { act: 'updated', nextReview: '2027-07-10', on },
      { [approver]: 'done', [director]: 'done', [performance]: 'done', [owner]: 'not-allowed' },
    ],
  ])('%s', (_, item, draft, expected) => {
    const snapshot = council({ recommendations: [open], documents: [policy] });
    const outcomes = Object.keys(expected).map(by => [by, done(item, draft, by, snapshot)]);
    expect(Object.fromEntries(outcomes)).toEqual(expected);
  });

  test('the date of what they asked for themselves is moved by nobody but its keepers', () => {
    const own = { ...redate, askedBy: approver };
    expect(done(action(), own, approver)).toBe('not-allowed');
    expect(done(action(), { ...redate, askedBy: performance }, performance)).toBe('done');
  });

  test.each<[string, Item, ItemActDraft]>([
    ['a review of an action', action(), { act: 'formal-review-begun', on }],
    ['a claim on an action', action(), { act: 'claimed', how: 'implemented', evidence: 'x', on }],
    ['a closure of a recommendation', open, { act: 'closed', decisionRef: 'CAB/34', on }],
    ['another date of a policy', policy, redate],
    ['a verification of a policy', policy, verify],
    ['anything of a measure', made.measure(), redate],
    ['anything of a complaint', complaint(), { act: 'withdrawn', reason: 'x', on }],
  ])('%s is none', (_, item, draft) => expect(done(item, draft, director)).toBe('not-used-here'));
});

describe('what was done already', () => {
  const claim = { act: 'claimed', how: 'implemented', evidence: 'Signed.', on } as const;
  const by = owner;
  const answered = { act: 'answered', stillNeeded: true, riskIfOutOfDate: 'Low.', on } as const;
  const begun = { act: 'formal-review-begun', on } as const;

  test.each<[string, Item, ItemActDraft, boolean]>([
    ['a claim that was the last thing', recommendation({ acts: [{ ...claim, by }] }), claim, true],
    [
      'not one that was returned since',
      recommendation({
        acts: [
          { ...claim, by },
          { act: 'returned', needs: 'x', on, by: auditor },
        ],
      }),
      claim,
      false,
    ],
    ['not another one', recommendation({ acts: [{ ...claim, by }] }), { ...claim, evidence: 'More.' }, false],
    ['not somebody else’s', recommendation({ acts: [{ ...claim, by: 'Parks Manager' }] }), claim, false],
    ['not one before any', recommendation(), claim, false],
    [
      'an answer on a policy, also with a review begun after it',
      document({
        acts: [
          { ...answered, by },
          { ...begun, by },
        ],
      }),
      answered,
      true,
    ],
    [
      'and that review',
      document({
        acts: [
          { ...answered, by },
          { ...begun, by },
        ],
      }),
      begun,
      true,
    ],
    [
      'not an answer of another day',
      document({ acts: [{ ...answered, by }] }),
      { ...answered, on: '2024-07-11' },
      false,
    ],
    [
      'a date that was moved, also on another day',
      action({
        revisions: [
          { from: '2024-12-31', to: '2025-03-31', agreedBy: owner, agreedOn: '2024-07-09', reason: 'Late.' },
        ],
      }),
      redate,
      true,
    ],
    [
      'not one that somebody else moved',
      action({
        revisions: [
          { from: '2024-12-31', to: '2025-03-31', agreedBy: director, agreedOn: day, reason: 'Late.' },
        ],
      }),
      redate,
      false,
    ],
    ['not one that was never moved', action(), redate, false],
    ['not a date of what has none', document(), redate, false],
    [
      'a closure',
      action({ state: 'closed', closedOn: on, decisionRef: 'CAB/34' }),
      { act: 'closed', decisionRef: ' CAB/34 ', on },
      true,
    ],
    [
      'a pause',
      action({ state: 'paused', closedOn: on, decisionRef: 'CAB/34' }),
      { act: 'paused', decisionRef: 'CAB/34', on },
      true,
    ],
    [
      'not a pause of what is closed',
      action({ state: 'closed', closedOn: on, decisionRef: 'CAB/34' }),
      { act: 'paused', decisionRef: 'CAB/34', on },
      false,
    ],
    [
      'not a proposal to close, which may be made again',
      action({ state: 'closure-proposed' }),
      { act: 'closure-proposed', on },
      false,
    ],
    ['nothing of a measure', made.measure(), { act: 'closed', decisionRef: 'CAB/34', on }, false],
  ])('%s', (_, item, draft, expected) => expect(isDone(item, draft, by)).toBe(expected));
});
