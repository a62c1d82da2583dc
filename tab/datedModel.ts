import {
  dayOfPosition,
  documentStandings,
  onceEach,
  ownerAt,
  recommendationStandings,
  type Day,
  type DocumentStanding,
  type Owner,
  type PeriodId,
  type Problem,
  type RecommendationStanding,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import { runBlock, type TableModel } from '../report/index.ts';

/** `said` is the last progress; `owner` that of the day. */
export type RecommendationRow = RecommendationStanding & { owner: Owner; said: Update | null };
export type DocumentOfDay = DocumentStanding & { owner: Owner; said: Update | null; day: Day };

/** Blocks of a view by name, as far as they could be made, and why the others could not. */
export type Tables<B extends string> = { of: Partial<Record<B, TableModel>>; problems: Problem[] };

export const auditBlocks = [
  'audit-outstanding',
  'audit-ageing',
  'audit-directorates',
  'audit-flow',
  'audit-awaiting',
  'audit-revised',
  'audit-rate',
] as const;
export type AuditBlock = (typeof auditBlocks)[number];

/** Everything that a view counts comes from here: the same models that the card and the report have. */
export const tablesOf = <B extends string>(
  snapshot: Snapshot,
  period: PeriodId,
  blocks: readonly B[],
): Tables<B> => {
  const tables: Tables<B> = { of: {}, problems: [] };
  for (const block of blocks) {
    const made = runBlock({ snapshot, block, period });
    if (!made.ok) tables.problems.push(...made.problems);
    else if (made.value.kind === 'table') tables.of[block] = made.value;
  }
  return tables;
};

/** The last that was said of each item, by key. */
const lastSaid = ({ updates }: Snapshot): Map<string, Update> => {
  const last = new Map<string, Update>();
  for (const update of updates) {
    const before = last.get(update.itemKey);
    if (update.state !== 'draft' && (!before || update.submittedAt > before.submittedAt))
      last.set(update.itemKey, update);
  }
  return last;
};

/** As the period shows them, each once however many plans it is in; none where the register has no such period. */
export const recommendationRows = (snapshot: Snapshot, period: PeriodId): RecommendationRow[] => {
  const day = dayOfPosition(snapshot, period);
  if (!day.ok) return [];
  const said = lastSaid(snapshot);
  return onceEach(recommendationStandings(snapshot, day.value)).map(standing => ({
    ...standing,
    owner: ownerAt(standing.item, day.value),
    said: said.get(standing.item.key) ?? null,
  }));
};

export const documentRows = (snapshot: Snapshot, period: PeriodId): DocumentOfDay[] => {
  const day = dayOfPosition(snapshot, period);
  const standings = day.ok ? documentStandings(snapshot, day.value) : day;
  if (!day.ok || !standings.ok) return [];
  const said = lastSaid(snapshot);
  return standings.value.map(standing => ({
    ...standing,
    owner: ownerAt(standing.document, day.value),
    said: said.get(standing.document.key) ?? null,
    day: day.value,
  }));
};
