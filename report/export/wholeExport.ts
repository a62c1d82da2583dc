import {
  accept,
  bandOf,
  periodTitle,
  type Item,
  type PeriodId,
  type Result,
  type Scheme,
  type Snapshot,
} from '../../register/index.ts';
import { day, figure, text, type ExportedCell, type ExportedTable } from './exported.ts';
import { exportedItems, type ExportAsked, type ExportedItem } from './exportedItems.ts';

type Column = {
  id: string;
  title: string;
  width: number;
  cell: (one: ExportedItem, period: PeriodId) => ExportedCell;
};

const bandText = (scheme: Scheme, id: string | null): ExportedCell => {
  const band = id === null ? undefined : bandOf(scheme, id);
  return text(band ? `${band.letter} (${band.word})` : id);
};

const dueOf = (item: Item): ExportedCell => {
  if (item.kind === 'action' || item.kind === 'recommendation')
    return item.due === null ? text(item.dueText) : day(item.due);
  return item.kind === 'document' ? day(item.reviewDue) : null;
};

const firstAgreed = (item: Item): ExportedCell =>
  item.kind === 'action' || item.kind === 'recommendation' ? day(item.originalDue) : null;

const goodIs: Record<string, string> = {
  higher: 'higher',
  lower: 'lower',
  range: 'within a range',
  none: 'monitor only',
};

const column = (id: string, title: string, more: Pick<Column, 'width' | 'cell'>): Column => ({
  id,
  title,
  ...more,
});

const previousValue = ({ standing }: ExportedItem): ExportedCell => {
  const unit = standing?.item.kind === 'indicator' ? standing.item.unit : null;
  return figure(standing?.previous?.update?.value ?? null, unit);
};

/** Everything that is known of an item in a period, for those who may see it. */
const columns: readonly Column[] = [
  column('period', 'Period', { width: 12, cell: (_, period) => text(periodTitle(period)) }),
  column('kind', 'Kind', { width: 12, cell: ({ item }) => text(item.kind) }),
  column('ref', 'Ref', { width: 10, cell: ({ item }) => text(item.ref) }),
  column('title', 'Title', { width: 60, cell: ({ item }) => text(item.title) }),
  column('plan', 'Plan or priority', { width: 30, cell: ({ plans }) => text(plans.join('; ')) }),
  column('post', 'Owner then', { width: 28, cell: ({ explained }) => text(explained.post) }),
  column('directorate', 'Directorate', {
    width: 22,
    cell: ({ item, standing }) => text(standing ? standing.owner.directorate : item.directorate),
  }),
  column('rating', 'Rating', {
    width: 26,
    cell: ({ scheme, explained }) => bandText(scheme, explained.band),
  }),
  column('published', 'Published rating', {
    width: 26,
    cell: ({ scheme, explained }) => bandText(scheme, explained.published),
  }),
  column('computed', 'Computed rating', {
    width: 26,
    cell: ({ scheme, explained }) => bandText(scheme, explained.computed),
  }),
  column('previous_rating', 'Rating before', {
    width: 26,
    cell: ({ scheme, standing }) => bandText(scheme, standing?.previous?.rating?.band ?? null),
  }),
  column('value', 'Value', {
    width: 14,
    cell: ({ explained }) => figure(explained.value, explained.unit),
  }),
  column('unit', 'Unit', { width: 10, cell: ({ explained }) => text(explained.unit) }),
  column('value_state', 'State of the value', {
    width: 18,
    cell: ({ standing }) => text(standing?.update?.valueState),
  }),
  column('period_target', 'Target for the period', {
    width: 14,
    cell: ({ explained }) => figure(explained.target, explained.unit),
  }),
  column('period_target_high', 'Upper end of a range', {
    width: 14,
    cell: ({ explained }) => figure(explained.targetHigh, explained.unit),
  }),
  column('target', 'Target for the year', {
    width: 14,
    cell: ({ item }) =>
      item.kind !== 'indicator'
        ? null
        : item.target === null
          ? text(item.targetText)
          : figure(item.target, item.unit),
  }),
  column('target_high', 'Upper end for the year', {
    width: 14,
    cell: ({ item }) => (item.kind === 'indicator' ? figure(item.targetHigh, item.unit) : null),
  }),
  column('polarity', 'Good is', {
    width: 14,
    cell: ({ item }) => (item.kind === 'indicator' ? text(goodIs[item.polarity]) : null),
  }),
  column('previous_value', 'Value before', { width: 14, cell: previousValue }),
  column('trajectory', 'Movement of the value', {
    width: 16,
    cell: ({ explained }) => text(explained.trajectory),
  }),
  column('due', 'Due', { width: 14, cell: ({ item }) => dueOf(item) }),
  column('original_due', 'First agreed', { width: 14, cell: ({ item }) => firstAgreed(item) }),
  column('why', 'Why this rating', { width: 60, cell: ({ explained }) => text(explained.sentence) }),
  column('commentary', 'Commentary', {
    width: 60,
    cell: ({ standing }) => text(standing?.update?.commentary),
  }),
  column('next_actions', 'Next actions', {
    width: 60,
    cell: ({ standing }) => text(standing?.update?.nextActions),
  }),
  column('visibility', 'Who may see it', { width: 14, cell: ({ item }) => text(item.visibility) }),
];

/** One row for each item as it stood in the period, for people who may see the register. */
export const wholeExport = (snapshot: Snapshot, asked: ExportAsked): Result<ExportedTable> => {
  const items = exportedItems(snapshot, asked);
  if (!items.ok) return items;
  return accept({
    columns: columns.map(({ id, title, width }) => ({ id, title, width })),
    rows: items.value.map(one => columns.map(({ cell }) => cell(one, asked.period))),
  });
};
