import { Button, Checkbox, Field, makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { asAtFirst, type Address } from '../address.ts';
import { narrowStatus } from '../tableStyles.ts';
import type { ChangeAddress } from '../useAddress.ts';
import { choicesOf, type Facet, type ListOf } from './listModel.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    marginBlock: tokens.spacingVerticalM,
    '@media print': { display: 'none' },
  },
  choice: {
    flex: '1 1 11em',
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

type Props<Row> = {
  rows: readonly Row[];
  list: ListOf<Row>;
  address: Address;
  onChange: ChangeAddress;
};

type ChoiceProps<Row> = { rows: readonly Row[]; facet: Facet<Row> } & Pick<
  Props<Row>,
  'address' | 'onChange'
>;

/** Each choice says how many items it would show. One that is chosen and has none any more is still named. */
const Choice = <Row,>({ rows, facet, address, onChange }: ChoiceProps<Row>) => {
  const styles = useStyles();
  const choices = choicesOf(rows, facet);
  const chosen = address.filters[facet.name] ?? '';
  const isGone = chosen !== '' && !choices.some(({ value }) => value === chosen);
  if (choices.length < 2 && chosen === '') return null;
  return (
    <Field label={facet.label} className={styles.choice}>
      <Select
        className={styles.fill}
        value={chosen}
        onChange={(_, { value }) =>
          onChange({ filters: { ...address.filters, [facet.name]: value || undefined } })
        }
      >
        <option value="">{facet.all}</option>
        {isGone && <option value={chosen}>{chosen} (0)</option>}
        {choices.map(({ value, label, count }) => (
          <option key={value} value={value}>
            {label} ({count})
          </option>
        ))}
      </Select>
    </Field>
  );
};

/** By what the list has, by a word, and by whose it is. */
export const FilterBar = <Row,>({ rows, list, address, onChange }: Props<Row>) => {
  const styles = useStyles();
  const { filters, search, mine } = address;
  const filtered = Object.values(filters).some(Boolean) || search !== '' || mine;
  return (
    <div role="search" aria-label="Narrow the list" className={styles.bar}>
      {list.facets.map(facet => (
        <Choice key={facet.name} rows={rows} facet={facet} address={address} onChange={onChange} />
      ))}
      <Field label="Search" className={styles.choice}>
        <SearchBox
          className={styles.fill}
          value={search}
          placeholder="A word, a post or a reference"
          onChange={(_, { value }) => onChange({ search: value })}
        />
      </Field>
      {(mine || rows.some(list.isMine)) && (
        <Checkbox
          label="Only mine"
          checked={mine}
          onChange={(_, { checked }) => onChange({ mine: checked === true })}
        />
      )}
      {filtered && (
        <Button
          appearance="subtle"
          onClick={() =>
            onChange({ filters: asAtFirst.filters, search: asAtFirst.search, mine: asAtFirst.mine })
          }
        >
          Show all
        </Button>
      )}
    </div>
  );
};
