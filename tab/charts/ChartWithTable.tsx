import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TableModel } from '../../report/index.ts';
import { Disclosure } from '../Disclosure.tsx';
import { ModelTable } from '../ModelTable.tsx';

const useStyles = makeStyles({
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  sentence: { margin: `${tokens.spacingVerticalXS} 0`, maxWidth: '44em' },
  small: {
    marginBlock: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

type Props = {
  title: string;
  model: TableModel;
  /** False where the sentence already stands above. */
  says?: boolean;
  /** What opens the table. */
  opens?: string;
  /** The chart, where the table has one. */
  children?: ReactNode;
};

/** A block: its sentence, its chart, and its table one key away. All three are of the same model. */
export const ChartWithTable = ({
  title,
  model,
  says = true,
  opens = 'Show as a table',
  children = null,
}: Props) => {
  const styles = useStyles();
  return (
    <section aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {says && <p className={styles.sentence}>{model.sentence}</p>}
      {children}
      <Disclosure title={opens}>
        <ModelTable model={model} />
        <p className={styles.small}>{[model.asAt, ...model.notes].join(' ')}</p>
      </Disclosure>
    </section>
  );
};
