import type { Day } from './day.ts';
import type { Action } from './item.ts';
import { itemKey } from './keys.ts';
import type { Closing, Replacement } from './rollOverAsked.ts';
import type { Turn } from './rollOverMeasure.ts';

/** What becomes of one action; nothing where it is carried forward. */
export type ActionAsked = {
  renamed: string | undefined;
  replaced: Replacement | undefined;
  closing: Closing | undefined;
};

/** `after` is the action as it stands from then on, `next` what goes on in its place. */
export type ActionTurn = { after: Action; next: Action | null };

const closedBy = (action: Action, { decisionRef, on }: Pick<Closing, 'decisionRef' | 'on'>): Action => ({
  ...action,
  state: 'closed',
  closedOn: on,
  decisionRef,
});

const named = (action: Action, ref: string, begins: Day): Action => ({
  ...action,
  from: begins,
  key: itemKey(action.council, 'action', ref),
  ref,
  formerKey: action.key,
});

const successorOf = (action: Action, { by, due }: Replacement, begins: Day): Action => ({
  ...named(action, by.ref, begins),
  title: by.title,
  post: by.post ?? action.post,
  originalDue: due,
  due,
  dueText: null,
  revisions: [],
  planned: null,
  revised: null,
  state: 'open',
  closedOn: null,
  decisionRef: null,
});

/**
 * One action over the turn of the year. Carried forward it is as it was. Closed or replaced it ends by a decision.
 * Under another reference its row ends as the new year begins, so that the old year's tables still have it, and names
 * as its decision the key under which it goes on. What goes on in its place is in no table of the old year.
 */
export const turnAction = (
  action: Action,
  asked: ActionAsked,
  { begins }: Pick<Turn, 'begins'>,
): ActionTurn => {
  const { renamed, replaced, closing } = asked;
  if (closing) return { after: closedBy(action, closing), next: null };
  if (replaced) return { after: closedBy(action, replaced), next: successorOf(action, replaced, begins) };
  if (renamed === undefined) return { after: action, next: null };
  const next = named(action, renamed, begins);
  return { after: closedBy(action, { decisionRef: next.key, on: begins }), next };
};
