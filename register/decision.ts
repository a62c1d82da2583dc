import type { Day } from './day.ts';
import type { Action, ItemState } from './item.ts';
import type { Role } from './person.ts';
import { accept, refuse, type Result } from './problem.ts';

/**
 * What was decided elsewhere and is recorded here: the minute or report reference, and the day of the decision.
 * `roles` are those of whoever records it.
 */
export type Decision = { decisionRef: string | null; on: Day; roles: readonly Role[] };

/** Who may say that an item cannot be delivered: its lead officer, and whoever answers for it. */
const proposers: readonly Role[] = ['officer', 'approver', 'director', 'performance'];

/** Who may record what members or leaders decided. The lead officer may not: nobody ends their own promise. */
const recorders: readonly Role[] = ['director', 'performance'];

type Step = { from: readonly ItemState[]; may: readonly Role[] };

const check = ({ state }: Action, roles: readonly Role[], { from, may }: Step): Result<null> => {
  if (!roles.some(role => may.includes(role))) return refuse({ code: 'not-allowed', field: 'State' });
  return from.includes(state)
    ? accept(null)
    : refuse({ code: 'wrong-state', field: 'State', facts: { state } });
};

/** An option put to members, as Cannock Chase's red cross is: the item goes on until they have decided. */
export const proposeClosure = (action: Action, { roles }: Pick<Decision, 'roles'>): Result<Action> => {
  const checked = check(action, roles, { from: ['open', 'paused'], may: proposers });
  return checked.ok ? accept({ ...action, state: 'closure-proposed', closedOn: null }) : checked;
};

const decide = (
  action: Action,
  { decisionRef, roles }: Decision,
  { from, becomes }: { from: readonly ItemState[]; becomes: Partial<Action> },
): Result<Action> => {
  const checked = check(action, roles, { from, may: recorders });
  if (!checked.ok) return checked;
  const reference = (decisionRef ?? '').trim();
  if (reference === '') return refuse({ code: 'decision-needed', field: 'DecisionRef' });
  return accept({ ...action, ...becomes, decisionRef: reference });
};

/**
 * Closed by decision, from its day on. Closing, pausing and re-scoping are decisions with a reference. Source: Cannock
 * Chase, Q1 2019/20, key to paragraph 5.5: "option to close to be agreed by Leadership Team or Cabinet".
 */
export const decideClosure = (action: Action, decision: Decision): Result<Action> =>
  decide(action, decision, {
    from: ['closure-proposed'],
    becomes: { state: 'closed', closedOn: decision.on },
  });

/** Put on hold by decision, from its day on. */
export const pause = (action: Action, decision: Decision): Result<Action> =>
  decide(action, decision, {
    from: ['open', 'closure-proposed'],
    becomes: { state: 'paused', closedOn: decision.on },
  });

/** Taken up again: what was paused or closed, and what was proposed for closure where that was not agreed. */
export const reopen = (action: Action, decision: Decision): Result<Action> =>
  decide(action, decision, {
    from: ['paused', 'closure-proposed', 'closed'],
    becomes: { state: 'open', closedOn: null },
  });

/** The same promise with another scope, as agreed. Its date is moved by `agreeRevision` alone. */
export const rescope = (action: Action, title: string, decision: Decision): Result<Action> =>
  decide(action, decision, {
    from: ['open', 'paused', 'closure-proposed'],
    becomes: { title, state: 'open', closedOn: null },
  });
