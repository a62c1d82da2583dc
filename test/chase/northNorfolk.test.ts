import { describe, expect, test } from '@jest/globals';
import {
  addDays,
  addMonths,
  addWorkingDays,
  auditFlow,
  entriesOf,
  joiningParts,
  leavingParts,
  recommendationOn,
} from '../../register/index.ts';
import type { AuditFlow, Day, FlowEvent, Recommendation } from '../../register/index.ts';
import { listOrphans, type PlannedMessage } from '../../chase/index.ts';
import { england } from '../register/madeSnapshot.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';
import { play } from './madeCouncil.ts';

const sample = northNorfolkSnapshot();
/** Who was away in the spring nobody knows. */
const snapshot = { ...sample, people: sample.people.map(person => ({ ...person, awayUntil: null })) };
const items = new Map(snapshot.recommendations.map(item => [item.key, item]));

/** As printed; the months between them were not. */
const printed: Record<string, number> = {
  '2024-02-29': 66,
  '2024-04-30': 60,
  '2024-07-31': 39,
  '2024-09-30': 39,
  '2024-10-31': 27,
  '2024-11-30': 29,
};

const ends = [
  '2024-01-31',
  '2024-02-29',
  '2024-03-31',
  '2024-04-30',
  '2024-05-31',
  '2024-06-30',
  '2024-07-31',
  '2024-08-31',
  '2024-09-30',
  '2024-10-31',
  '2024-11-30',
];

/** For the chase a month ends with the working day on which what falls on its last day is sent. */
const lastSending = (end: Day): Day => addWorkingDays(end, 0, england);

const months = ends.slice(1).map((end, index) => ({
  end,
  from: addDays(lastSending(ends[index]!), 1),
  to: lastSending(end),
}));

/** As if Quarterbook had been there in February: every morning until the sending of November's last day. */
const span = ['2024-02-01', '2024-12-02'] as const;
const messages: PlannedMessage[] = play(() => snapshot, span);

/** What was said to whom of which recommendation. */
const deeds = messages.flatMap(({ day, recipient, steps }) =>
  steps.flatMap(({ ladder, step, itemKeys, to }) =>
    itemKeys.flatMap(key => {
      const item = items.get(key);
      const person = snapshot.people.find(({ entraId }) => entraId === recipient.entraId);
      return item && person ? { day, ladder, step, item, to: to ?? 'owner', posts: person.posts } : [];
    }),
  ),
);

const stateOn = (item: Recommendation, day: Day) => recommendationOn(item, day).state;

const overdueOn = (day: Day) => snapshot.recommendations.filter(item => recommendationOn(item, day).overdue);

const isWaiting = (item: Recommendation, day: Day) => stateOn(item, day) === 'awaiting-verification';

const flowBetween = (from: Day, to: Day): AuditFlow => {
  const flow = auditFlow(snapshot.recommendations, from, to);
  if (!flow.ok) throw new Error(JSON.stringify(flow.problems));
  return flow.value;
};

const partsOf = (flow: AuditFlow) =>
  [...joiningParts, ...leavingParts].map(part => entriesOf(flow, part).length);

