import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { Standing } from '../register/index.ts';
import type { ChangeAddress } from './useAddress.ts';
import { FilterBar } from './FilterBar.tsx';
import { filterStandings, groupByPlan, type Filter } from './filterStandings.ts';
import { ItemsTable, type ItemColumn } from './ItemsTable.tsx';
import { Lead } from './Lead.tsx';

const useStyles = makeStyles({
  count: { display: 'block', color: tokens.colorNeutralForeground2 },
  empty: { display: 'block', paddingBlock: tokens.spacingVerticalXXL },
});

type Props = {
  title: string;
  sentence: string;
  /** "Action", "Indicator": the name of the first column, and of what is counted. */
  first: string;
  standings: readonly Standing[];
  columns: readonly ItemColumn[];
  filter: Filter;
  onChange: ChangeAddress;
};

const counted = (shown: number, all: number, noun: string): string =>
  shown === all ? `${all} ${noun}s` : `${shown} of ${all} ${noun}s`;

/** A sentence, three ways to narrow the list, and the list. */
export const ItemsView = ({ title, sentence, first, standings, columns, filter, onChange }: Props) => {
  const styles = useStyles();
  const shown = filterStandings(standings, filter);
  return (
    <section aria-label={title}>
      <Lead title={title} sentence={sentence} />
      <FilterBar standings={standings} filter={filter} onChange={onChange} />
      <Body1 as="p" role="status" className={styles.count}>
        {counted(shown.length, standings.length, first.toLowerCase())}
      </Body1>
      {shown.length === 0 ? (
        <Body1 as="p" className={styles.empty}>
          Nothing matches. Take a filter away, or search for another word.
        </Body1>
      ) : (
        <ItemsTable
          title={title}
          first={first}
          groups={groupByPlan(shown)}
          columns={columns}
          onOpen={item => onChange({ item })}
        />
      )}
    </section>
  );
};
