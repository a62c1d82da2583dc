import { periodTitle, type Scheme } from '../register/index.ts';
import { parseTag, type BlockModel, type Tag } from '../report/index.ts';

const counts: Record<string, string> = {
  actions: 'number of actions',
  indicators: 'number of indicators',
  'actions-percent': 'percentage of actions',
  'indicators-percent': 'percentage of indicators',
};

/** A rating by its word, as everybody knows it; by its id only where no scheme has it. */
const ratingName = (band: string, rates: Scheme['rates'], schemes: readonly Scheme[]): string => {
  const known = schemes
    .filter(scheme => scheme.rates === rates)
    .flatMap(scheme => scheme.bands)
    .find(({ id }) => id === band);
  return known ? `“${known.word}”` : band;
};

/** What a figure stands for, from its parameters: "Number of actions rated “on track”". */
const figureTitle = ({ parameters: { f, b, p, r } }: Tag, schemes: readonly Scheme[]): string => {
  if (f === 'period') return 'Name of the period';
  if (f === 'as-at') return 'Last day of the period';
  if (r !== undefined) return `${f === 'target' ? 'Target' : 'Value'} of indicator ${r}`;
  const counted = counts[f ?? 'actions'] ?? 'figure';
  const rates = f?.startsWith('indicators') ? 'indicator' : 'action';
  const named = b === 'Rated' ? ' that are rated' : ` rated ${ratingName(b ?? '', rates, schemes)}`;
  const rated = b === undefined || b === 'Total' ? '' : named;
  return `${counted}${rated}${p === undefined || p === 'overall' ? '' : `, ${p}`}`;
};

/** A block that follows the report needs no period beside its name: the picker says it. */
const periodWords = ({ period }: Tag): string => {
  if (period === '~') return '';
  return period === '~-1' ? ', period before' : `, ${periodTitle(period)}`;
};

/** What a block is called in the list: its own title, or what its figure stands for. */
export const blockTitle = (text: string, model: BlockModel | null, schemes: readonly Scheme[]): string => {
  if (model && 'title' in model) return model.title;
  const tag = parseTag(text);
  if (!tag.ok) return 'A block that cannot be read';
  const { block } = tag.value;
  const about = block === 'value' ? figureTitle(tag.value, schemes) : block.replaceAll('-', ' ');
  return `${about.charAt(0).toUpperCase()}${about.slice(1)}${periodWords(tag.value)}`;
};
