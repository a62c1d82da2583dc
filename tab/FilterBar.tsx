import { Button, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import type { Standing } from '../register/index.ts';
import type { ChangeAddress } from './useAddress.ts';
import { bandsIn, groupByPlan, type Filter } from './filterStandings.ts';
import { narrowStatus } from './tableStyles.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    marginBlock: tokens.spacingVerticalM,
  },
  choice: {
    flex: '1 1 12em',
    maxWidth: '20em',
    minWidth: 0,
    [narrowStatus]: { flexBasis: '100%', maxWidth: 'none' },
  },
  /** A select is otherwise as wide as its longest choice. */
  fill: {
    width: '100%',
    maxWidth: '100%',
    minWidth: 0,
    '& select': { width: '100%', textOverflow: 'ellipsis' },
  },
});

type Props = { standings: readonly Standing[]; filter: Filter; onChange: ChangeAddress };

/** Priority, rating and search; each choice says how many items it would show. */
export const FilterBar = ({ standings, filter, onChange }: Props) => {
  const styles = useStyles();
  const filtered = filter.priority !== null || filter.rating !== null || filter.search !== '';
  return (
    <div role="search" aria-label="Narrow the list" className={styles.bar}>
      <Field label="Priority" className={styles.choice}>
        <Select
          className={styles.fill}
          value={filter.priority ?? ''}
          onChange={(_, { value }) => onChange({ priority: value || null })}
        >
          <option value="">All priorities</option>
          {groupByPlan(standings).map(({ plan, standings: items }) => (
            <option key={plan.id} value={plan.id}>
              {plan.title} ({items.length})
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Rating" className={styles.choice}>
        <Select
          className={styles.fill}
          value={filter.rating ?? ''}
          onChange={(_, { value }) => onChange({ rating: value || null })}
        >
          <option value="">All ratings</option>
          {bandsIn(standings).map(({ band, count }) => (
            <option key={band.id} value={band.id}>
              {band.letter} {band.word} ({count})
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Search" className={styles.choice}>
        <SearchBox
          className={styles.fill}
          value={filter.search}
          placeholder="A word, a post or a reference"
          onChange={(_, { value }) => onChange({ search: value })}
        />
      </Field>
      {filtered && (
        <Button appearance="subtle" onClick={() => onChange({ priority: null, rating: null, search: '' })}>
          Show all
        </Button>
      )}
    </div>
  );
};
