import { mayDo } from '../register/index.ts';
import type { ActName, Complaint, Item, ItemKind, Snapshot } from '../register/index.ts';
import { actingAs, type Somebody } from './actingAs.ts';

const onEverything: readonly ActName[] = ['answer', 'answer-for-another', 'edit-words', 'hand-over', 'nudge'];
const onReturns: readonly ActName[] = [...onEverything, 'approve', 'send-back', 'rate-otherwise'];

/** What is done to items of each kind. Moving a period is done to none. */
const actsOn: Record<Exclude<ItemKind, 'complaint'>, readonly ActName[]> = {
  action: [...onReturns, 'propose-closure', 'close', 'pause', 'take-up', 'rescope', 're-date'],
  indicator: onReturns,
  recommendation: [
    ...onEverything,
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
  ],
  document: [...onEverything, 'answer-review', 'begin-review', 'settle-review', 'decide-review'],
};

/**
 * What the table of rights lets somebody do to one item. Whether it can be done as the item stands now is the rules' to
 * say, when it is asked for.
 */
export const actsFor = (
  snapshot: Snapshot,
  item: Exclude<Item, Complaint>,
  somebody: Somebody,
): ActName[] => {
  const { as } = actingAs(snapshot, item, somebody);
  return actsOn[item.kind].filter(act => mayDo(act, as));
};
