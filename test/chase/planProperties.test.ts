import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantAt, isWorkingDay, timeOf } from '../../register/index.ts';
import type { Day, Person, Recommendation, RecommendationAct, Snapshot } from '../../register/index.ts';
import { listOrphans, planChase, type PlannedMessage } from '../../chase/index.ts';
import { action, byOfficers, plan, said } from '../register/madeMeasure.ts';
import { claimed, partly, recommendation, revision } from '../register/madeRecommendation.ts';
import { document, england } from '../register/madeSnapshot.ts';
import { councilWith, holder, planOn } from './madeCouncil.ts';

const from = '2024-06-24';
const to = '2024-08-09';
const runs = { numRuns: 12 };

const posts = ['Car Parks Manager', 'Parks Manager', 'Events Manager'];
const dayIn = fc.integer({ min: 0, max: 46 }).map(days => addDays(from, days));
const post = fc.constantFrom(...posts);
const owned = post.map(one => ({ post: one, approverPost: 'Assistant Director' }));

const person = (one: string) =>
  fc
    .record({
      awayUntil: fc.option(dayIn, { freq: 3 }),
      to: fc.option(dayIn, { freq: 5 }),
      workingDays: fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }),
    })
    .map(more => holder(one, more));

const people: fc.Arbitrary<Person[]> = fc
  .tuple(...posts.map(person), fc.option(person('Deputy')))
  .map(([a, b, c, deputy]) => [
    ...[a, b, c].flatMap(one => one ?? []),
    ...(deputy ? [{ ...deputy, posts: ['Car Parks Manager'] }] : []),
    holder('Assistant Director', { roles: ['approver'] }),
    holder('Director of Resources', { roles: ['director'] }),
    holder('Head of Internal Audit', { roles: ['audit'] }),
  ]);

const acts: fc.Arbitrary<RecommendationAct[]> = fc.oneof(
  fc.constant<RecommendationAct[]>([]),
  dayIn.map(on => [claimed(on)]),
  dayIn.map(on => [partly(on)]),
);

const recommendations: fc.Arbitrary<Recommendation[]> = fc
  .array(
    fc.record({
      owned,
      due: dayIn,
      acts,
      riskPriority: fc.constantFrom('low' as const, 'high' as const),
      moved: fc.boolean(),
    }),
    { maxLength: 4 },
  )
  .map(all =>
    all.map(({ owned: owner, due, acts: done, riskPriority, moved }, index) =>
      recommendation({
        ref: `R${index}`,
        ...owner,
        originalDue: due,
        due: moved ? addDays(due, 40) : due,
        revisions: moved ? [revision(addDays(due, 3), addDays(due, 40), due)] : [],
        acts: done,
        riskPriority,
      }),
    ),
  );

type Story = { snapshotOn: (day: Day) => Snapshot; answers: ReadonlyMap<string, Day> };

/** A summer: actions answered on some day or never, recommendations, policies, people who come, go and are away. */
const story: fc.Arbitrary<Story> = fc
  .record({
    actions: fc.array(fc.record({ owned, answeredOn: fc.option(dayIn, { freq: 2 }) }), { maxLength: 6 }),
    recommendations,
    reviews: fc.array(fc.record({ owned, reviewDue: dayIn }), { maxLength: 3 }),
    people,
  })
  .map(made => {
    const actions = made.actions.map((one, index) => action({ ref: `A${index}`, ...one.owned }));
    const updates = made.actions.flatMap(({ answeredOn }, index) =>
      answeredOn === null
        ? []
        : said({
            itemKey: `made-up/action/A${index}`,
            submittedAt: instantAt(answeredOn, '08:00'),
            band: 'G',
          }),
    );
    const q1 = { council: 'made-up', period: '2024-25-Q1', title: 'Q1 2024-25', snapshotFile: null };
    const snapshot = councilWith({
      schemes: [...councilWith({}).schemes, byOfficers],
      plans: [plan('growth')],
      actions: [
        ...actions,
        action({
          ref: 'Z',
          post: 'Assistant Director',
          approverPost: 'Director of Resources',
          state: 'closed',
          closedOn: '2024-05-01',
        }),
      ],
      periods: [
        {
          ...q1,
          key: 'made-up/2024-25-Q1',
          opensOn: '2024-07-01',
          dueOn: '2024-07-12',
          state: 'collecting',
          snapshotHash: null,
        },
      ],
      recommendations: made.recommendations,
      documents: made.reviews.map(({ owned: owner, reviewDue }, index) =>
        document({ ref: `D${index}`, ...owner, reviewDue }),
      ),
      people: made.people,
    });
    return {
      answers: new Map(updates.map(({ itemKey, submittedAt }) => [itemKey, submittedAt.slice(0, 10)])),
      snapshotOn: (day: Day) => ({
        ...snapshot,
        updates: updates.filter(({ submittedAt }) => submittedAt.slice(0, 10) <= day),
      }),
    };
  });

