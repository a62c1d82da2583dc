import {
  agreeRevision,
  applyAct,
  applyDocumentAct,
  decideClosure,
  mayDo,
  pause,
  proposeClosure,
  refuse,
  reopen,
  rescope,
} from '../register/index.ts';
import type {
  Action,
  ActName,
  Capacity,
  Day,
  Document,
  DocumentAct,
  Item,
  Recommendation,
  RecommendationActDraft,
  Result,
  Role,
} from '../register/index.ts';
import type { ActingAs } from './actingAs.ts';

type WithoutBy<A> = A extends unknown ? Omit<A, 'by'> : never;

/** What becomes of a review, before anybody is named for it. */
export type DocumentActDraft = WithoutBy<DocumentAct>;

/** A decision on an action. `decisionRef` is a minute or report reference, `on` the day of the decision. */
export type ActionActDraft =
  | { act: 'closure-proposed'; on: Day }
  | { act: 'closed' | 'paused' | 'taken-up'; decisionRef: string; on: Day }
  | { act: 'rescoped'; decisionRef: string; on: Day; title: string; reason: string };

/** Another date that was asked for, and is agreed to. `askedBy` is an Entra object id. */
export type RedatingDraft = { act: 're-dated'; to: Day; reason: string; askedBy: string; on: Day };

/** Something that is done to an item, as it is asked for; who did it is stamped from the verified person. */
export type ItemActDraft = RecommendationActDraft | DocumentActDraft | ActionActDraft | RedatingDraft;

const ofRecommendations: Record<RecommendationActDraft['act'], ActName> = {
  claimed: 'claim',
  verified: 'verify',
  returned: 'return-claim',
  reopened: 'reopen',
  superseded: 'supersede',
  'acceptance-proposed': 'propose-acceptance',
  'acceptance-opinion': 'give-opinion',
  'acceptance-minuted': 'minute-acceptance',
};

const ofDocuments: Record<DocumentActDraft['act'], ActName> = {
  answered: 'answer-review',
  'formal-review-begun': 'begin-review',
  updated: 'settle-review',
  withdrawn: 'settle-review',
  extended: 'settle-review',
};

const ofActions: Record<ActionActDraft['act'], ActName> = {
  'closure-proposed': 'propose-closure',
  closed: 'close',
  paused: 'pause',
  'taken-up': 'take-up',
  rescoped: 'rescope',
};

const isOf = <D extends { act: string }>(
  names: Record<D['act'], ActName>,
  draft: ItemActDraft,
): draft is Extract<ItemActDraft, D> => draft.act in names;

const rolesAs = (as: ReadonlySet<Capacity>): Role[] =>
  [...as].flatMap((capacity): Role[] => {
    if (capacity === 'closer') return [];
    return [capacity === 'owner' || capacity === 'delegate' ? 'officer' : capacity];
  });

type Doing<T, D> = { item: T; draft: D; doer: ActingAs };

const redate = <T extends Action | Recommendation>({
  item,
  draft: { to, reason, askedBy, on },
  doer: { actor, as },
}: Doing<T, RedatingDraft>): Result<T> => {
  const roles = [...rolesAs(as), ...(item.kind === 'recommendation' ? actor.roles : [])];
  return agreeRevision(item, { to, reason, askedBy }, { by: actor.id, roles, on });
};

const toAction = ({ item, draft, doer: { as } }: Doing<Action, ActionActDraft>): Result<Action> => {
  const roles = rolesAs(as);
  switch (draft.act) {
    case 'closure-proposed':
      return proposeClosure(item, { roles });
    case 'closed':
      return decideClosure(item, { ...draft, roles });
    case 'paused':
      return pause(item, { ...draft, roles });
    case 'taken-up':
      return reopen(item, { ...draft, roles });
    case 'rescoped':
      return rescope(item, draft, { ...draft, roles });
  }
};

const toRecommendation = ({ item, draft, doer }: Doing<Recommendation, RecommendationActDraft>) =>
  applyAct(item, draft, doer.actor);

const toDocument = ({ item, draft, doer }: Doing<Document, DocumentActDraft>) =>
  applyDocumentAct(item, { ...draft, by: doer.actor.id });

type Ready = { name: ActName; apply: (doer: ActingAs) => Result<Item> };

/** What an act is called in the table of rights, and how it is done; null where it is none of that kind of item. */
const readyFor = (item: Item, draft: ItemActDraft): Ready | null => {
  if (item.kind === 'action') {
    if (draft.act === 're-dated') return { name: 're-date', apply: doer => redate({ item, draft, doer }) };
    if (isOf<ActionActDraft>(ofActions, draft))
      return { name: ofActions[draft.act], apply: doer => toAction({ item, draft, doer }) };
  }
  if (item.kind === 'recommendation') {
    if (draft.act === 're-dated')
      return { name: 're-date-recommendation', apply: doer => redate({ item, draft, doer }) };
    if (isOf<RecommendationActDraft>(ofRecommendations, draft))
      return { name: ofRecommendations[draft.act], apply: doer => toRecommendation({ item, draft, doer }) };
  }
  if (item.kind === 'document' && isOf<DocumentActDraft>(ofDocuments, draft))
    return { name: ofDocuments[draft.act], apply: doer => toDocument({ item, draft, doer }) };
  return null;
};

/**
 * An item after something was done to it. Refused with `not-used-here` where such an act belongs to another kind of
 * item, `not-allowed` where the table of rights does not give it to this person, and otherwise as the rule of that act
 * refuses.
 */
export const applyItemAct = (item: Item, draft: ItemActDraft, doer: ActingAs): Result<Item> => {
  const ready = readyFor(item, draft);
  if (!ready) return refuse({ code: 'not-used-here', field: 'act', facts: { act: draft.act } });
  if (!mayDo(ready.name, doer.as)) {
    const isOwn = doer.as.has('owner') || doer.as.has('delegate');
    return refuse({
      code: isOwn && ready.name === 'verify' ? 'owner-cannot-verify' : 'not-allowed',
      field: 'act',
    });
  }
  return ready.apply(doer);
};

const says = (done: object, draft: object): boolean =>
  Object.entries(draft).every(
    ([name, value]) => JSON.stringify((done as Record<string, unknown>)[name]) === JSON.stringify(value),
  );

/**
 * True where the last thing that was done to an item is this very act of this very person: a repeat, after an answer
 * that never arrived, does nothing twice. An answer on a policy may be followed by a second act in the same press, so
 * that of a policy the same act of the same day is a repeat wherever it stands. A date that the same person has moved
 * to where it should go stays there, whatever day it is by now.
 */
export const isDone = (item: Item, draft: ItemActDraft, by: string): boolean => {
  if (draft.act === 're-dated') {
    const last = 'revisions' in item ? item.revisions.at(-1) : undefined;
    return last?.to === draft.to && last.agreedBy === by;
  }
  if (item.kind === 'document') return item.acts.some(act => act.by === by && says(act, draft));
  if (item.kind === 'recommendation') {
    const last = item.acts.at(-1);
    return last !== undefined && last.by === by && says(last, draft);
  }
  if (item.kind !== 'action' || (draft.act !== 'closed' && draft.act !== 'paused')) return false;
  const { state, closedOn, decisionRef } = item;
  return state === draft.act && closedOn === draft.on && decisionRef === draft.decisionRef.trim();
};
