import type { Person, Snapshot, Update } from '../../register/index.ts';
import { action, byOfficers, plan, said } from '../register/madeMeasure.ts';
import { chain, councilWith, everybody } from './madeCouncil.ts';

export const q1 = '2024-25-Q1';

export const period = {
  key: `made-up/${q1}`,
  council: 'made-up',
  period: q1,
  title: 'Q1 2024-25',
  opensOn: '2024-07-01',
  dueOn: '2024-07-12',
  state: 'collecting' as const,
  snapshotFile: null,
  snapshotHash: null,
};

export const answerTo = (ref: string, more: Partial<Update> = {}): Update =>
  said({ itemKey: `made-up/action/${ref}`, band: 'G', state: 'submitted', submittedBy: 'somebody', ...more });

/**
 * A return that is open from 1 to 12 July 2024: one action of the Car Parks Manager, which the assistant director
 * approves, who answers to the director.
 */
export const julyReturn = (more: Partial<Snapshot> = {}): Snapshot =>
  councilWith({
    schemes: [byOfficers],
    plans: [plan('growth')],
    actions: [
      action({ ref: 'A1', ...chain }),
      action({ ref: 'A2', post: 'Assistant Director', approverPost: 'Director of Resources' }),
    ],
    updates: [answerTo('A2', { state: 'approved' })],
    periods: [period],
    ...more,
  });

/** The same people, some of them changed, by their post. */
export const people = (changed: Record<string, Partial<Person>>): Person[] =>
  everybody.map(person => ({ ...person, ...changed[person.entraId] }));