describe('from month to month the list of overdue recommendations', () => {
  // opening + newly overdue + reopened + acceptances expired − closed − re-dated − risk accepted − superseded
  test.each([
    ['March', '2024-02-29', 66, [0, 0, 0, 5, 1, 0, 0], 60],
    ['April', '2024-03-31', 60, [5, 0, 0, 4, 1, 0, 0], 60],
    ['May', '2024-04-30', 60, [0, 0, 0, 7, 0, 0, 0], 53],
    ['June', '2024-05-31', 53, [4, 0, 0, 7, 3, 0, 2], 45],
    ['July', '2024-06-30', 45, [2, 0, 0, 7, 1, 0, 0], 39],
    ['August', '2024-07-31', 39, [0, 0, 0, 3, 0, 0, 0], 36],
    ['September', '2024-08-31', 36, [7, 0, 0, 2, 1, 1, 0], 39],
    ['October', '2024-09-30', 39, [2, 0, 0, 11, 2, 0, 1], 27],
    ['November', '2024-10-31', 27, [6, 1, 1, 3, 1, 1, 1], 29],
  ])('of %s comes out of what happened, part by part', (_, from, opening, parts, closing) => {
    const to = ends[ends.indexOf(from) + 1]!;
    const flow = flowBetween(from, to);
    expect([flow.opening.length, partsOf(flow), flow.closing.length]).toEqual([opening, parts, closing]);
    const [newly = 0, reopened = 0, expired = 0, ...left] = parts;
    expect(opening + newly + reopened + expired - left.reduce((a, b) => a + b, 0)).toBe(closing);
    expect(closing).toBe(printed[to] ?? closing);
  });

  /** What the row itself says of the day on which it came or went. */
  const happened: Record<FlowEvent['part'], (item: Recommendation, on: Day) => boolean> = {
    'newly-overdue': (item, on) => recommendationOn(item, on).due === addDays(on, -1),
    reopened: ({ acts }, on) => acts.some(one => one.act === 'reopened' && one.on === on),
    'acceptance-expired': ({ acts }, on) =>
      acts.some(one => one.act === 'acceptance-proposed' && one.reviewOn === on),
    closed: ({ acts }, on) => acts.some(one => one.act === 'verified' && one.on === on),
    're-dated': ({ revisions }, on) => revisions.some(({ agreedOn }) => agreedOn === on),
    'risk-accepted': ({ acts }, on) => acts.some(one => one.act === 'acceptance-minuted' && one.on === on),
    superseded: ({ acts }, on) => acts.some(one => one.act === 'superseded' && one.on === on),
  };

  test('moves by nothing that its rows do not say', () => {
    const { events } = flowBetween('2024-02-29', '2024-11-30');
    expect(events).toHaveLength(26 + 1 + 1 + 49 + 10 + 2 + 4);
    expect(events.filter(({ key, part, on }) => !happened[part](items.get(key)!, on))).toEqual([]);
  });

  test('rises from 27 to 29 in November: eight came, by name, and six went', () => {
    const flow = flowBetween('2024-10-31', '2024-11-30');
    const moves = [...joiningParts, ...leavingParts].map(part => [
      part,
      entriesOf(flow, part).map(({ ref, on }) => `${ref} on ${on}`),
    ]);
    const passed = ['IA-033', 'IA-085', 'IA-086', 'IA-087', 'IA-088', 'IA-089'];
    expect(Object.fromEntries(moves)).toEqual({
      'newly-overdue': passed.map(ref => `${ref} on 2024-11-01`),
      reopened: ['IA-038 on 2024-11-12'],
      'acceptance-expired': ['IA-040 on 2024-11-15'],
      closed: ['IA-052 on 2024-11-10', 'IA-081 on 2024-11-15', 'IA-053 on 2024-11-20'],
      're-dated': ['IA-011 on 2024-11-20'],
      'risk-accepted': ['IA-054 on 2024-11-19'],
      superseded: ['IA-055 on 2024-11-21'],
    });
    expect(27 + 6 + 1 + 1 - 3 - 1 - 1 - 1).toBe(29);
  });
});

