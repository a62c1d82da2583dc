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
import type { Client } from '../server/client.ts';
import { datedTitle } from './datedHistory.ts';
import { DatedPanel } from './DatedPanel.tsx';
import { EditWords } from './EditWords.tsx';
import { FactList, type FactShown } from './FactList.tsx';
import { dueShown } from './figureWords.ts';
import { HistoryList } from './HistoryList.tsx';
import { itemHistory } from './itemHistory.ts';
import { MovementText } from './MovementText.tsx';
import { RatingMark } from './RatingMark.tsx';
import { bandShown, movementOf } from './ratingWords.ts';

const useStyles = makeStyles({
  drawer: { width: '36rem', maxWidth: '100vw' },
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

const Facts = ({ standing, period }: { standing: Standing; period: PeriodId }) => {
  const { item, plan, scheme, rating, owner } = standing;
  const due = item.kind === 'action' ? dueShown(item) : null;
  const facts: FactShown[] = [
    ['Rating', <RatingMark key="rating" mark={bandShown(scheme, rating.band)} />],
    ['Why', explainStanding(standing, period).sentence],
    ['Since the last report', <MovementText key="movement" movement={movementOf(standing)} />],
    ...(due ? [['Due', due.note ? `${due.text} (${due.note})` : due.text] as const] : []),
    ['Lead officer', owner.post],
    ['Priority', plan.title],
    ['Reference', item.ref],
  ];
  return <FactList facts={facts} />;
};

type Props = {
  snapshot: Snapshot;
  client: Client;
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
export const ItemPanel = (props: Props) => {
  const { snapshot, client, standings, period, itemKey, onClose, onAnswerFor, onEdit } = props;
  const styles = useStyles();
  const standing = standings.find(one => one.item.key === itemKey);
  const update = standing?.update ?? null;
  const ofDated = datedTitle(snapshot, itemKey);
  const dated = ofDated === null ? null : itemKey;
  const title = ofDated ?? standing?.item.title ?? 'This item is not in the period shown';
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
        {dated !== null && (
          <DatedPanel key={dated} snapshot={snapshot} client={client} period={period} itemKey={dated} />
        )}
        {standing && (
          <>
            <Facts standing={standing} period={period} />
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
        )}
        {dated === null && !standing && (
          <p>Choose another period, or close this panel and search for the item.</p>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
};
