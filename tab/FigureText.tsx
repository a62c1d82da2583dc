import { mergeClasses } from '@fluentui/react-components';
import type { Figure } from './figureWords.ts';
import { useTableStyles } from './tableStyles.ts';

/** A figure with its small print under it; a figure that is missing says so in grey. */
export const FigureText = ({ figure, missing = false }: { figure: Figure; missing?: boolean }) => {
  const table = useTableStyles();
  return (
    <>
      <span className={mergeClasses(missing && table.muted)}>{figure.text}</span>
      {figure.note && <span className={table.note}>{figure.note}</span>}
    </>
  );
};
