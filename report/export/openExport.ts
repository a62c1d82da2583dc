import {
  accept,
  bandOf,
  periodEnd,
  printedCommentary,
  type Item,
  type PeriodId,
  type Result,
  type Snapshot,
  type Visibility,
} from '../../register/index.ts';
import { day, figure, text, type ExportedCell, type ExportedTable } from './exported.ts';
import { exportedItems, type ExportAsked, type ExportedItem } from './exportedItems.ts';

type At = { council: string; period: PeriodId };
type Column = { id: string; cell: (one: ExportedItem, at: At) => ExportedCell };

const bandWord = ({ scheme, explained }: ExportedItem): ExportedCell =>
  text(explained.band === null ? null : bandOf(scheme, explained.band)?.word);

const dueOf = (item: Item) => {
  if (item.kind === 'action' || item.kind === 'recommendation') return item.due;
  return item.kind === 'document' ? item.reviewDue : null;
};

/**
 * Tidy: one row for each item and period, one column for each fact, ids that stay the same from file to file. Left out
 * are posts, and the sentences that may name them.
 */
const columns: readonly Column[] = [
  { id: 'council', cell: (_, { council }) => text(council) },
  { id: 'period', cell: (_, { period }) => text(period) },
  { id: 'period_end', cell: (_, { period }) => day(periodEnd(period)) },
  { id: 'kind', cell: ({ item }) => text(item.kind) },
  { id: 'ref', cell: ({ item }) => text(item.ref) },
  { id: 'title', cell: ({ item }) => text(item.title) },
  { id: 'plan', cell: ({ plans }) => text(plans.join('; ')) },
  { id: 'rating', cell: ({ explained }) => text(explained.band) },
  { id: 'rating_word', cell: bandWord },
  { id: 'published_rating', cell: ({ explained }) => text(explained.published) },
  { id: 'computed_rating', cell: ({ explained }) => text(explained.computed) },
  { id: 'value', cell: ({ explained }) => figure(explained.value, explained.unit) },
  { id: 'unit', cell: ({ explained }) => text(explained.unit) },
  { id: 'value_state', cell: ({ standing }) => text(standing?.update?.valueState) },
  { id: 'as_at', cell: ({ standing }) => day(standing?.update?.asAt ?? null) },
  { id: 'period_target', cell: ({ explained }) => figure(explained.target, explained.unit) },
  { id: 'period_target_high', cell: ({ explained }) => figure(explained.targetHigh, explained.unit) },
  {
    id: 'annual_target',
    cell: ({ item }) => (item.kind === 'indicator' ? figure(item.target, item.unit) : null),
  },
  { id: 'polarity', cell: ({ item }) => (item.kind === 'indicator' ? text(item.polarity) : null) },
  { id: 'revised', cell: ({ explained }) => text(explained.restated ? 'yes' : 'no') },
  { id: 'due', cell: ({ item }) => day(dueOf(item)) },
  { id: 'commentary', cell: ({ standing }) => text(standing?.update && printedCommentary(standing.update)) },
];

const isOpen = (visibility: Visibility): boolean => visibility === 'open';

/** Both the item and what was said of it: a figure of an open measure may be held back. */
const isOpenItem = ({ item, standing }: ExportedItem): boolean =>
  isOpen(item.visibility) && (!standing?.update || isOpen(standing.update.visibility));

/**
 * What everybody may have: items, and what was said of them, that somebody has marked as open. `leftOut` is how many
 * there were besides.
 */
export const openExport = (
  snapshot: Snapshot,
  asked: ExportAsked,
): Result<ExportedTable & { leftOut: number }> => {
  const items = exportedItems(snapshot, asked);
  if (!items.ok) return items;
  const open = items.value.filter(isOpenItem);
  const at = { council: snapshot.council, period: asked.period };
  return accept({
    columns: columns.map(({ id }) => ({ id, title: id, width: 14 })),
    rows: open.map(one => columns.map(({ cell }) => cell(one, at))),
    leftOut: items.value.length - open.length,
  });
};
