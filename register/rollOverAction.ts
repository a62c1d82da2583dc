import type { Action } from './item.ts';
import { itemKey } from './keys.ts';
import type { Closing, Replacement } from './rollOverAsked.ts';

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

const named = (action: Action, ref: string): Action => ({
  ...action,
  key: itemKey(action.council, 'action', ref),
  ref,
  formerKey: action.key,
});

const successorOf = (action: Action, { by, due }: Replacement): Action => ({
  ...named(action, by.ref),
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
 * Under another reference its row ends without a day, so that the old year's tables still have it, and names as its
 * decision the key under which it goes on.
 */
export const turnAction = (action: Action, { renamed, replaced, closing }: ActionAsked): ActionTurn => {
  if (closing) return { after: closedBy(action, closing), next: null };
  if (replaced) return { after: closedBy(action, replaced), next: successorOf(action, replaced) };
  if (renamed === undefined) return { after: action, next: null };
  const next = named(action, renamed);
  return { after: { ...action, state: 'closed', closedOn: null, decisionRef: next.key }, next };
};
