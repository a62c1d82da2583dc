import { describe, expect, test } from '@jest/globals';
import type { Person, Recommendation, Snapshot, Update } from '../../register/index.ts';
import { listOrphans } from '../../chase/index.ts';
import { action, byOfficers, plan, said } from '../register/madeMeasure.ts';
import { claimed, recommendation } from '../register/madeRecommendation.ts';
import { document, england } from '../register/madeSnapshot.ts';
import { chain, councilWith, everybody, holder, linesOf, planOn, play } from './madeCouncil.ts';

const auditor = (post: string, said: Partial<Person> = {}) => holder(post, { roles: ['audit'], ...said });

const claim = (by: string, more: Partial<Recommendation> = {}) =>
  recommendation({ acts: [claimed('2024-06-03', by)], ...more });

const council = (recommendations: Recommendation[], people: Person[] = everybody): Snapshot =>
  councilWith({ recommendations, people });

const inJune = (snapshot: Snapshot) => linesOf(play(() => snapshot, ['2024-06-03', '2024-06-14']));

const withoutAudit = everybody.filter(({ roles }) => !roles.includes('audit'));

describe('a recommendation that is said to be implemented', () => {
  test('is asked of its closer after 3 working days, and then every month until it is decided', () => {
    const lines = linesOf(play(() => council([claim('Car Parks Manager')]), ['2024-06-03', '2024-09-30']));
    expect(lines).toEqual([
      '2024-06-06 3-after-submitted Head of Internal Audit',
      '2024-07-03 monthly Head of Internal Audit',
      '2024-08-05 monthly Head of Internal Audit',
      '2024-09-03 monthly Head of Internal Audit',
    ]);
  });

  test('of high priority every fortnight, and in words that say what it waits for', () => {
    const high = council([claim('Car Parks Manager', { riskPriority: 'high' })]);
    expect(linesOf(play(() => high, ['2024-06-03', '2024-07-05']))).toEqual([
      '2024-06-06 3-after-submitted Head of Internal Audit',
      '2024-06-17 fortnightly Head of Internal Audit',
      '2024-07-01 fortnightly Head of Internal Audit',
    ]);
    expect(planOn(high, '2024-06-17').map(({ reason }) => reason)).toEqual([
      '1 recommendation that is said to be implemented waits to be verified.',
    ]);
  });

  test('is never asked of who says so, but of another who speaks in the role', () => {
    const mine = claim('Auditor A', { post: 'Auditor A' });
    const two = [...withoutAudit, auditor('Auditor A'), auditor('Auditor B')];
    expect(inJune(council([mine], two))).toEqual(['2024-06-06 3-after-submitted Auditor B']);
  });

  test('nor where it was recorded under their post, nor of who else holds the post that owns it', () => {
    const one = auditor('one', { posts: ['Audit Manager'] });
    const other = auditor('other', { posts: ['Audit Manager'] });
    const byPost = claim('Audit Manager');
    const byColleague = claim('one', { post: 'Audit Manager' });
    for (const item of [byPost, byColleague]) {
      expect(inJune(council([item], [...withoutAudit, one, other]))).toEqual([]);
      expect(inJune(council([item], [...withoutAudit, one, other, auditor('third')]))).toEqual([
        '2024-06-06 3-after-submitted third',
      ]);
    }
  });

  test('is on the list of orphans where nobody is left to verify it', () => {
    const mine = claim('Auditor A', { post: 'Auditor A' });
    const other = claim('Car Parks Manager', { ref: 'R2' });
    const alone = council([mine, other], [...withoutAudit, auditor('Auditor A')]);
    expect(listOrphans(alone, { day: '2024-06-10', calendar: england })).toEqual([
      { post: 'audit', reason: 'vacant', passesTo: null, itemKeys: [mine.key] },
    ]);
  });
});

const period = {
  key: 'made-up/2024-25-Q1',
  council: 'made-up',
  period: '2024-25-Q1',
  title: 'Q1 2024-25',
  opensOn: '2024-07-01',
  dueOn: '2024-07-12',
  state: 'collecting' as const,
  snapshotFile: null,
  snapshotHash: null,
};

const submitted = (more: Partial<Update>): Update =>
  said({ itemKey: 'made-up/action/A1', band: 'G', state: 'submitted', ...more });

describe('an approver', () => {
  const share = (entraId: string) => holder(entraId, { roles: ['approver'], posts: ['Assistant Director'] });
  const inQ1 = (people: Person[], updates: Update[] = []) =>
    councilWith({
      schemes: [byOfficers],
      plans: [plan('growth')],
      actions: [action({ ref: 'A1', ...chain })],
      periods: [period],
      people,
      updates,
    });

  test('who shares a post decides what the other submitted', () => {
    const people = [holder('Car Parks Manager'), share('first'), share('second')];
    const updates = [submitted({ submittedBy: 'first', submittedAt: '2024-07-08T09:00:00Z' })];
    expect(linesOf(planOn(inQ1(people, updates), '2024-07-11'))).toEqual([
      '2024-07-11 3-after-submitted second',
    ]);
  });

  test('whose post is vacant is not told of an absence: the director is, once', () => {
    const above = action({ ref: 'A2', post: 'Assistant Director', approverPost: 'Director of Resources' });
    const people = [
      holder('Car Parks Manager', { awayUntil: '2024-07-26' }),
      holder('Director of Resources', { roles: ['director'] }),
    ];
    const snapshot = inQ1(people, [submitted({ itemKey: above.key, state: 'approved' })]);
    const withDirector = { ...snapshot, actions: [...snapshot.actions, above] };
    expect(linesOf(play(() => withDirector, ['2024-07-01', '2024-07-25']))).toEqual([
      '2024-07-11 1-before-due Director of Resources (director) away',
      '2024-07-15 1-after-due Director of Resources (director) away',
    ]);
  });
});

describe('an answer to a policy', () => {
  test('that no post approves stops the asking, and the performance team decides', () => {
    const answer = submitted({ itemKey: 'made-up/document/D1', submittedAt: '2024-06-27T09:00:00Z' });
    const people = [...everybody, holder('Performance Officer', { roles: ['performance'] })];
    const snapshot = councilWith({ documents: [document()], updates: [answer], people });
    expect(linesOf(play(() => snapshot, ['2024-06-28', '2024-09-30']))).toEqual([
      '2024-07-02 3-after-submitted Performance Officer',
    ]);
  });
});

describe('an answer to a recommendation', () => {
  test('that was accepted is answer enough to the step that its owner missed', () => {
    const away = everybody.map(person =>
      person.entraId === 'Car Parks Manager' ? { ...person, awayUntil: '2024-07-03' } : person,
    );
    const owned = councilWith({ recommendations: [recommendation()], people: away });
    const answer = submitted({
      itemKey: 'made-up/recommendation/R1',
      state: 'approved',
      submittedAt: '2024-07-02T09:00:00Z',
    });
    const inJuly = (snapshot: Snapshot) =>
      linesOf(play(() => snapshot, ['2024-07-01', '2024-07-29'])).filter(line => !line.includes('away'));
    expect(inJuly(owned)).toEqual(['2024-07-04 1-after-due Car Parks Manager']);
    expect(inJuly({ ...owned, updates: [answer] })).toEqual([]);
  });
});
