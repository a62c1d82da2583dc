import {
  definitionOn,
  definitionsByKey,
  ownerAt,
  type Action,
  type Day,
  type Item,
  type Plan,
  type Snapshot,
} from '../register/index.ts';
import { isNarrow, type Scope } from './scope.ts';

export const itemsOf = (snapshot: Snapshot): Item[] => [
  ...snapshot.actions,
  ...snapshot.indicators,
  ...snapshot.recommendations,
  ...snapshot.documents,
  ...snapshot.complaints,
];

/** The key under which an action goes on after a roll-over, once it is closed on that day. */
const goesOnAs = ({ state, closedOn, decisionRef }: Action, day: Day): string | null =>
  state === 'closed' && closedOn !== null && closedOn <= day ? decisionRef : null;

/** Such an action is in no table as long as the other one is known; without it, it would come back. */
const withoutFormer = (kept: Action[], all: readonly Action[], day: Day): Action[] => {
  const keys = new Set(kept.map(({ key }) => key));
  const gone = new Set(all.flatMap(({ key }) => (keys.has(key) ? [] : [key])));
  return kept.filter(action => !gone.has(goesOnAs(action, day) ?? ''));
};

/**
 * The chosen plans, those of other kinds that have something left in them, and those that never have anything: they
 * stand for the council or hold other plans.
 */
const plansFor = (snapshot: Snapshot, kept: Snapshot, chosen: readonly Plan[]): Plan[] => {
  const keysIn = (items: readonly Item[]) => new Set(items.flatMap(({ planKeys }) => planKeys));
  const used = keysIn(itemsOf(snapshot));
  const filled = keysIn(itemsOf(kept));
  const kinds = new Set(chosen.map(({ kind }) => kind));
  return snapshot.plans.filter(
    plan => !used.has(plan.key) || (filled.has(plan.key) && (!kinds.has(plan.kind) || chosen.includes(plan))),
  );
};

/**
 * The register as a tab shows it that is about a part of the council: items of one directorate, as they were owned on
 * that day, and of some plans. Every view and every sentence is made from it, so that none of them counts the rest.
 * Updates are all there: a page chooses its period by them, and those of other items are in no table.
 */
export const narrowSnapshot = (snapshot: Snapshot, scope: Scope, day: Day): Snapshot => {
  if (!isNarrow(scope) || scope.whole) return snapshot;
  const chosen = snapshot.plans.filter(({ id }) => scope.plans.includes(id));
  const isIn = (item: Item): boolean =>
    (scope.directorate === null || ownerAt(item, day).directorate === scope.directorate) &&
    (scope.plans.length === 0 || chosen.some(({ key }) => item.planKeys.includes(key)));
  const measures = new Set(
    [...definitionsByKey(snapshot)].flatMap(([key, versions]) => {
      const version = definitionOn(versions, day) ?? versions.at(-1);
      return version && isIn(version) ? [key] : [];
    }),
  );
  const kept: Snapshot = {
    ...snapshot,
    actions: withoutFormer(snapshot.actions.filter(isIn), snapshot.actions, day),
    indicators: snapshot.indicators.filter(({ key }) => measures.has(key)),
    recommendations: snapshot.recommendations.filter(isIn),
    documents: snapshot.documents.filter(isIn),
    complaints: snapshot.complaints.filter(isIn),
  };
  return { ...kept, plans: plansFor(snapshot, kept, chosen) };
};
