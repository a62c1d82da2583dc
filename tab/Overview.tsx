import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Snapshot, Standing } from '../register/index.ts';
import type { BlockModel } from '../report/index.ts';
import { Changes } from './Changes.tsx';
import { LazyChart, StatusChart } from './charts/LazyChart.tsx';
import { Disclosure } from './Disclosure.tsx';
import { Lead } from './Lead.tsx';
import { Returns } from './Returns.tsx';
import { overviewOf } from './overviewModel.ts';
import { StatusTable } from './StatusTable.tsx';
import { UnreadRows } from './UnreadRows.tsx';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 34rem), 1fr))',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXXL,
    alignItems: 'start',
  },
  more: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 18rem), 1fr))',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXXL,
    marginTop: tokens.spacingVerticalXXL,
    alignItems: 'start',
  },
  small: {
    marginBlock: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

const Status = ({ model }: { model: BlockModel }) => {
  const styles = useStyles();
  if (model.kind !== 'table') return null;
  return (
    <section aria-label={model.title}>
      <Lead title={model.title} sentence={model.sentence} />
      <StatusTable model={model} />
      <p className={styles.small}>{[model.asAt, ...model.notes].join(' ')}</p>
      <Disclosure title="Show as a chart">
        <LazyChart height={240}>
          <StatusChart model={model} />
        </LazyChart>
      </Disclosure>
    </section>
  );
};

type Props = {
  snapshot: Snapshot;
  standings: readonly Standing[];
  status: readonly BlockModel[];
  collecting: boolean;
  due: string;
  onOpen: (itemKey: string) => void;
  /** What is past its date; null where that cannot be said. */
  late: ReactNode;
  /** The sign-off, for whoever moves it on. */
  signOff: ReactNode;
};

/** The quarter on one screen: how things stand, what changed, what is not yet in, and what could not be read. */
export const Overview = ({ snapshot, standings, status, collecting, due, onOpen, late, signOff }: Props) => {
  const styles = useStyles();
  const overview = overviewOf(standings);
  return (
    <>
      <div className={styles.page}>
        {status.map(model => (
          <Status key={model.block} model={model} />
        ))}
      </div>
      <div className={styles.more}>
        <Changes overview={overview} onOpen={onOpen} />
        {late}
        <Returns overview={overview} collecting={collecting} due={due} onOpen={onOpen} />
        {signOff}
        {snapshot.problems.length > 0 && <UnreadRows snapshot={snapshot} />}
      </div>
    </>
  );
};
