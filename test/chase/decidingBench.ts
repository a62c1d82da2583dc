import { createAnswering, createDeciding } from '../../chase/index.ts';
import type { Action, Snapshot, Update } from '../../register/index.ts';
import * as made from '../register/madeMeasure.ts';
import { recommendation } from '../register/madeRecommendation.ts';
import { document, schemeOf } from '../register/madeSnapshot.ts';
import { chain, everybody, holder } from './madeCouncil.ts';
import { memoryLedger } from './memoryLedger.ts';
import { memoryRegister } from './memoryRegister.ts';
import { on } from './october.ts';

export const at = on('2024-07-10', '10:30');

export const owner = 'Car Parks Manager';
export const approver = 'Assistant Director';
export const director = 'Director of Resources';
export const auditor = 'Head of Internal Audit';
export const performance = 'Performance Manager';

export const action = (said: Partial<Action> = {}): Action =>
  made.action({ ...chain, due: '2024-12-31', originalDue: '2024-12-31', ...said });

/** What the owner has said of the action for Q1, on track and not decided. */
export const answer = (said: Partial<Update> = {}): Update =>
  made.said({
    itemKey: action().key,
    band: 'G',
    commentary: 'On track.',
    submittedBy: owner,
    submittedAt: '2024-07-08T09:00:00.000Z',
    state: 'submitted',
    visibility: 'internal',
    ...said,
  });

/** An action that is answered, a recommendation and a policy, and everybody who has to do with them. */
export const council = (more: Partial<Snapshot> = {}): Snapshot =>
  made.snapshotOf({
    schemes: [made.scheme(), made.byOfficers, schemeOf('audit-recommendations'), schemeOf('policies')],
    actions: [action()],
    recommendations: [recommendation({ approverPost: approver })],
    documents: [document({ post: owner, approverPost: approver })],
    updates: [answer()],
    people: [...everybody, holder(performance, { roles: ['performance'] }), holder('Tourism Manager')],
    ...more,
  });

/** Decisions over a register in memory, and what it comes to. */
export const bench = (start: Snapshot = council()) => {
  const { register, state } = memoryRegister(start);
  const { ledger, answers } = memoryLedger();
  const answering = createAnswering({ register, ledger });
  const deciding = createDeciding({ register, answering });
  return { register, state, answers, answering, deciding };
};
