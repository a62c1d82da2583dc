import { Link, mergeClasses, useRestoreFocusTarget } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Standing } from '../register/index.ts';
import type { Group } from './filterStandings.ts';
import { useItemTableStyles, useTextStyles } from './tableStyles.ts';

export type ItemColumn = {
  title: string;
  width: string;
  align?: 'end';
  /** Takes a line of its own where the page is narrow. */
  whole?: boolean;
  show: (standing: Standing) => ReactNode;
};

type Opens = { onOpen: (itemKey: string) => void };

const ItemRow = ({
  standing,
  columns,
  onOpen,
}: { standing: Standing; columns: readonly ItemColumn[] } & Opens) => {
  const table = useItemTableStyles();
  const text = useTextStyles();
  const restoreFocus = useRestoreFocusTarget();
  const { item } = standing;
  return (
    <tr role="row" className={table.row}>
      <th role="rowheader" scope="row" className={mergeClasses(table.cell, table.whole)}>
        <Link
          as="button"
          appearance="subtle"
          className={text.title}
          {...restoreFocus}
          onClick={() => onOpen(item.key)}
        >
          {item.title}
        </Link>
        <span className={text.note}>
          {item.ref} · {item.post}
        </span>
      </th>
      {columns.map(column => (
        <td
          key={column.title}
          role="cell"
          className={mergeClasses(table.cell, column.align && table.end, column.whole && table.whole)}
        >
          <span aria-hidden="true" className={table.label}>
            {column.title}
          </span>
          {column.show(standing)}
        </td>
      ))}
    </tr>
  );
};

type Props = {
  title: string;
  first: string;
  groups: readonly Group[];
  columns: readonly ItemColumn[];
} & Opens;

/** Items under their priorities; the header stays in sight. */
export const ItemsTable = ({ title, first, groups, columns, onOpen }: Props) => {
  const table = useItemTableStyles();
  const head = mergeClasses(table.columnHead, table.sticky);
  return (
    <table role="table" aria-label={title} className={table.table}>
      <thead role="rowgroup" className={mergeClasses(table.section, table.head)}>
        <tr role="row">
          <th role="columnheader" scope="col" className={head}>
            {first}
          </th>
          {columns.map(column => (
            <th
              key={column.title}
              role="columnheader"
              scope="col"
              className={mergeClasses(head, column.align && table.end)}
              style={{ width: column.width }}
            >
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(({ plan, standings }) => (
        <tbody key={plan.key} role="rowgroup" className={table.section}>
          <tr role="row" className={table.row}>
            <th role="rowheader" scope="rowgroup" colSpan={columns.length + 1} className={table.groupHead}>
              {plan.title} ({standings.length})
            </th>
          </tr>
          {standings.map(standing => (
            <ItemRow key={standing.item.key} standing={standing} columns={columns} onOpen={onOpen} />
          ))}
        </tbody>
      ))}
    </table>
  );
};
