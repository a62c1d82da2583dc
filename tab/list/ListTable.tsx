import { Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef, type Ref } from 'react';
import { useItemTableStyles, useTextStyles } from '../tableStyles.ts';
import type { Line, ListColumn, ListOf } from './listModel.ts';
import { SortButton } from './SortButton.tsx';
import { usePrinting } from './usePrinting.ts';
import { useOffset } from './useOffset.ts';

const useStyles = makeStyles({
  /** Stands for the rows above and below those that are in sight. */
  space: { padding: 0, border: 'none' },
});

type Opens = { onOpen: (key: string) => void };

type RowProps<Row> = {
  row: Row;
  name: ListOf<Row>['name'];
  columns: readonly ListColumn<Row>[];
} & Opens;

const Cells = <Row,>({ row, name, columns, onOpen }: RowProps<Row>) => {
  const table = useItemTableStyles();
  const text = useTextStyles();
  const { key, title, note } = name(row);
  return (
    <>
      <th role="rowheader" scope="row" className={mergeClasses(table.cell, table.whole)}>
        <Link as="button" appearance="subtle" className={text.title} onClick={() => onOpen(key)}>
          {title}
        </Link>
        <span className={text.note}>{note}</span>
      </th>
      {columns.map(column => (
        <td
          key={column.id}
          role="cell"
          className={mergeClasses(table.cell, column.align && table.end, column.whole && table.whole)}
        >
          <span aria-hidden="true" className={table.label}>
            {column.title}
          </span>
          {column.show(row)}
        </td>
      ))}
    </>
  );
};

type LineProps<Row> = Omit<RowProps<Row>, 'row'> & {
  line: Line<Row>;
  /** Among all lines, from 0; the header is the first row of the table. */
  index: number;
  measure: Ref<HTMLTableRowElement>;
};

const TableLine = <Row,>({ line, index, measure, ...rest }: LineProps<Row>) => {
  const table = useItemTableStyles();
  return (
    <tr role="row" className={table.row} aria-rowindex={index + 2} data-index={index} ref={measure}>
      {line.kind === 'group' ? (
        <th
          role="rowheader"
          scope="rowgroup"
          colSpan={rest.columns.length + 1}
          aria-colspan={rest.columns.length + 1}
          className={table.groupHead}
        >
          {line.title} ({line.count})
        </th>
      ) : (
        <Cells row={line.row} {...rest} />
      )}
    </tr>
  );
};

type HeadProps<Row> = Pick<Props<Row>, 'noun' | 'columns' | 'sort' | 'onSort'>;

const Head = <Row,>({ noun, columns, sort, onSort }: HeadProps<Row>) => {
  const table = useItemTableStyles();
  const head = mergeClasses(table.columnHead, table.sticky);
  return (
    <thead role="rowgroup" className={mergeClasses(table.section, table.head)}>
      <tr role="row" aria-rowindex={1}>
        <th role="columnheader" scope="col" className={head}>
          {noun}
        </th>
        {columns.map(column => {
          const isSorted = sort?.replace(/^-/, '') === column.id && column.sortBy !== undefined;
          const order = sort?.startsWith('-') ? 'descending' : 'ascending';
          return (
            <th
              key={column.id}
              role="columnheader"
              scope="col"
              className={mergeClasses(head, column.align && table.end)}
              style={{ width: column.width }}
              {...(isSorted ? { 'aria-sort': order } : {})}
            >
              {column.sortBy ? (
                <SortButton
                  title={column.title}
                  order={isSorted ? order : null}
                  onSort={() => onSort(column.id)}
                />
              ) : (
                column.title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
};

/** From so many lines on only those in sight are in the page. */
const longList = 200;
/** Pixels of a line before it is seen. */
const likelyHeight = 88;

type Props<Row> = {
  title: string;
  noun: string;
  lines: readonly Line<Row>[];
  columns: readonly ListColumn<Row>[];
  name: ListOf<Row>['name'];
  sort: string | null;
  onSort: (column: string) => void;
} & Opens;

type Seen = { index: number }[];

const Space = ({ height, columns }: { height: number; columns: number }) => {
  const styles = useStyles();
  return height <= 0 ? null : (
    <tr aria-hidden="true">
      <td colSpan={columns} className={styles.space} style={{ height }} />
    </tr>
  );
};

/** Items under their priorities, or sorted without them; the header stays in sight. */
export const ListTable = <Row,>({ title, lines, sort, onSort, noun, ...rest }: Props<Row>) => {
  const table = useItemTableStyles();
  const body = useRef<HTMLTableSectionElement>(null);
  const printing = usePrinting();
  const isLong = lines.length > longList && !printing;
  const offset = useOffset(body);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    enabled: isLong,
    estimateSize: () => likelyHeight,
    getItemKey: index => lines[index]?.key ?? index,
    overscan: 12,
    scrollMargin: offset,
  });
  const inSight = virtual.getVirtualItems();
  const seen: Seen = isLong ? inSight : lines.map((_, index) => ({ index }));
  const before = isLong ? (inSight[0]?.start ?? offset) - offset : 0;
  const after = isLong ? virtual.getTotalSize() - ((inSight.at(-1)?.end ?? offset) - offset) : 0;
  const width = rest.columns.length + 1;
  return (
    <table role="table" aria-label={title} aria-rowcount={lines.length + 1} className={table.table}>
      <Head noun={noun} columns={rest.columns} sort={sort} onSort={onSort} />
      <tbody role="rowgroup" className={table.section} ref={body}>
        <Space height={before} columns={width} />
        {seen.map(({ index }) => {
          const line = lines[index];
          return line ? (
            <TableLine
              key={line.key}
              line={line}
              index={index}
              measure={isLong ? virtual.measureElement : null}
              {...rest}
            />
          ) : null;
        })}
        <Space height={after} columns={width} />
      </tbody>
    </table>
  );
};
