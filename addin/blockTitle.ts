import { periodTitle, type PeriodId } from '../register/index.ts';
import { parseTag, type BlockModel, type Tag } from '../report/index.ts';

const counts: Record<string, string> = {
  actions: 'number of actions',
  indicators: 'number of indicators',
  'actions-percent': 'percentage of actions',
  'indicators-percent': 'percentage of indicators',
};

/** What a figure stands for, from its parameters: "Figure: number of actions rated G". */
const figureTitle = ({ parameters: { f, b, p, r } }: Tag): string => {
  if (f === 'period') return 'Figure: name of the period';
  if (f === 'as-at') return 'Figure: last day of the period';
  if (r !== undefined) return `Figure: ${f === 'target' ? 'target' : 'value'} of indicator ${r}`;
  const counted = counts[f ?? 'actions'] ?? 'figure';
  const rated = b === undefined || b === 'Total' ? '' : b === 'Rated' ? ' that are rated' : ` rated ${b}`;
  return `Figure: ${counted}${rated}${p === undefined || p === 'overall' ? '' : `, ${p}`}`;
};

const periodWords = (tag: Tag, reportPeriod: PeriodId): string =>
  tag.period === '~'
    ? periodTitle(reportPeriod)
    : tag.period === '~-1'
      ? 'the period before'
      : periodTitle(tag.period);

/** What a block is called in the list: its own title, or what its figure stands for. */
export const blockTitle = (text: string, model: BlockModel | null, reportPeriod: PeriodId): string => {
  if (model && 'title' in model) return model.title;
  const tag = parseTag(text);
  if (!tag.ok) return 'A block that cannot be read';
  const about = tag.value.block === 'value' ? figureTitle(tag.value) : tag.value.block.replaceAll('-', ' ');
  return `${about} (${periodWords(tag.value, reportPeriod)})`;
};
