import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  auditFlow,
  checkFlow,
  entriesOf,
  isOverdue,
  joiningParts,
  leavingParts,
  type AuditFlow,
  type FlowEvent,
  type Recommendation,
  type RecommendationAct,
} from '../../register/index.ts';
import {
  claimed,
  minuted,
  opinion,
  partly,
  proposed,
  recommendation,
  reopened,
  returned,
  revision,
  superseded,
  verified,
} from './madeRecommendation.ts';

const flowOf = (items: readonly Recommendation[], from: string, to: string): AuditFlow => {
  const flow = auditFlow(items, from, to);
  if (!flow.ok) throw new Error(JSON.stringify(flow.problems));
  return flow.value;
};

const said = ({ opening, events, closing }: AuditFlow) => [
  opening.length,
  events.map(({ part, on }) => `${part} ${on.slice(5)}`).join(', ') || 'nothing',
  closing.length,
];

const accepted = [proposed('2024-07-05', '2024-09-01'), opinion('2024-07-06'), minuted('2024-07-07')];
const closedThenReopened = [claimed('2024-07-02'), verified('2024-07-03'), reopened('2024-07-20')];

type Case = [
  says: string,
  item: Partial<Recommendation>,
  from: string,
  opening: number,
  parts: string,
  closing: number,
];

describe('how one recommendation, due on 30 June, moves until the end of 2024', () => {
  test.each<Case>([
    ['its date passes', {}, '2024-06-30', 0, 'newly-overdue 07-01', 1],
    ['nothing changes', {}, '2024-07-01', 1, 'nothing', 1],
    [
      'it is done in time',
      { acts: [claimed('2024-06-01'), verified('2024-06-20')] },
      '2024-05-31',
      0,
      'nothing',
      0,
    ],
    ['a claim alone takes nothing off', { acts: [claimed('2024-07-10')] }, '2024-07-01', 1, 'nothing', 1],
    [
      'it is closed',
      { acts: [claimed('2024-07-10'), verified('2024-07-12')] },
      '2024-07-01',
      1,
      'closed 07-12',
      0,
    ],
    [
      'it becomes overdue, is closed and reopened in one window',
      { acts: closedThenReopened },
      '2024-06-30',
      0,
      'newly-overdue 07-01, closed 07-03, reopened 07-20',
      1,
    ],
    [
      'closed and reopened on one day it has not moved',
      { acts: [claimed('2024-07-02'), verified('2024-07-03'), reopened('2024-07-03')] },
      '2024-07-01',
      1,
      'nothing',
      1,
    ],
    [
      'it is re-dated, and the new date passes too',
      { revisions: [revision('2024-07-10', '2024-10-31')] },
      '2024-07-01',
      1,
      're-dated 07-10, newly-overdue 11-01',
      1,
    ],
    [
      'it is re-dated before its date',
      { revisions: [revision('2024-06-10', '2025-03-31')] },
      '2024-05-31',
      0,
      'nothing',
      0,
    ],
    [
      'its date is brought forward into the past',
      { revisions: [revision('2024-05-10', '2024-04-30')] },
      '2024-04-30',
      0,
      'newly-overdue 05-10',
      1,
    ],
    ['it is entered late', { agreedOn: '2024-08-15' }, '2024-07-31', 0, 'newly-overdue 08-15', 1],
    [
      'the risk is accepted until September',
      { acts: accepted },
      '2024-07-01',
      1,
      'risk-accepted 07-07, acceptance-expired 09-01',
      1,
    ],
    [
      'an acceptance is ended early',
      { acts: [...accepted, reopened('2024-08-01')] },
      '2024-07-31',
      0,
      'reopened 08-01',
      1,
    ],
    ['it is superseded', { acts: [superseded('2024-07-04')] }, '2024-07-01', 1, 'superseded 07-04', 0],
    [
      'superseding is undone',
      { acts: [superseded('2024-07-04'), reopened('2024-07-30')] },
      '2024-07-10',
      0,
      'reopened 07-30',
      1,
    ],
    [
      'an accepted one whose acceptance ends before its date is newly overdue after it',
      { acts: [proposed('2024-03-01', '2024-06-01'), opinion('2024-03-02'), minuted('2024-03-03')] },
      '2024-02-01',
      0,
      'newly-overdue 07-01',
      1,
    ],
    ['it has no date', { originalDue: null, due: null, dueText: 'Ongoing' }, '2024-01-31', 0, 'nothing', 0],
  ])('%s', (_, item, from, ...expected) =>
    expect(said(flowOf([recommendation(item)], from, '2024-12-31'))).toEqual(expected),
  );
});

test('a part lists who moved, in the order of the days', () => {
  const items = [
    recommendation({ ref: 'R2', acts: [superseded('2024-07-20')] }),
    recommendation({ ref: 'R3', acts: [superseded('2024-07-04')] }),
  ];
  const flow = flowOf(items, '2024-07-01', '2024-07-31');
  expect(entriesOf(flow, 'superseded').map(entry => entry.ref)).toEqual(['R3', 'R2']);
  expect(entriesOf(flow, 'closed')).toEqual([]);
});

