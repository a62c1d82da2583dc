import { mergeClasses } from '@fluentui/react-components';
import type { Figure } from './figureWords.ts';
import { useTextStyles } from './tableStyles.ts';

/** A figure with its small print under it; a figure that is missing says so in grey. */
export const FigureText = ({ figure, missing = false }: { figure: Figure; missing?: boolean }) => {
  const text = useTextStyles();
  return (
    <>
      <span className={mergeClasses(missing && text.muted)}>{figure.text}</span>
      {figure.note && <span className={text.note}>{figure.note}</span>}
    </>
  );
};
