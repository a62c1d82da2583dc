import type { Action, Indicator, Item } from '../item.ts';
import { ownerAt } from '../owner.ts';
import type { PeriodId } from '../period.ts';
import { accept, refuse, type Result } from '../problem.ts';
import { rateIndicator } from '../rating.ts';
import { dayOfPosition } from '../recommendationStandings.ts';
import type { Snapshot } from '../snapshot.ts';
import { countingUpdate } from '../snapshotIndex.ts';
import { standingsOf, type Standing } from '../standing.ts';
import type { Update } from '../update.ts';
import type { Calendar } from '../workingDays.ts';
import {
  closedBefore,
  heldBackBy,
  notYetBegun,
  reportedBefore,
  withoutDefinition,
  type Absent,
} from './absence.ts';
import { explainComplaint, explainDocument, explainRecommendation, type DatedAt } from './explainDated.ts';
import { explainStanding } from './explainStanding.ts';
import { findItems, type Found } from './findItems.ts';
import {
  named,
  nothingMeasured,
  nothingMoved,
  ratedAs,
  unrated,
  type ItemExplanation,
} from './itemExplanation.ts';
import { reasonWords } from './reasonWords.ts';

const explainAbsent = (item: Item, at: DatedAt, absent: Absent): ItemExplanation => ({
  ...named(item, { ...at, post: ownerAt(item, at.day).post }),
  ...unrated,
  ...nothingMeasured,
  ...nothingMoved,
  ...absent,
});

/** Under the first of its plans that has it; nothing where none has, or the register has no such period. */
const standingIn = (snapshot: Snapshot, item: Item, period: PeriodId): Standing | undefined => {
  const kinds = new Set(
    snapshot.plans.flatMap(({ key, kind }) => (item.planKeys.includes(key) ? [kind] : [])),
  );
  const standings = [...kinds].flatMap(kind => {
    const all = standingsOf(snapshot, period, kind);
    return all.ok ? all.value : [];
  });
  return standings.find(one => one.item.key === item.key);
};

/** A figure of before its definition, with the label that was printed; null where nothing was. */
const explainPrinted = (item: Indicator, at: DatedAt, said: readonly Update[]): ItemExplanation | null => {
  const { scheme, period } = at;
  const update = countingUpdate(said.filter(one => one.itemKey === item.key && one.period === period));
  const rating = update && rateIndicator(item, update, { scheme, period });
  if (!rating) return null;
  const owner = ownerAt(item, at.day);
  const { value } = update;
  return {
    ...named(item, { ...at, post: owner.post }),
    ...ratedAs(scheme, rating),
    ...nothingMeasured,
    ...nothingMoved,
    value,
    unit: item.unit,
    sentence: reasonWords(item, { scheme, owner, rating, update, previous: null, period, value }),
  };
};

/** It has ended, was not there yet, or still went by the reference that it had before a roll-over. */
const absentAction = (action: Action, { day, period }: DatedAt, { actions }: Snapshot): Absent => {
  const { formerKey, from, state, closedOn } = action;
  if (formerKey === null && from !== null && from > day) return notYetBegun('added', from);
  const hasEnded = closedOn === null ? state === 'closed' : closedOn <= day;
  if (hasEnded || formerKey === null) return closedBefore(action);
  const turned = actions.find(({ key }) => key === formerKey)?.closedOn ?? null;
  return reportedBefore(formerKey, { turned, period });
};

type Around = { snapshot: Snapshot; calendar: Calendar; standing: Standing | undefined };

/** Null where its scheme cannot rate it. */
const explainFound = ({ item, versions }: Found, at: DatedAt, { snapshot, calendar, standing }: Around) => {
  const { period, day } = at;
  const unread = snapshot.problems.filter(({ itemKey }) => itemKey === item.key);
  if (unread.length > 0) return explainAbsent(item, at, heldBackBy(unread));
  if (standing) return explainStanding(standing, period);
  switch (item.kind) {
    case 'indicator':
      return (
        explainPrinted(item, at, snapshot.updates) ??
        explainAbsent(item, at, withoutDefinition(versions, period))
      );
    case 'action':
      return explainAbsent(item, at, absentAction(item, at, snapshot));
    case 'recommendation':
      return item.agreedOn > day
        ? explainAbsent(item, at, notYetBegun('agreed', item.agreedOn))
        : explainRecommendation(item, at);
    case 'complaint':
      return item.receivedOn > day
        ? explainAbsent(item, at, notYetBegun('received', item.receivedOn))
        : explainComplaint(item, at, calendar);
    case 'document':
      return explainDocument(item, at);
  }
};

const refuseReference = (item: string, count: number, known: readonly string[]) => {
  const offered = known.length === 0 ? {} : { known: known.join(', ') };
  return refuse({ code: 'unknown-item', field: 'ref', facts: { item, count, ...offered } });
};

const refuseScheme = ({ ref, scheme }: Item) =>
  refuse({ code: 'unknown-scheme', field: 'scheme', facts: { scheme, items: ref } });

/**
 * Why any item stands as it does in a period: its rating, what it rests on, and one plain sentence. What is rated by
 * dates is explained as at the period's end, or as at the snapshot's day where the period has not ended.
 *
 * Refused with `unknown-item` (facts `known`: references to choose from; also where `count` items share the
 * reference, and the kind has to be given, as `action/1.1`), `unknown-period` (facts `known`), `unknown-plan` where none
 * of its plans is in the register, and `unknown-scheme` where nothing is there to rate it by.
 *
 * @param ref as people type it: "2.9", "indicator/2.9" or the whole key
 * @param at.calendar the council's working days; complaints are timed by them
 */
export const explainItem = (
  snapshot: Snapshot,
  ref: string,
  at: { period: PeriodId; calendar: Calendar },
): Result<ItemExplanation> => {
  const { period, calendar } = at;
  const { found, known } = findItems(snapshot, ref);
  const [only, ...others] = found;
  if (!only || others.length > 0) return refuseReference(ref, found.length, known);
  const { item } = only;
  const day = dayOfPosition(snapshot, period);
  const standing = standingIn(snapshot, item, period);
  if (!day.ok) {
    const periods = snapshot.periods.map(one => one.period).join(', ');
    return refuse({ code: 'unknown-period', field: 'period', facts: { period, known: periods } });
  }
  const scheme = snapshot.schemes.find(({ id }) => id === item.scheme);
  if (!scheme) return refuseScheme(item);
  const plan = snapshot.plans.find(({ key }) => item.planKeys.includes(key));
  if (!plan && (item.kind === 'action' || item.kind === 'indicator'))
    return refuse({ code: 'unknown-plan', field: 'planKeys', facts: { plan: item.planKeys.join(', ') } });
  const rated = { scheme, period, day: day.value, plan: plan?.title ?? null };
  const explained = explainFound(only, rated, { snapshot, calendar, standing });
  return explained ? accept(explained) : refuseScheme(item);
};
