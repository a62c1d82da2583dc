import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, type ReactNode } from 'react';
import type { Address } from '../address.ts';
import { Lead } from '../Lead.tsx';
import type { ChangeAddress } from '../useAddress.ts';
import { FilterBar } from './FilterBar.tsx';
import { linesOf, narrow, nextSort, shownColumns, sortedColumn, sortRows, type ListOf } from './listModel.ts';
import { ListTable } from './ListTable.tsx';
import { ListTools } from './ListTools.tsx';

const useStyles = makeStyles({
  count: { color: tokens.colorNeutralForeground2 },
  between: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    minHeight: tokens.lineHeightBase600,
  },
  empty: { display: 'block', paddingBlock: tokens.spacingVerticalXXL },
});

type Props<Row> = {
  title: string;
  sentence: string;
  rows: readonly Row[];
  list: ListOf<Row>;
  address: Address;
  onChange: ChangeAddress;
  /** What a file is called, without its ending. */
  fileName: string;
  /** Between the sentence and the list. */
  children?: ReactNode;
};

const counted = (shown: number, all: number, noun: string): string =>
  shown === all ? `${all} ${noun}s` : `${shown} of ${all} ${noun}s`;

/** A sentence, ways to narrow the list, and the list. */
export const ListView = <Row,>({
  title,
  sentence,
  rows,
  list,
  address,
  onChange,
  fileName,
  children,
}: Props<Row>) => {
  const styles = useStyles();
  const columns = shownColumns(list.columns, address.columns);
  const shown = useMemo(
    () => sortRows(narrow(rows, list, address), list.columns, address.sort),
    [rows, list, address],
  );
  const isSorted = sortedColumn(list.columns, address.sort) !== undefined;
  const lines = useMemo(() => linesOf(shown, list, isSorted), [shown, list, isSorted]);
  return (
    <section aria-label={title}>
      <Lead title={title} sentence={sentence} />
      {children}
      <FilterBar rows={rows} list={list} address={address} onChange={onChange} />
      <div className={styles.between}>
        <Body1 as="p" role="status" className={styles.count}>
          {counted(shown.length, rows.length, list.noun.toLowerCase())}
        </Body1>
        <ListTools
          rows={shown}
          list={list}
          columns={columns}
          address={address}
          onChange={onChange}
          fileName={fileName}
        />
      </div>
      {shown.length === 0 ? (
        <Body1 as="p" className={styles.empty}>
          Nothing matches. Take a filter away, or search for another word.
        </Body1>
      ) : (
        <ListTable
          title={title}
          noun={list.noun}
          lines={lines}
          columns={columns}
          name={list.name}
          sort={address.sort}
          onSort={column => onChange({ sort: nextSort(address.sort, column) })}
          onOpen={item => onChange({ item })}
        />
      )}
    </section>
  );
};
