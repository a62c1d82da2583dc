/**
 * In what capacity somebody acts on one item: they hold its post (or the post of a vacant one's approver), answer for
 * whoever holds it, hold the post that approves it, speak for whoever closes it, or have a role in the council.
 */
export const capacities = [
  'owner',
  'delegate',
  'approver',
  'closer',
  'director',
  'audit',
  'performance',
] as const;
export type Capacity = (typeof capacities)[number];

/** Everything that people do to a register other than reading it. */
export const actNames = [
  'answer',
  'answer-for-another',
  'approve',
  'send-back',
  'rate-otherwise',
  'edit-words',
  'propose-closure',
  'close',
  'pause',
  'take-up',
  'rescope',
  're-date',
  'claim',
  'verify',
  'return-claim',
  'reopen',
  'supersede',
  'propose-acceptance',
  'give-opinion',
  'minute-acceptance',
  're-date-recommendation',
  'agree-plan',
  'answer-review',
  'begin-review',
  'settle-review',
  'decide-review',
  'hand-over',
  'nudge',
  'move-period',
] as const;
export type ActName = (typeof actNames)[number];

/** `never` outweighs `may`: the owner's word closes nothing, also where the owner is the auditor. */
export type Right = { may: readonly Capacity[]; never: readonly Capacity[] };

const may = (...these: Capacity[]): Right => ({ may: these, never: [] });

const approving = may('approver', 'director');
const deciding = may('director', 'performance');
const closing: Right = { may: ['closer'], never: ['owner', 'delegate'] };

/**
 * Who may do what: the one table of rights, which `docs/rights.md` shows to people. Sources: the council's sign-off (at
 * King's Lynn the lead officer words and the Assistant Director rates, Q1 2024-25, 2.2); decisions on projects (Cannock
 * Chase, Q1 2019/20, key to 5.5: agreed by Leadership Team or Cabinet); Global Internal Audit Standards 11.5 and 15.2
 * (who closes, who accepts a risk).
 */
export const rights: Readonly<Record<ActName, Right>> = {
  answer: may('owner', 'delegate'),
  'answer-for-another': may('performance'),
  approve: approving,
  'send-back': approving,
  'rate-otherwise': approving,
  'edit-words': may('performance'),
  'propose-closure': may('owner', 'delegate', 'approver', 'director', 'performance'),
  close: deciding,
  pause: deciding,
  'take-up': deciding,
  rescope: deciding,
  're-date': may('approver', 'director', 'performance'),
  claim: may('owner', 'delegate'),
  verify: closing,
  'return-claim': closing,
  reopen: may('closer'),
  supersede: closing,
  'propose-acceptance': may('director'),
  'give-opinion': may('audit'),
  'minute-acceptance': may('audit', 'performance'),
  're-date-recommendation': closing,
  'agree-plan': closing,
  'answer-review': may('owner', 'delegate'),
  'begin-review': may('owner', 'delegate', 'approver', 'performance'),
  'settle-review': may('approver', 'director', 'performance'),
  'decide-review': may('approver', 'director', 'performance'),
  'hand-over': may('performance'),
  nudge: may('performance'),
  'move-period': may('performance'),
};

/** Whether somebody who stands so towards an item may do that to it. */
export const mayDo = (act: ActName, as: ReadonlySet<Capacity>): boolean => {
  const { may: allowed, never } = rights[act];
  return allowed.some(one => as.has(one)) && !never.some(one => as.has(one));
};
