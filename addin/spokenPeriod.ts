import { longDay, periodEnd, periodTitle, type PeriodId } from '../register/index.ts';
import { normaliseText, parseTag, type LiveBlock } from '../report/index.ts';

const followsReport = (block: LiveBlock): boolean => {
  const tag = parseTag(block.tag);
  return tag.ok && tag.value.period === '~';
};

/**
 * The period that a document's own blocks speak of: the one that most blocks which follow the report name, by its
 * title or its last day. Null where none does. A new quarter must not be poured into last quarter's report because the
 * document's settings were lost.
 */
export const spokenPeriod = (blocks: readonly LiveBlock[], periods: readonly PeriodId[]): PeriodId | null => {
  const texts = blocks.filter(followsReport).map(block => normaliseText(block.text));
  const counted = periods.map(period => {
    const names = [periodTitle(period), longDay(periodEnd(period))];
    return { period, count: texts.filter(text => names.some(name => text.includes(name))).length };
  });
  const most = Math.max(0, ...counted.map(({ count }) => count));
  const [first, ...others] = counted.filter(({ count }) => count === most);
  return most > 0 && first && others.length === 0 ? first.period : null;
};
