import { mergeClasses } from '@fluentui/react-components';
import type { Column, Row, TableModel } from '../report/index.ts';
import { RatingMark } from './RatingMark.tsx';
import { useItemTableStyles, useStatusTableStyles } from './tableStyles.ts';

type TableStyles = ReturnType<typeof useStatusTableStyles>;

const ModelRow = ({ row, columns, table }: { row: Row; columns: readonly Column[]; table: TableStyles }) => {
  const [first, ...rest] = row.cells;
  const total = row.role === 'total' && table.total;
  return (
    <tr role="row" className={table.row}>
      <th role="rowheader" scope="row" className={mergeClasses(table.cell, table.whole, total)}>
        {first?.text}
      </th>
      {rest.map((cell, index) => {
        const column = columns[index + 1];
        return (
          <td
            key={column?.id ?? index}
            role="cell"
            className={mergeClasses(table.cell, cell.align === 'end' && table.end, total)}
          >
            <span aria-hidden="true" className={table.label}>
              {column?.title}
            </span>
            {cell.mark ? <RatingMark mark={cell.mark} /> : cell.text}
          </td>
        );
      })}
    </tr>
  );
};

/** Words need more room than figures before a row is read across. */
const hasWords = ({ columns }: TableModel): boolean =>
  columns.filter(({ align }) => align === 'start').length > 2;

/** A block's table as it is: what the report has, cell by cell. */
export const ModelTable = ({ model }: { model: TableModel }) => {
  const figures = useStatusTableStyles();
  const words = useItemTableStyles();
  const table = hasWords(model) ? words : figures;
  return (
    <table role="table" aria-label={model.title} className={table.table}>
      <thead role="rowgroup" className={mergeClasses(table.section, table.head)}>
        <tr role="row">
          {model.columns.map(({ id, title, align }) => (
            <th
              key={id}
              role="columnheader"
              scope="col"
              className={mergeClasses(table.columnHead, align === 'end' && table.end)}
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className={table.section}>
        {model.rows.map(row => (
          <ModelRow key={row.id} row={row} columns={model.columns} table={table} />
        ))}
      </tbody>
    </table>
  );
};
