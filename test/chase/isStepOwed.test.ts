import { describe, expect, test } from '@jest/globals';
import { isStepOwed, type ChaseStep, type PlannedMessage } from '../../chase/index.ts';
import type { Snapshot } from '../../register/index.ts';
import { recommendation, revision } from '../register/madeRecommendation.ts';
import { document, england } from '../register/madeSnapshot.ts';
import { councilWith, everybody, holder, planOn } from './madeCouncil.ts';
import { itemsOf, october, on, sampleAt } from './october.ts';

const carParks = 'Car Parks Manager';

const stepOf = (messages: readonly PlannedMessage[], entraId = carParks): ChaseStep => {
  const step = messages.find(({ recipient }) => recipient.entraId === entraId)?.steps[0];
  if (!step) throw new Error('nothing is planned');
  return step;
};

const day = '2024-05-31';
const r1 = recommendation();
const at = { day, calendar: england, entraId: carParks };
const before = councilWith({ recommendations: [r1] });
const step = stepOf(planOn(before, day));

describe('what was planned this morning', () => {
  test('is still said where nothing has changed', () => {
    expect(step.step).toBe('30-days-before');
    expect(isStepOwed(before, step, at)).toBe(true);
  });

  test('is not said of a recommendation that was given a new date since', () => {
    const revisions = [revision(day, '2024-09-30')];
    const moved = recommendation({ due: '2024-09-30', revisions });
    expect(isStepOwed(councilWith({ recommendations: [moved] }), step, at)).toBe(false);
  });

  test('is not said of a policy whose review was moved since', () => {
    const policy = document({ post: carParks });
    const reviewed = (reviewDue: string): Snapshot => councilWith({ documents: [{ ...policy, reviewDue }] });
    const planned = stepOf(planOn(reviewed('2024-05-31'), day));
    expect(isStepOwed(reviewed('2024-05-31'), planned, at)).toBe(true);
    expect(isStepOwed(reviewed('2025-05-30'), planned, at)).toBe(false);
  });

  test('is not said to somebody who has handed the post over since, and is to who stands in for them', () => {
    const handedOver = (more: object) => ({
      ...before,
      people: [
        ...everybody.filter(({ entraId }) => entraId !== carParks),
        holder(carParks, { entraId: 'new' }),
        holder('Parks Officer', { entraId: carParks, ...more }),
      ],
    });
    expect(isStepOwed(handedOver({}), step, at)).toBe(false);
    expect(isStepOwed(handedOver({ delegateFor: [carParks] }), step, at)).toBe(true);
  });
});

describe('a return that opened this morning', () => {
  const snapshot = sampleAt(on('2024-10-01'));
  const item = itemsOf(snapshot).find(({ post }) => post === carParks)!;
  const { entraId } = snapshot.people.find(({ posts }) => posts.includes(carParks))!;
  const opens: ChaseStep = {
    ladder: 'quarterly-return',
    step: 'opens',
    period: '2024-25-Q2',
    itemKeys: [item.key],
  };
  const then = { day: '2024-10-01', calendar: october, entraId };

  test('is asked of who holds the post, and not of who held it', () => {
    expect(isStepOwed(snapshot, opens, then)).toBe(true);
    const people = snapshot.people.map(one => (one.entraId === entraId ? { ...one, to: '2024-09-30' } : one));
    expect(isStepOwed({ ...snapshot, people }, opens, then)).toBe(false);
  });

  test('goes to whoever hears of a vacant post, or above it, as it was planned', () => {
    const above = { ...then, entraId: 'director' };
    expect(isStepOwed(snapshot, { ...opens, because: 'vacant' }, above)).toBe(true);
    expect(isStepOwed(snapshot, { ...opens, to: 'director' }, above)).toBe(true);
  });
});
