import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { BlockModel, Cell, ListModel, TableModel } from '../report/index.ts';
import { RatingMark } from './RatingMark.tsx';

const useStyles = makeStyles({
  preview: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalS },
  scroller: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse', fontSize: tokens.fontSizeBase200, fontVariantNumeric: 'tabular-nums' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
  },
  end: { textAlign: 'end' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  group: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

const CellText = ({ cell }: { cell: Cell | undefined }) => (
  <>
    {cell?.mark && <RatingMark mark={cell.mark} />} {cell?.text}
  </>
);

const TablePreview = ({ model }: { model: TableModel }) => {
  const styles = useStyles();
  return (
    <div className={styles.scroller} role="region" aria-label={`Preview: ${model.title}`} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {model.columns.map(({ id, title, align, mark }) => (
              <th
                key={id}
                scope="col"
                className={mergeClasses(styles.cell, styles.strong, align === 'end' && styles.end)}
              >
                {mark ? <RatingMark mark={mark} /> : title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.rows.map(row => (
            <tr key={row.id}>
              {model.columns.map(({ id, align }, column) => {
                const look = mergeClasses(
                  styles.cell,
                  align === 'end' && styles.end,
                  row.role !== 'item' && styles.strong,
                );
                return column === 0 ? (
                  <th key={id} scope="row" className={look}>
                    <CellText cell={row.cells[column]} />
                  </th>
                ) : (
                  <td key={id} className={look}>
                    <CellText cell={row.cells[column]} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const ListPreview = ({ model }: { model: ListModel }) => {
  const styles = useStyles();
  return model.groups.map(({ title, items }) => (
    <section key={title}>
      <h4 className={styles.group}>{title}</h4>
      <ul className={styles.list}>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </section>
  ));
};

/** A block as it would stand in the document, in the width that a pane has. */
export const BlockPreview = ({ model }: { model: BlockModel }) => {
  const styles = useStyles();
  if (model.kind === 'number' || model.kind === 'sentence') return <Text size={600}>{model.text}</Text>;
  return (
    <div className={styles.preview}>
      <Text>{model.sentence}</Text>
      {model.kind === 'table' ? <TablePreview model={model} /> : <ListPreview model={model} />}
      <span className={styles.quiet}>{model.asAt}</span>
    </div>
  );
};