const days = (): Day[] => {
  const all: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) all.push(day);
  return all;
};

const playAll = ({ snapshotOn }: Story): PlannedMessage[] => {
  const messages: PlannedMessage[] = [];
  for (const day of days()) messages.push(...planOn(snapshotOn(day), day, { record: { from, messages } }));
  return messages;
};

const deeds = (messages: readonly PlannedMessage[]) =>
  messages.flatMap(({ day, recipient, steps }) =>
    steps.flatMap(step => step.itemKeys.map(item => ({ ...step, day, recipient: recipient.entraId, item }))),
  );

/** A new date has its own steps, and some of them again. */
const moved = ({ snapshotOn }: Story) =>
  new Set(snapshotOn(to).recommendations.flatMap(({ key, revisions }) => (revisions.length > 0 ? key : [])));

describe('over any summer', () => {
  test('nobody is written to out of hours, nor twice on one day, and the same story is told the same', () => {
    const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(story, dayIn, minute, ({ snapshotOn }, day, minutes) => {
        const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const now = instantAt(day, clock);
        const input = { snapshot: snapshotOn(day), sent: [], calendar: england, now };
        const messages = planChase(input);
        const isHours = isWorkingDay(day, england) && timeOf(now) >= '09:00' && timeOf(now) < '18:00';
        expect(messages.length > 0 && !isHours).toBe(false);
        expect(planChase(input)).toEqual(messages);
        const keys = messages.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(planChase({ ...input, sent: keys })).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('nobody is asked for what was answered', () => {
    fc.assert(
      fc.property(story, one => {
        const after = deeds(playAll(one)).filter(
          ({ ladder, item, day }) =>
            ladder === 'quarterly-return' && day >= (one.answers.get(item) ?? '9999'),
        );
        expect(after).toEqual([]);
      }),
      runs,
    );
  });

  test('no step towards one date reaches the same person twice, but those that come again', () => {
    fc.assert(
      fc.property(story, one => {
        const names = deeds(playAll(one))
          .filter(({ step, item }) => step !== 'monthly' && step !== 'fortnightly' && !moved(one).has(item))
          .map(({ ladder, step, item, recipient, to: as = 'owner' }) =>
            [ladder, step, item, recipient, as].join(),
          );
        expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
      }),
      runs,
    );
  });

  test('whatever is owed to the end was asked of somebody, or its post is on the list of orphans', () => {
    fc.assert(
      fc.property(story, one => {
        const asked = new Set(deeds(playAll(one)).map(({ item }) => item));
        const last = one.snapshotOn(to);
        const orphans = new Set(
          listOrphans(last, { day: to, calendar: england }).flatMap(({ itemKeys }) => itemKeys),
        );
        const owed = last.actions.filter(({ key, state }) => state === 'open' && !one.answers.has(key));
        const forgotten = owed.filter(({ key }) => !asked.has(key) && !orphans.has(key));
        expect(forgotten).toEqual([]);
        const overdue = last.recommendations.filter(
          ({ due, acts: done }) => (due ?? to) < to && done.length === 0,
        );
        expect(overdue.filter(({ key }) => !asked.has(key) && !orphans.has(key))).toEqual([]);
      }),
      runs,
    );
  });

  test('nobody above is told of what an absent person owes but that they are away', () => {
    fc.assert(
      fc.property(story, one => {
        const escalated = deeds(playAll(one)).filter(
          ({ to: as = 'owner', because }) => as !== 'owner' && because === undefined,
        );
        const over = escalated.filter(({ item, day }) => {
          const { actions, recommendations: all, documents, people: known } = one.snapshotOn(day);
          const owner = [...actions, ...all, ...documents].find(({ key }) => key === item)?.post ?? '';
          const there = known.filter(
            ({ posts: held, to: left }) => held.includes(owner) && (left ?? day) >= day,
          );
          return there.length > 0 && there.every(({ awayUntil }) => awayUntil !== null && day <= awayUntil);
        });
        expect(over).toEqual([]);
      }),
      runs,
    );
  });
});