describe.each(months)('in the month that ends on $end', ({ end, from, to }) => {
  const ofMonth = deeds.filter(({ day }) => day >= from && day <= to);

  test('every recommendation that is overdue and not said to be done is chased, or on the list of orphans', () => {
    const orphans = new Set(
      listOrphans(snapshot, { day: end, calendar: england }).flatMap(({ itemKeys }) => itemKeys),
    );
    const chased = new Set(
      ofMonth.filter(({ ladder }) => ladder === 'recommendation').map(({ item }) => item.key),
    );
    const open = overdueOn(end).filter(item => !isWaiting(item, end));
    expect(open.length).toBeGreaterThan(15);
    expect(open.filter(({ key }) => !chased.has(key) && !orphans.has(key)).map(({ ref }) => ref)).toEqual([]);
  });

  test('its owner is written to, and nobody about what is closed, accepted, superseded or said to be done', () => {
    const toOwners = ofMonth.filter(({ ladder, to: as }) => ladder === 'recommendation' && as === 'owner');
    expect(toOwners.filter(({ item, posts }) => !posts.includes(item.post))).toEqual([]);
    const open = ['agreed', 'partly-implemented', 'returned'];
    const chased = ofMonth.filter(({ ladder }) => ladder === 'recommendation');
    expect(chased.filter(({ item, day }) => !open.includes(stateOn(item, day)))).toEqual([]);
  });

  test('nobody is written to twice on one day', () => {
    const keys = messages.filter(({ day }) => day >= from && day <= to).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('over the whole story', () => {
  const directorsOf = ({ directorate }: Recommendation) => [`Director for ${directorate}`];

  test('66 are overdue at the end of February, and each of them was chased by then', () => {
    const first = overdueOn('2024-02-29');
    expect(first).toHaveLength(66);
    const chased = new Set(deeds.filter(({ day }) => day <= '2024-02-29').map(({ item }) => item.key));
    expect(first.filter(({ key }) => !chased.has(key))).toEqual([]);
  });

  test('what is of high priority is asked of its owner twice a month, and the rest once', () => {
    const april = (priority: string) =>
      deeds.filter(
        ({ day, item, step }) =>
          day >= '2024-04-03' &&
          day <= '2024-04-30' &&
          item.riskPriority === priority &&
          (step === 'fortnightly' || step === 'monthly') &&
          item.acts.length === 0 &&
          (item.due ?? '') < '2024-03-01',
      );
    const times = (priority: string) => {
      const keys = april(priority).map(({ item }) => item.key);
      return keys.map(key => keys.filter(one => one === key).length);
    };
    expect(new Set(times('high'))).toEqual(new Set([2]));
    expect(new Set(times('low'))).toEqual(new Set([1]));
  });

  test('internal audit is asked to verify what is said to be done after 3 working days, then every fortnight or month', () => {
    const due = snapshot.recommendations.flatMap(item =>
      item.acts.flatMap(({ act, on }) => {
        if (act !== 'claimed') return [];
        const again = [1, 2, 3, 4].map(times =>
          item.riskPriority === 'high' ? addDays(on, 14 * times) : addMonths(on, times),
        );
        return [addWorkingDays(on, 3, england), ...again.map(lastSending)]
          .filter(day => isWaiting(item, day) && recommendationOn(item, day).claim?.on === on)
          .filter(day => day >= span[0] && day <= span[1])
          .map(day => [item.ref, day]);
      }),
    );
    const asked = deeds.filter(({ ladder }) => ladder === 'decision');
    expect(due.length).toBeGreaterThan(60);
    expect(asked.map(({ item, day }) => [item.ref, day]).sort()).toEqual(due.sort());
    expect(asked.filter(({ posts }) => !posts.includes('Head of Internal Audit'))).toEqual([]);
  });

  test('a director hears once of what is 30 days overdue and not said to be done', () => {
    const due = snapshot.recommendations.flatMap(item =>
      [item.originalDue ?? '', ...item.revisions.map(({ to }) => to)].flatMap(date => {
        const on = addWorkingDays(addDays(date, 30), 0, england);
        const isThere = on >= span[0] && on <= span[1] && recommendationOn(item, on).due === date;
        const isOpen = ['agreed', 'partly-implemented', 'returned'].includes(stateOn(item, on));
        return isThere && isOpen ? [[item.ref, on, directorsOf(item)]] : [];
      }),
    );
    const told = deeds
      .filter(({ step }) => step === '30-days-overdue')
      .map(({ item, day, posts }) => [item.ref, day, posts]);
    expect(due.length).toBeGreaterThan(10);
    expect(told.sort()).toEqual(due.sort());
  });

  test('a director hears on the next morning of a date that was moved twice', () => {
    const twice = snapshot.recommendations.filter(({ revisions }) => revisions.length > 1);
    expect(twice).not.toEqual([]);
    const told = deeds
      .filter(({ step }) => step === 're-dated')
      .map(({ item, day, posts }) => [item.ref, day, posts]);
    expect(told).toEqual(
      twice.map(item => [
        item.ref,
        addWorkingDays(item.revisions[1]!.agreedOn, 1, england),
        directorsOf(item),
      ]),
    );
  });

  test('either holder of the post that is shared is asked on the days on which they work', () => {
    const shared = snapshot.people.filter(({ posts }) => posts.includes('Planning Policy Manager'));
    const asked = messages.filter(({ recipient }) =>
      shared.some(({ entraId }) => entraId === recipient.entraId),
    );
    const days = shared.map(({ entraId }) =>
      asked
        .filter(({ recipient }) => recipient.entraId === entraId)
        .map(({ day }) => new Date(day).getUTCDay()),
    );
    expect(days.map(all => [...new Set(all)].sort())).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });
});
