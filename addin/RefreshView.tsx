import {
  Button,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Spinner,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { PeriodId, Scheme } from '../register/index.ts';
import { BlockList } from './BlockList.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { NoBlocks } from './NoBlocks.tsx';
import { ReviewChanges } from './ReviewChanges.tsx';
import type { Refreshing } from './refreshing.ts';
import { doneSentence, lookSentence } from './refreshSentence.ts';
import { useRefreshing } from './useRefreshing.ts';

const useStyles = makeStyles({
  view: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalL },
  button: { width: '100%' },
  quiet: { color: tokens.colorNeutralForeground3 },
  waiting: { display: 'grid', rowGap: tokens.spacingVerticalM },
});

type Props = {
  refreshing: Refreshing;
  period: PeriodId;
  schemes: readonly Scheme[];
  readOnly: boolean;
  onInsert: () => void;
};

const Reading = () => {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Reading the document" className={styles.waiting}>
      <SkeletonItem size={32} />
      <SkeletonItem size={64} />
      <SkeletonItem size={64} />
    </Skeleton>
  );
};

/** The live blocks of the document and where they stand; from there old → new, and the write. */
export const RefreshView = ({ refreshing, period, schemes, readOnly, onInsert }: Props) => {
  const styles = useStyles();
  const { looks, outcomes, failure, busy, reviewing, look, write, putAside } = useRefreshing(
    refreshing,
    period,
  );
  if (failure !== null) return <FailureNotice failure={failure} onRetry={() => void look(false)} />;
  if (looks === null) return <Reading />;
  if (looks.length === 0) return <NoBlocks onInsert={onInsert} />;
  const changed = looks.filter(({ state }) => state === 'changed');
  if (reviewing && changed.length > 0) {
    return (
      <ReviewChanges
        looks={changed}
        schemes={schemes}
        readOnly={readOnly}
        busy={busy}
        onWrite={() => void write()}
        onCancel={putAside}
      />
    );
  }
  return (
    <div className={styles.view}>
      <Text role="status">{outcomes ? doneSentence(outcomes) : lookSentence(looks)}</Text>
      <Button
        appearance="primary"
        className={styles.button}
        disabledFocusable={busy}
        icon={busy ? <Spinner size="tiny" /> : null}
        onClick={() => void look(true)}
      >
        Refresh this document
      </Button>
      <Text size={200} className={styles.quiet}>
        A live block is a table, a list or a figure from the register. Your own words round it are never
        touched.
      </Text>
      <BlockList looks={looks} outcomes={outcomes} schemes={schemes} />
    </div>
  );
};
