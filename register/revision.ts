import { isDay, type Day } from './day.ts';
import type { Action } from './item.ts';
import { dueAt } from './lateness.ts';
import { movedTo } from './milestone.ts';
import type { Role } from './person.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import type { Recommendation } from './recommendation.ts';
import { closingRole } from './recommendationRights.ts';
import { recommendationOn } from './recommendationState.ts';

/** What an owner asked for with an answer: another date, and why. `askedBy` and `by` are Entra object ids or posts. */
export type RevisionRequest = { to: Day; reason: string; askedBy: string };

/** Who agrees to it, in which roles, and on what day; the new date holds from that day. */
export type Agreement = { by: string; roles: readonly Role[]; on: Day };

const agreeing: readonly Role[] = ['approver', 'director', 'performance'];

/** They keep the register's dates, and so may agree what they entered themselves. */
const keepers: readonly Role[] = ['performance', 'audit'];

const mayAgree = (item: Action | Recommendation, roles: readonly Role[]): Problem | null => {
  if (item.kind === 'action')
    return roles.some(role => agreeing.includes(role)) ? null : { code: 'not-allowed', field: 'Due' };
  if (roles.includes(closingRole(item))) return null;
  return { code: item.source === 'internal-audit' ? 'date-locked' : 'not-allowed', field: 'Due' };
};

const finished: readonly string[] = ['completed', 'closed', 'superseded'];

const isFinished = (item: Action | Recommendation, on: Day): boolean =>
  finished.includes(item.kind === 'action' ? item.state : recommendationOn(item, on).state);

const problemOf = (
  item: Action | Recommendation,
  { to, reason, askedBy }: RevisionRequest,
  { by, roles, on }: Agreement,
): Problem | null => {
  const refused = mayAgree(item, roles);
  if (refused) return refused;
  if (by === askedBy && !roles.some(role => keepers.includes(role)))
    return { code: 'not-allowed', field: 'Due' };
  if (isFinished(item, on)) return { code: 'wrong-state', field: 'State' };
  if (!isDay(to)) return { code: 'not-a-date', field: 'Due', facts: { text: to } };
  if (to < on || to === item.due) return { code: 'out-of-range', field: 'Due', facts: { text: to } };
  return reason.trim() === '' ? { code: 'reason-needed', field: 'RequestReason' } : null;
};

/**
 * A revision that its owner asked for is a request until someone with the right agrees to it; the original date never
 * changes. An action's is agreed by its approver, a director or the performance team, never by whoever asked; a
 * recommendation's by its closer, and one of internal audit by internal audit alone (`date-locked`).
 * Refused with `wrong-state` once it is finished, and with `out-of-range` where the new date is the old one or
 * over before it is agreed. Source: Global Internal Audit Standards 15.2; Cannock Chase, Q1 2019/20, paragraph 2.2 (an
 * amendment to the timescale is put to members).
 */
export const agreeRevision = <T extends Action | Recommendation>(
  item: T,
  request: RevisionRequest,
  agreement: Agreement,
): Result<T> => {
  const problem = problemOf(item, request, agreement);
  if (problem) return refuse(problem);
  const { to, reason } = request;
  const { by, on } = agreement;
  const from = dueAt(item, on);
  const revision = { from: from ?? to, to, agreedBy: by, agreedOn: on, reason: reason.trim() };
  const moved = {
    ...item,
    originalDue: item.originalDue ?? from ?? to,
    due: to,
    dueText: null,
    revisions: [...item.revisions, revision],
  };
  return accept(
    moved.kind === 'action' && moved.planned !== null
      ? { ...moved, revised: movedTo(moved.planned, to) }
      : moved,
  );
};
