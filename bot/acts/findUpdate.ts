import { councilOf, countingUpdate, dayOf, periodEnd, refuse } from '../../register/index.ts';
import type {
  Document,
  Item,
  Problem,
  Recommendation,
  Snapshot,
  Standing,
  Update,
} from '../../register/index.ts';
import { actingAs, checkDecision, findItem, isHidden } from '../../chase/index.ts';
import { standingIn } from '../decisions.ts';
import { textIn } from '../inbound.ts';
import type { Turn } from '../turn.ts';

/** An answer to a return, or what was asked for of a recommendation or a policy. */
export type Open = { snapshot: Snapshot; update: Update } & (
  | { kind: 'return'; standing: Standing; item: Standing['item'] }
  | { kind: 'dated'; item: Recommendation | Document }
);

/**
 * What has become of an answer since its card was shown: it waits (`open`), a later one waits in its place (`anew`),
 * it was decided (`settled`: what stands now), or it is none of this person's (`refused`).
 */
export type FoundUpdate =
  | { state: 'open' | 'anew'; open: Open }
  | { state: 'settled'; snapshot: Snapshot; item: Item; update: Update }
  | { state: 'refused'; problems: readonly Problem[] };

const refused = (...problems: Problem[]): FoundUpdate => ({ state: 'refused', problems });

const openOf = (snapshot: Snapshot, update: Update): Open | null => {
  const item = findItem(snapshot, update.itemKey, periodEnd(update.period));
  if (item === null) return null;
  if (item.kind === 'recommendation' || item.kind === 'document')
    return { kind: 'dated', snapshot, update, item };
  const standing = standingIn(snapshot, update.period, update.itemKey);
  return standing ? { kind: 'return', snapshot, update, item: standing.item, standing } : null;
};

/** The last that was said of the same item and period, decided or not. */
const lastOf = ({ updates }: Snapshot, { itemKey, period }: Update, otherwise: Update): Update =>
  countingUpdate(updates.filter(one => one.itemKey === itemKey && one.period === period)) ?? otherwise;

const foundOf = (turn: Turn, snapshot: Snapshot, update: Update): FoundUpdate => {
  const { entraId, at } = turn;
  const council = snapshot.council;
  const check = (updateKey: string) =>
    checkDecision(snapshot, { council, entraId, at, updateKey, verdict: { act: 'approve' } });
  const checked = check(update.key);
  const open = openOf(snapshot, update);
  if (open === null) return refused({ code: 'unknown-item', field: 'update' });
  if (checked.ok && update.state === 'submitted') return { state: 'open', open };
  if (!checked.ok && checked.problems.some(({ code }) => code !== 'decided-already'))
    return { state: 'refused', problems: checked.problems };
  const last = lastOf(snapshot, update, update);
  const later = last.key !== update.key && last.state === 'submitted' && check(last.key).ok;
  const anew = later ? openOf(snapshot, last) : null;
  return anew ? { state: 'anew', open: anew } : { state: 'settled', snapshot, item: open.item, update: last };
};

/** The answer that a button names, and what has become of it. */
export const findUpdate = (turn: Turn): FoundUpdate => {
  const key = textIn(turn.pressed, 'update') ?? '';
  const snapshot = turn.parts.answering.snapshot(councilOf(key), turn.at, 'all');
  if (!snapshot.ok) return refused({ code: 'unknown-item', field: 'update' });
  const update = snapshot.value.updates.find(one => one.key === key);
  return update ? foundOf(turn, snapshot.value, update) : refused({ code: 'unknown-item', field: 'update' });
};

/** A recommendation or a policy that a button names, unless it is hidden from this person. */
export const findDated = (turn: Turn) => {
  const key = textIn(turn.pressed, 'item') ?? '';
  const snapshot = turn.parts.answering.snapshot(councilOf(key), turn.at, 'all');
  const day = dayOf(turn.at);
  const item = snapshot.ok ? findItem(snapshot.value, key, day) : null;
  if (!snapshot.ok || (item?.kind !== 'recommendation' && item?.kind !== 'document'))
    return refuse({ code: 'unknown-item', field: 'itemKey' });
  const doer = actingAs(snapshot.value, item, { entraId: turn.entraId, day });
  if (isHidden(item, doer)) return refuse({ code: 'unknown-item', field: 'itemKey' });
  return { ok: true as const, value: { snapshot: snapshot.value, item, doer, day } };
};
