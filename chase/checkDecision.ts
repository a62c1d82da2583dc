import { accept, dayOf, decideUpdate, mayDo, periodEnd, refuse } from '../register/index.ts';
import type { ActName, Item, Result, Snapshot, Update, Verdict } from '../register/index.ts';
import { actingAs, isHidden } from './actingAs.ts';
import type { DecisionRequest } from './decidingRequests.ts';
import { findItem } from './findItem.ts';

const actNames: Record<Verdict['act'], Record<'return' | 'recommendation' | 'document', ActName>> = {
  approve: { return: 'approve', recommendation: 'agree-plan', document: 'decide-review' },
  'send-back': { return: 'send-back', recommendation: 'agree-plan', document: 'decide-review' },
  'rate-otherwise': {
    return: 'rate-otherwise',
    recommendation: 'rate-otherwise',
    document: 'rate-otherwise',
  },
  'edit-words': { return: 'edit-words', recommendation: 'edit-words', document: 'edit-words' },
};

const kindOf = ({ kind }: Pick<Item, 'kind'>) =>
  kind === 'recommendation' || kind === 'document' ? kind : 'return';

/** What approving an answer on an item is called in the table of rights, and so is sending it back. */
export const decidingAct = (item: Pick<Item, 'kind'>): ActName => actNames.approve[kindOf(item)];

/** An answer, the item it is about as it was then, and whoever decides, if they may. */
const findDecision = (snapshot: Snapshot, request: DecisionRequest) => {
  const { updateKey, verdict, entraId, at } = request;
  const update = snapshot.updates.find(one => one.key === updateKey);
  const item = update && findItem(snapshot, update.itemKey, periodEnd(update.period));
  if (!update || !item) return refuse({ code: 'unknown-item', field: 'update' });
  const doer = actingAs(snapshot, item, { entraId, day: dayOf(at) });
  const kind = kindOf(item);
  if (isHidden(item, doer)) return refuse({ code: 'unknown-item', field: 'update' });
  if (!mayDo(actNames[verdict.act][kind], doer.as)) return refuse({ code: 'not-allowed', field: 'update' });
  const period = snapshot.periods.find(one => one.period === update.period);
  if (kind === 'return' && period?.state === 'closed')
    return refuse({
      code: 'period-not-open',
      field: 'period',
      facts: { period: update.period, state: 'closed' },
    });
  return accept({ update, item, doer });
};

/** A later answer that replaced this one is decided instead: nobody approves words that were taken back. */
const isReplaced = (snapshot: Snapshot, { key }: Update): boolean =>
  snapshot.updates.some(({ replaces, state }) => replaces === key && state !== 'draft');

/**
 * An answer as a decision leaves it, or why it cannot be decided by this person now. Of a repeated rating the one that
 * was made.
 */
export const checkDecision = (snapshot: Snapshot, request: DecisionRequest): Result<Update> => {
  const found = findDecision(snapshot, request);
  if (!found.ok) return found;
  const { update, item } = found.value;
  const { entraId: by, at, verdict } = request;
  const returnItem = item.kind === 'action' || item.kind === 'indicator' ? item : null;
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme) ?? null;
  const made =
    verdict.act === 'rate-otherwise'
      ? snapshot.updates.find(one => one.replaces === update.key && one.submissionId === verdict.submissionId)
      : undefined;
  if (made) return accept(made);
  if (isReplaced(snapshot, update)) return refuse({ code: 'decided-already', field: 'update' });
  return decideUpdate({ update, item: returnItem, scheme }, verdict, { by, at });
};
