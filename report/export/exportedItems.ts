import {
  accept,
  dayOfPosition,
  explainComplaint,
  explainDocument,
  explainRecommendation,
  explainStanding,
  heldBack,
  planKinds,
  standingsOf,
  type Calendar,
  type Day,
  type Item,
  type ItemExplanation,
  type ItemKind,
  type PeriodId,
  type Result,
  type Scheme,
  type Snapshot,
  type Standing,
} from '../../register/index.ts';

/** An item as an export has it: as it stood in the period, with every plan it belongs to. */
export type ExportedItem = {
  item: Item;
  plans: string[];
  scheme: Scheme;
  standing: Standing | null;
  explained: ItemExplanation;
};

export type ExportAsked = { period: PeriodId; calendar: Calendar; kind: ItemKind | null };

/** An item of several plans stands once, with all of them. */
const standingItems = (snapshot: Snapshot, period: PeriodId): Result<ExportedItem[]> => {
  const items = new Map<string, ExportedItem>();
  for (const kind of planKinds) {
    const standings = standingsOf(snapshot, period, kind);
    if (!standings.ok) return standings;
    for (const standing of standings.value) {
      const { item, plan, scheme } = standing;
      const there = items.get(item.key);
      if (there) there.plans.push(plan.title);
      else
        items.set(item.key, {
          item,
          plans: [plan.title],
          scheme,
          standing,
          explained: explainStanding(standing, period),
        });
    }
  }
  return accept([...items.values()]);
};

type Dated = Exclude<Item, { kind: 'action' | 'indicator' }>;
type At = { scheme: Scheme; period: PeriodId; day: Day; plan: string | null };

const hasBegun = (item: Dated, on: Day): boolean =>
  (item.kind !== 'recommendation' || item.agreedOn <= on) &&
  (item.kind !== 'complaint' || item.receivedOn <= on);

const explainDated = (item: Dated, at: At, calendar: Calendar): ItemExplanation | null => {
  if (item.kind === 'recommendation') return explainRecommendation(item, at);
  return item.kind === 'document' ? explainDocument(item, at) : explainComplaint(item, at, calendar);
};

const datedItems = (snapshot: Snapshot, { period, calendar }: ExportAsked, on: Day): ExportedItem[] => {
  const titles = new Map(snapshot.plans.map(plan => [plan.key, plan.title]));
  const schemes = new Map(snapshot.schemes.map(scheme => [scheme.id, scheme]));
  const held = heldBack(snapshot);
  const items: Dated[] = [...snapshot.recommendations, ...snapshot.documents, ...snapshot.complaints];
  return items
    .filter(item => !held.has(item.key) && hasBegun(item, on))
    .flatMap(item => {
      const scheme = schemes.get(item.scheme);
      if (!scheme) return [];
      const plans = item.planKeys.flatMap(key => titles.get(key) ?? []);
      const at = { scheme, period, day: on, plan: plans[0] ?? null };
      const explained = explainDated(item, at, calendar);
      return explained ? [{ item, plans, scheme, standing: null, explained }] : [];
    });
};

/**
 * All items of a council as they stood in a period: actions and measures in report order, then recommendations,
 * documents and complaints by their day. Left out are items that a row that did not parse holds back. Refused where the
 * register has no such period.
 */
export const exportedItems = (snapshot: Snapshot, asked: ExportAsked): Result<ExportedItem[]> => {
  const standing = standingItems(snapshot, asked.period);
  if (!standing.ok) return standing;
  const on = dayOfPosition(snapshot, asked.period);
  if (!on.ok) return on;
  const all = [...standing.value, ...datedItems(snapshot, asked, on.value)];
  return accept(asked.kind === null ? all : all.filter(({ item }) => item.kind === asked.kind));
};
