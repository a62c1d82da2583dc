import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from '@fluentui/react-components';
import type { PeriodId, Standing, Update } from '../../register/index.ts';
import type { RegisterView } from '../../server/client.ts';
import type { DeskParts } from '../DeskView.tsx';
import { EditWords } from '../EditWords.tsx';
import { useFormStyles } from '../formStyles.ts';
import { HistoryList } from '../HistoryList.tsx';
import { itemHistory } from '../itemHistory.ts';
import { keepsTheDates } from '../roles.ts';
import { ChaseRecord } from './ChaseRecord.tsx';
import { InPlace } from './InPlace.tsx';
import { ItemActs } from './ItemActs.tsx';
import { StandingFacts } from './StandingFacts.tsx';
import { useItem } from './useItem.ts';

const useStyles = makeStyles({ drawer: { width: '40rem', maxWidth: '100vw' } });

type Props = {
  served: RegisterView;
  standings: readonly Standing[];
  period: PeriodId;
  /** Null: closed. */
  itemKey: string | null;
  onClose: () => void;
  /** Of the performance team: answers for whoever holds its post. Null for everybody else. */
  onAnswerFor: ((itemKey: string) => void) | null;
  /** Of the performance team, until the period is closed. Null for everybody else. */
  onEdit: ((update: Update, commentary: string) => Promise<unknown>) | null;
} & DeskParts;

type ShownProps = Omit<Props, 'itemKey' | 'standings' | 'onClose'> & { standing: Standing };

/** From how it stands to what can be done about it, and back through the periods. */
const Shown = ({ served, standing, period, onAnswerFor, onEdit, ...parts }: ShownProps) => {
  const styles = useFormStyles();
  const { snapshot } = served;
  const { item, scheme, update } = standing;
  const { view, reload } = useItem(parts.client, served, item.key);
  const { desk } = parts;
  // What is decided of an answer changes the item too, and what is done to the item what there is to decide.
  const both = async () => {
    await Promise.all([reload(), desk.reload()]);
  };
  return (
    <>
      <StandingFacts snapshot={snapshot} standing={standing} period={period} />
      <InPlace
        itemKey={item.key}
        snapshot={snapshot}
        onAnswerFor={onAnswerFor && (() => onAnswerFor(item.key))}
        {...parts}
        desk={{ ...desk, reload: both }}
      />
      {onEdit && update && update.submittedBy !== 'published' && (
        <EditWords key={update.key} update={update} onSave={words => onEdit(update, words)} />
      )}
      {view && (
        <ItemActs
          view={view}
          keepsDates={keepsTheDates(served)}
          client={parts.client}
          onChanged={() => void both()}
        />
      )}
      <h3 className={styles.heading}>Through the periods</h3>
      <HistoryList
        entries={itemHistory(snapshot, standing, period)}
        item={item}
        scheme={scheme}
        snapshot={snapshot}
      />
      {view?.record && <ChaseRecord record={view.record} />}
    </>
  );
};

/** One item: how it stands, why, what can be done about it, and what was said of it through the periods. */
export const ItemPanel = ({ standings, itemKey, onClose, ...rest }: Props) => {
  const styles = useStyles();
  const standing = standings.find(one => one.item.key === itemKey);
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
          {standing?.item.title ?? 'This item is not in the period shown'}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {standing ? (
          <Shown key={standing.item.key} standing={standing} {...rest} />
        ) : (
          <p>Choose another period, or close this panel and search for the item.</p>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
};
