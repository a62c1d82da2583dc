import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import {
  explainStanding,
  type PeriodId,
  type Snapshot,
  type Standing,
  type Update,
} from '../register/index.ts';
import { CopyLink } from './CopyLink.tsx';
import { EditWords } from './EditWords.tsx';
import { dueShown } from './figureWords.ts';
import { HistoryList } from './HistoryList.tsx';
import { itemHistory } from './itemHistory.ts';
import { MovementText } from './MovementText.tsx';
import { RatingMark } from './RatingMark.tsx';
import { bandShown, movementOf } from './ratingWords.ts';
import { narrowStatus } from './tableStyles.ts';

const useStyles = makeStyles({
  drawer: { width: '36rem', maxWidth: '100vw' },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(6em, max-content) 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    [narrowStatus]: { gridTemplateColumns: '1fr', rowGap: 0 },
  },
  name: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, [narrowStatus]: { marginBottom: tokens.spacingVerticalS } },
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const Facts = ({ standing, period }: { standing: Standing; period: PeriodId }) => {
  const styles = useStyles();
  const { item, plan, scheme, rating, owner } = standing;
  const due = item.kind === 'action' ? dueShown(item) : null;
  const facts: [string, React.ReactNode][] = [
    ['Rating', <RatingMark key="rating" mark={bandShown(scheme, rating.band)} />],
    ['Why', explainStanding(standing, period).sentence],
    ['Since the last report', <MovementText key="movement" movement={movementOf(standing)} />],
    ...(due ? [['Due', due.note ? `${due.text} (${due.note})` : due.text] as [string, string]] : []),
    ['Lead officer', owner.post],
    ['Priority', plan.title],
    ['Reference', item.ref],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, fact]) => (
        <Fact key={name} name={name} fact={fact} />
      ))}
    </dl>
  );
};

const Fact = ({ name, fact }: { name: string; fact: React.ReactNode }) => {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.fact}>{fact}</dd>
    </>
  );
};

type Props = {
  snapshot: Snapshot;
  standings: readonly Standing[];
  period: PeriodId;
  /** Null: closed. */
  itemKey: string | null;
  onClose: () => void;
  /** Of the performance team: answers for whoever holds its post. Null for everybody else. */
  onAnswerFor: ((itemKey: string) => void) | null;
  /** Of the performance team, until the period is closed. Null for everybody else. */
  onEdit: ((update: Update, commentary: string) => Promise<unknown>) | null;
};

/** One item: how it stands, why, and what was said of it through the periods. */
export const ItemPanel = ({ snapshot, standings, period, itemKey, onClose, onAnswerFor, onEdit }: Props) => {
  const styles = useStyles();
  const standing = standings.find(one => one.item.key === itemKey);
  const update = standing?.update ?? null;
  const title = standing?.item.title ?? 'This item is not in the period shown';
  return (
    <OverlayDrawer
      position="end"
      className={styles.drawer}
      open={itemKey !== null}
      onOpenChange={(_, { open }) => !open && onClose()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: 'h2' }}
          action={
            <Button appearance="subtle" onClick={onClose}>
              Close
            </Button>
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {standing ? (
          <>
            <Facts standing={standing} period={period} />
            <CopyLink label={standing.item.title} />
            {onAnswerFor && (
              <Button onClick={() => onAnswerFor(standing.item.key)}>Answer for somebody else</Button>
            )}
            {onEdit && update && update.submittedBy !== 'published' && (
              <EditWords key={update.key} update={update} onSave={words => onEdit(update, words)} />
            )}
            <h3 className={styles.heading}>Through the periods</h3>
            <HistoryList
              entries={itemHistory(snapshot, standing, period)}
              item={standing.item}
              scheme={standing.scheme}
              snapshot={snapshot}
            />
          </>
        ) : (
          <p>Choose another period, or close this panel and search for the item.</p>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
};
