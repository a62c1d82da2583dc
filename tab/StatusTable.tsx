import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Row, TableModel } from '../report/index.ts';
import { RatingMark } from './RatingMark.tsx';
import { figureOf, statusColumns, type StatusColumn } from './statusColumns.ts';
import { narrowStatus, useStatusTableStyles } from './tableStyles.ts';

const useStyles = makeStyles({
  wide: { width: '34%', minWidth: '9em' },
  figure: { [narrowStatus]: { gridColumn: '1 / -1', display: 'flex', justifyContent: 'space-between' } },
  tight: { paddingInlineEnd: 0, paddingInlineStart: tokens.spacingHorizontalM },
  none: { color: tokens.colorNeutralForeground3, [narrowStatus]: { display: 'none' } },
  share: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    [narrowStatus]: { display: 'inline', marginInlineStart: tokens.spacingHorizontalXS },
  },
});

const FigureCell = ({ row, column }: { row: Row; column: StatusColumn }) => {
  const table = useStatusTableStyles();
  const styles = useStyles();
  const { count, share } = figureOf(row, column);
  return (
    <td
      role="cell"
      className={mergeClasses(
        table.cell,
        table.end,
        styles.tight,
        styles.figure,
        row.role === 'total' && table.total,
        count === '0' && styles.none,
      )}
    >
      <span aria-hidden="true" className={table.label}>
        {column.mark ? <RatingMark mark={column.mark} /> : column.title}
      </span>
      <span>
        {count}
        {share && <span className={styles.share}>{share}</span>}
      </span>
    </td>
  );
};

const Head = ({ columns }: { columns: readonly StatusColumn[] }) => {
  const table = useStatusTableStyles();
  const styles = useStyles();
  return (
    <thead role="rowgroup" className={mergeClasses(table.section, table.head)}>
      <tr role="row">
        {columns.map((column, index) => (
          <th
            key={column.id}
            role="columnheader"
            scope="col"
            className={mergeClasses(
              table.columnHead,
              index === 0 && styles.wide,
              column.align === 'end' && table.end,
              index > 0 && styles.tight,
            )}
          >
            {column.mark ? <RatingMark mark={column.mark} above /> : column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
};

/** A status block as a table: how many items have each rating, by priority, the overall row last. */
export const StatusTable = ({ model }: { model: TableModel }) => {
  const table = useStatusTableStyles();
  const [first, ...rest] = statusColumns(model);
  if (!first) return null;
  return (
    <table role="table" aria-label={model.title} className={table.table}>
      <Head columns={[first, ...rest]} />
      <tbody role="rowgroup" className={table.section}>
        {model.rows.map(row => {
          const total = row.role === 'total' && table.total;
          return (
            <tr key={row.id} role="row" className={mergeClasses(table.row, total)}>
              <th role="rowheader" scope="row" className={mergeClasses(table.cell, table.whole, total)}>
                {row.cells[0]?.text}
              </th>
              {rest.map(column => (
                <FigureCell key={column.id} row={row} column={column} />
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};
