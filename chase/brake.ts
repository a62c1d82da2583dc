import type { Outcome } from './ports.ts';

/** Why nothing more goes to a tenant for now. `no-answer`: so many in a row that nobody can say whether they arrived. */
export type TenantStop = 'disabled-by-admin' | 'unauthorised' | 'throttled' | 'no-answer';

/** What a connector that has stopped answering may leave unknown before nothing more is put at risk. */
const unknownsInARow = 16;

/** Something else goes on in that one conversation; the tenant has nothing against us. */
export const conversationBusy = 412;

/** A refusal that says something of the tenant, and nothing of the person; null for every other outcome. */
export const refusedByTenant = (outcome: Outcome): TenantStop | null => {
  if (outcome.kind !== 'rejected') return null;
  const { code, status } = outcome;
  if (code === 'throttled') return status === conversationBusy ? null : code;
  return code === 'disabled-by-admin' || code === 'unauthorised' ? code : null;
};

/** Told of every outcome: says when to stop. It remembers from run to run, so that a silent connector is asked once. */
export type Brake = { note: (outcome: Outcome) => TenantStop | null };

export const createBrake = (): Brake => {
  let unknowns = 0;
  return {
    note: outcome => {
      unknowns = outcome.kind === 'unknown' ? unknowns + 1 : 0;
      return unknowns >= unknownsInARow ? 'no-answer' : refusedByTenant(outcome);
    },
  };
};
