import { longDay, type Day } from './day.ts';
import type { Action, ItemState } from './item.ts';
import type { Role } from './person.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';

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

/** What is promised from then on, and why it is no longer what it was. */
export type NewScope = { title: string; reason: string };

/** SharePoint's single line of text, in which a title and a decision are kept. */
const longest = 255;

const scopeProblem = (action: Action, { title, reason }: NewScope): Problem | null => {
  if (title === '') return { code: 'missing', field: 'title' };
  if (title === action.title) return { code: 'not-changed', field: 'title' };
  if (title.length > longest) return { code: 'too-long', field: 'title', facts: { most: longest } };
  return reason === '' ? { code: 'missing', field: 'reason' } : null;
};

/**
 * The same promise with another scope, as agreed. Its date is moved by `agreeRevision` alone. The day and the reason are
 * kept with the reference ("CAB/34, 10 September 2024: no tender"), for an item that goes on has no day of its own to
 * say when it was decided. Refused with `missing` without a title or a reason, `not-changed` where the title is the
 * same, `too-long` where a title, or the reason beside its reference, is no line any more.
 */
export const rescope = (action: Action, scope: NewScope, decision: Decision): Result<Action> => {
  const [title, reason] = [scope.title.trim(), scope.reason.trim()];
  const decided = decide(action, decision, {
    from: ['open', 'paused', 'closure-proposed'],
    becomes: { title, state: 'open', closedOn: null },
  });
  if (!decided.ok) return decided;
  const problem = scopeProblem(action, { title, reason });
  if (problem) return refuse(problem);
  const dated = `${decided.value.decisionRef}, ${longDay(decision.on)}: `;
  const most = longest - dated.length;
  return reason.length > most
    ? refuse({ code: 'too-long', field: 'reason', facts: { most: Math.max(0, most) } })
    : accept({ ...decided.value, decisionRef: `${dated}${reason}` });
};