describe('a flow that does not add up is refused with those that break it', () => {
  const entry = (ref: string) => ({ key: ref, ref });
  const event = (ref: string, part: FlowEvent['part']): FlowEvent => ({
    ...entry(ref),
    part,
    on: '2024-11-05',
  });
  const broken = (flow: Partial<AuditFlow>) => {
    const result = checkFlow({
      from: '2024-10-31',
      to: '2024-11-30',
      opening: [],
      events: [],
      closing: [],
      ...flow,
    });
    return result.ok ? 'holds' : result.problems[0]?.facts?.items;
  };

  test.each<[string, Partial<AuditFlow>, string]>([
    ['one that stays', { opening: [entry('R1')], closing: [entry('R1')] }, 'holds'],
    ['one that comes and goes', { events: [event('R1', 'reopened'), event('R1', 'closed')] }, 'holds'],
    ['one that vanishes', { opening: [entry('R1')] }, 'R1'],
    ['one that appears', { closing: [entry('R1')] }, 'R1'],
    [
      'one that leaves and is still there',
      { opening: [entry('R1')], events: [event('R1', 'closed')], closing: [entry('R1')] },
      'R1',
    ],
    [
      'one that joins twice',
      { opening: [entry('R1')], events: [event('R1', 'reopened')], closing: [entry('R1')] },
      'R1',
    ],
    [
      'one that leaves without having been there',
      { events: [event('R1', 're-dated'), event('R1', 'reopened')] },
      'R1',
    ],
    ['several', { opening: [entry('R1'), entry('R2')], closing: [entry('R3')] }, 'R3, R1, R2'],
  ])('%s', (_, flow, says) => expect(broken(flow)).toBe(says));

  test('the same recommendation twice in the register', () =>
    expect(auditFlow([recommendation(), recommendation()], '2024-06-30', '2024-07-31')).toEqual({
      ok: false,
      problems: [{ code: 'identity-broken', field: 'recommendation', facts: { items: 'R1' } }],
    }));
});

describe('for any history', () => {
  const first = '2024-01-01';
  const someDays = Array.from({ length: 401 }, (_, index) => addDays(first, index));
  const anyDay = fc.constantFrom(...someDays);
  const anyAct: fc.Arbitrary<RecommendationAct> = fc
    .tuple(
      fc.constantFrom(
        'claimed',
        'partly',
        'verified',
        'own',
        'returned',
        'reopened',
        'superseded',
        'proposed',
        'opinion',
        'minuted',
      ),
      anyDay,
      anyDay,
    )
    .map(([kind, on, reviewOn]) => {
      switch (kind) {
        case 'claimed':
          return claimed(on);
        case 'partly':
          return partly(on);
        case 'verified':
          return verified(on);
        case 'own':
          return verified(on, 'Car Parks Manager');
        case 'returned':
          return returned(on);
        case 'reopened':
          return reopened(on);
        case 'superseded':
          return superseded(on);
        case 'proposed':
          return proposed(on, reviewOn);
        case 'opinion':
          return opinion(on);
        default:
          return minuted(on);
      }
    });
  const anyRevisions = fc.array(
    fc.tuple(anyDay, anyDay, anyDay).map(([agreedOn, to, from]) => revision(agreedOn, to, from)),
    { maxLength: 4 },
  );
  const anyItems = fc
    .array(
      fc.record({
        agreedOn: anyDay,
        originalDue: fc.option(anyDay),
        due: fc.option(anyDay),
        acts: fc.array(anyAct, { maxLength: 12 }),
        revisions: anyRevisions,
      }),
      { maxLength: 8 },
    )
    .map(list => list.map((item, index) => recommendation({ ...item, ref: `R${index + 1}` })));
  const anyDays = fc.tuple(anyDay, anyDay, anyDay).map(days => days.sort());

  const counts = (flow: AuditFlow) =>
    [...joiningParts, ...leavingParts].map(part => entriesOf(flow, part).length);

  test('opening and what joined, less what left, is closing', () =>
    fc.assert(
      fc.property(anyItems, anyDays, (items, [from, , to]) => {
        const flow = flowOf(items, from, to);
        const joined = joiningParts.reduce((sum, part) => sum + entriesOf(flow, part).length, 0);
        const left = leavingParts.reduce((sum, part) => sum + entriesOf(flow, part).length, 0);
        expect(flow.opening.length + joined - left).toBe(flow.closing.length);
        expect(flow.opening).toHaveLength(items.filter(item => isOverdue(item, from)).length);
        expect(flow.closing).toHaveLength(items.filter(item => isOverdue(item, to)).length);
      }),
      { numRuns: 150 },
    ));

  test('two windows that follow each other are one', () =>
    fc.assert(
      fc.property(anyItems, anyDays, (items, [from, middle, to]) => {
        const whole = flowOf(items, from, to);
        const halves = [flowOf(items, from, middle), flowOf(items, middle, to)];
        const [a = [], b = []] = halves.map(counts);
        expect(a.map((count, index) => count + b[index]!)).toEqual(counts(whole));
        expect(halves[0]?.closing).toEqual(halves[1]?.opening);
      }),
      { numRuns: 150 },
    ));

  const daily = Array.from({ length: 412 }, (_, index) => addDays(first, index - 1));

  test('the days on which it turns are all the days: going day by day finds the same', () =>
    fc.assert(
      fc.property(anyItems, items => {
        const [before = first, ...days] = daily;
        for (const item of items) {
          let was = isOverdue(item, before);
          const turns = days.filter(day => {
            const is = isOverdue(item, day);
            const turned = is !== was;
            was = is;
            return turned;
          });
          expect(flowOf([item], before, days.at(-1) ?? first).events.map(event => event.on)).toEqual(turns);
        }
      }),
      { numRuns: 25 },
    ));
});
