import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { csvText } from '../../report/index.ts';
import type { Address } from '../address.ts';
import { CopyLink } from '../CopyLink.tsx';
import type { ChangeAddress } from '../useAddress.ts';
import { asCells, sortedColumn, type ListColumn, type ListOf } from './listModel.ts';
import { SavedViews } from './SavedViews.tsx';
import { saveFile } from './saveFile.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})`,
    '@media print': { display: 'none' },
  },
});

type Props<Row> = {
  /** As they are shown. */
  rows: readonly Row[];
  list: ListOf<Row>;
  columns: readonly ListColumn<Row>[];
  address: Address;
  onChange: ChangeAddress;
  fileName: string;
};

type PartProps<Row> = Pick<Props<Row>, 'list' | 'columns' | 'address' | 'onChange'>;

const Columns = <Row,>({ list, columns, onChange }: PartProps<Row>) => (
  <Menu
    checkedValues={{ columns: columns.map(({ id }) => id) }}
    onCheckedValueChange={(_, { checkedItems }) => {
      const chosen = list.columns.flatMap(({ id }) => (checkedItems.includes(id) ? [id] : []));
      const first = list.columns.flatMap(({ id, hidden }) => (hidden === true ? [] : [id]));
      onChange({ columns: chosen.join() === first.join() ? null : chosen });
    }}
  >
    <MenuTrigger>
      <Button appearance="subtle">Columns</Button>
    </MenuTrigger>
    <MenuPopover>
      <MenuList>
        {list.columns.map(({ id, title }) => (
          <MenuItemCheckbox key={id} name="columns" value={id}>
            {title}
          </MenuItemCheckbox>
        ))}
      </MenuList>
    </MenuPopover>
  </Menu>
);

const reportOrder = '';

/** Also where the page is narrow, and the headings by which a list is sorted are not in sight. */
const Sort = <Row,>({ list, address, onChange }: PartProps<Row>) => {
  const sorted = sortedColumn(list.columns, address.sort);
  return (
    <Menu
      checkedValues={{ sort: [sorted && address.sort !== null ? address.sort : reportOrder] }}
      onCheckedValueChange={(_, { checkedItems }) => onChange({ sort: checkedItems[0] || null })}
    >
      <MenuTrigger>
        <Button appearance="subtle">{sorted ? `Sorted by ${sorted.title.toLowerCase()}` : 'Sort'}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItemRadio name="sort" value={reportOrder}>
            In the order of the report
          </MenuItemRadio>
          {list.columns.flatMap(({ id, title, sortBy }) =>
            sortBy === undefined
              ? []
              : [
                  <MenuItemRadio key={id} name="sort" value={id}>
                    {title}
                  </MenuItemRadio>,
                  <MenuItemRadio key={`-${id}`} name="sort" value={`-${id}`}>
                    {title}, the other way round
                  </MenuItemRadio>,
                ],
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};

/** What can be done with a list as it stands: sort it, choose its columns, keep it under a name, take it away. */
export const ListTools = <Row,>({ rows, list, columns, address, onChange, fileName }: Props<Row>) => {
  const styles = useStyles();
  const part = { list, columns, address, onChange };
  return (
    <div className={styles.tools}>
      <Sort {...part} />
      <Columns {...part} />
      <SavedViews address={address} onChange={onChange} />
      <CopyLink label={fileName} />
      <Menu>
        <MenuTrigger>
          <Button appearance="subtle">Take away</Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => saveFile(`${fileName}.csv`, 'text/csv', csvText(asCells(rows, list, columns)))}
            >
              Download as .csv
            </MenuItem>
            <MenuItem onClick={() => window.print()}>Print</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
};
