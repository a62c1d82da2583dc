import { printedCommentary } from './decideUpdate.ts';
import type { PeriodId } from './period.ts';
import type { PlanKind } from './plan.ts';
import { accept, type Result } from './problem.ts';
import type { Snapshot } from './snapshot.ts';
import { standingsAlone, type StandingAlone } from './standing.ts';

/** What a reader of a paper would find otherwise today, in the order in which it is told. */
export const changedParts = ['rating', 'figure', 'words', 'due', 'state'] as const;
export type ChangedPart = (typeof changedParts)[number];

/** `then` is null of what was added since, `now` of what is not in the register any more; both have no `parts`. */
export type ItemChange =
  | { then: StandingAlone; now: StandingAlone; parts: ChangedPart[] }
  | { then: null; now: StandingAlone; parts: [] }
  | { then: StandingAlone; now: null; parts: [] };

/** In report order, what is gone last. `counts` are of items: one may count for more than one part. */
export type ChangedSince = {
  period: PeriodId;
  items: ItemChange[];
  counts: Record<ChangedPart | 'added' | 'gone', number>;
};

const reads: Record<ChangedPart, (standing: StandingAlone) => readonly (string | number | null)[]> = {
  rating: ({ scheme, rating }) => [scheme.id, rating.band],
  figure: ({ item, update }) =>
    item.kind === 'indicator' && update ? [update.value, update.valueState ?? 'final'] : [],
  words: ({ update }) => (update ? [printedCommentary(update) || null, update.nextActions || null] : []),
  due: ({ item }) => (item.kind === 'action' ? [item.due, item.dueText, item.revised] : []),
  state: ({ item }) => (item.kind === 'action' ? [item.state] : []),
};

/** What is not there reads as nothing. */
const differs = (part: ChangedPart, then: StandingAlone, now: StandingAlone): boolean => {
  const before = reads[part](then);
  const after = reads[part](now);
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, place) => place).some(
    place => (before[place] ?? null) !== (after[place] ?? null),
  );
};

/** The plans of the council's own tables, and the action plans that go to the same meetings. */
const reported: readonly (PlanKind | undefined)[] = [undefined, 'theme', 'peer-challenge'];

/** What a report of the period is made from, each item once. */
const itemsOf = (snapshot: Snapshot, period: PeriodId): Result<Map<string, StandingAlone>> => {
  const items = new Map<string, StandingAlone>();
  for (const kind of reported) {
    const standings = standingsAlone(snapshot, period, kind);
    if (!standings.ok) return standings;
    for (const one of standings.value) if (!items.has(one.item.key)) items.set(one.item.key, one);
  }
  return accept(items);
};

const countsOf = (items: readonly ItemChange[]): ChangedSince['counts'] => {
  const of = (part: ChangedPart) => items.filter(({ parts }) => parts.some(one => one === part)).length;
  return {
    rating: of('rating'),
    figure: of('figure'),
    words: of('words'),
    due: of('due'),
    state: of('state'),
    added: items.filter(({ then }) => then === null).length,
    gone: items.filter(({ now }) => now === null).length,
  };
};

/**
 * What has changed in a period's report since a version of it was given to a meeting: actions and measures whose
 * rating, figure, printed words, due date or state are others now. Words are compared as they are printed. Both sides
 * are read by today's rules, and each by the scheme that it holds. Refused where either has no such period. Source:
 * Local Government Act 1972, section 100B, by which papers are open five clear days before the meeting; members of King's
 * Lynn's panel and Cabinet read one quarter weeks apart, while its figures can still be corrected.
 */
export const changedSince = (then: Snapshot, now: Snapshot, period: PeriodId): Result<ChangedSince> => {
  const before = itemsOf(then, period);
  if (!before.ok) return before;
  const after = itemsOf(now, period);
  if (!after.ok) return after;
  const kept = [...after.value.values()].flatMap((one): ItemChange[] => {
    const was = before.value.get(one.item.key);
    if (!was) return [{ then: null, now: one, parts: [] }];
    const parts = changedParts.filter(part => differs(part, was, one));
    return parts.length === 0 ? [] : [{ then: was, now: one, parts }];
  });
  const gone = [...before.value.values()]
    .filter(({ item }) => !after.value.has(item.key))
    .map((one): ItemChange => ({ then: one, now: null, parts: [] }));
  const items = [...kept, ...gone];
  return accept({ period, items, counts: countsOf(items) });
};
