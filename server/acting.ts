import { actingAs, findItem, type ActingAs } from '../chase/index.ts';
import {
  councilOf,
  dayOf,
  isRestricted,
  type Complaint,
  type Item,
  type Reach,
  type Snapshot,
} from '../register/index.ts';
import type { AppDeps } from './deps.ts';
import { ruleRefusal } from './problem.ts';
import { chooseCouncil, snapshotOf, type Visitor } from './visitor.ts';

export type KnownItem = Exclude<Item, Complaint>;

/** Theirs by a post, and not by a role in the council: whoever holds it is asked, whatever SharePoint lets them read. */
export const isByPost = ({ approverPost }: KnownItem, as: ActingAs['as']): boolean =>
  as.has('owner') || as.has('delegate') || (as.has('approver') && approverPost !== null);

/** Somebody and an item they do something to. `isWithheld`: they answer for it and may not read it. */
export type Acting = {
  council: string;
  entraId: string;
  item: KnownItem;
  as: ActingAs['as'];
  isWithheld: boolean;
  /** How much of the register has to be read to find it. */
  reach: Reach;
};

type Asked = { visitor: Visitor; key: string };

/**
 * Finds the item that is to be answered or decided. That there is a restricted one is told to nobody who may not read
 * it, but to those who hold a post of its own.
 * @throws Refusal 404 `unknown-item`
 */
export const actingOn = ({ reading, now }: AppDeps, { visitor, key }: Asked): Acting => {
  const { council, person } = chooseCouncil(reading, visitor, councilOf(key));
  const { entraId } = person;
  const at = now();
  const all = snapshotOf(reading, council, { now: at, reach: 'all' });
  const item = findItem(all, key, dayOf(at));
  const isWithheld = item !== null && visitor.reach === 'open' && isRestricted(item.visibility);
  const as: ActingAs['as'] = item ? actingAs(all, item, { entraId, day: dayOf(at) }).as : new Set();
  if (item === null || (isWithheld && !isByPost(item, as)))
    throw ruleRefusal([{ code: 'unknown-item', field: 'key', facts: { key } }]);
  return { council, entraId, item, as, isWithheld, reach: isWithheld ? 'all' : visitor.reach };
};

/** The register as far as this person may read it, and the item at all events. */
export const actingSnapshot = ({ reading, now }: AppDeps, { council, reach }: Acting): Snapshot =>
  snapshotOf(reading, council, { now: now(), reach });
