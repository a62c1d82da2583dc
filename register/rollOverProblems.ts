import type { Action, Indicator, ReturnItem } from './item.ts';
import { itemKey } from './keys.ts';
import type { Problem } from './problem.ts';
import type { RollOverAsked } from './rollOverAsked.ts';
import type { Snapshot } from './snapshot.ts';

type Known = {
  measures: ReadonlyMap<string, Indicator>;
  actions: ReadonlyMap<string, Action>;
  byKey: ReadonlyMap<string, ReturnItem>;
};

const unknown = (field: string, item: string): Problem => ({ code: 'unknown-item', field, facts: { item } });

/** That the reference is of exactly one item, and one that has not come to its end already. */
const endingProblems = (field: string, ref: string, { measures, actions }: Known): Problem[] => {
  const action = actions.get(ref);
  if (measures.has(ref)) return action ? [{ code: 'doubled', field, facts: { text: ref } }] : [];
  if (!action) return [unknown(field, ref)];
  return action.state === 'completed'
    ? [{ code: 'wrong-state', field, facts: { item: ref, state: action.state } }]
    : [];
};

/** That the new reference is free, or taken by what an earlier roll-over has put there in the old one's place. */
const newRefProblems = (
  field: string,
  { from, to }: { from: string; to: string },
  { measures, actions, byKey }: Known,
): Problem[] =>
  [measures.get(from), actions.get(from)].flatMap((item): Problem[] => {
    if (!item) return [];
    const key = itemKey(item.council, item.kind, to);
    const taken = byKey.get(key);
    return taken && taken.formerKey !== item.key
      ? [{ code: 'duplicate-key', field, facts: { list: item.kind, key } }]
      : [];
  });

/**
 * What a roll-over names that the register does not have, or that cannot be done to it, each by its place.
 *
 * @param measures versions in force on the last day of the old year
 */
export const rollOverProblems = (
  { actions, indicators }: Pick<Snapshot, 'actions' | 'indicators'>,
  measures: readonly Indicator[],
  { targets, refs, close, replace }: RollOverAsked,
): Problem[] => {
  const known: Known = {
    measures: new Map(measures.map(one => [one.ref, one])),
    actions: new Map(actions.map(one => [one.ref, one])),
    byKey: new Map([...actions, ...indicators].map(one => [one.key, one])),
  };
  const moved = [
    ...refs.map(({ from, to }, index) => ({ field: `refs.${index}`, from, to })),
    ...replace.map(({ ref, by }, index) => ({ field: `replace.${index}`, from: ref, to: by.ref })),
  ];
  const closed = close.map(({ ref }, index) => ({ field: `close.${index}`, from: ref }));
  const measured = new Set([
    ...known.measures.keys(),
    ...moved.filter(({ from }) => known.measures.has(from)).map(({ to }) => to),
  ]);
  return [
    ...targets.flatMap(({ ref }, index) => (measured.has(ref) ? [] : [unknown(`targets.${index}`, ref)])),
    ...[...closed, ...moved].flatMap(({ field, from }) => endingProblems(field, from, known)),
    ...moved.flatMap(({ field, from, to }) => newRefProblems(field, { from, to }, known)),
  ];
};
