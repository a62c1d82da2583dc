import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
} from '@fluentui/react-components';
import { dayOf, type PeriodId, type Standing, type Update } from '../../register/index.ts';
import type { DatedItemView, RegisterView } from '../../server/client.ts';
import { CopyLink } from '../CopyLink.tsx';
import type { DeskParts } from '../DeskView.tsx';
import { EditWords } from '../EditWords.tsx';
import { FailureView } from '../FailurePage.tsx';
import { useFormStyles } from '../formStyles.ts';
import { HistoryList } from '../HistoryList.tsx';
import { itemHistory } from '../itemHistory.ts';
import { keepsTheDates } from '../roles.ts';
import { ChaseRecord } from './ChaseRecord.tsx';
import { datedTitle } from './datedHistory.ts';
import { DatedFacts, DatedHistory, Waiting } from './DatedPanel.tsx';
import { InPlace } from './InPlace.tsx';
import { ItemActs } from './ItemActs.tsx';
import { StandingFacts } from './StandingFacts.tsx';
import { useItem, type ItemState } from './useItem.ts';

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

type ShownProps = Omit<Props, 'standings' | 'onClose'> & { itemKey: string; standing: Standing | null };

type Body = { served: RegisterView; period: PeriodId; standing: Standing | null; item: ItemState };

const isDated = (view: ItemState['view']): view is DatedItemView => view !== null && 'dates' in view;

/** How it stands and why. */
const Now = ({ served, period, standing, item: { view, failure, reload } }: Body) => {
  const { snapshot } = served;
  if (standing) return <StandingFacts snapshot={snapshot} standing={standing} period={period} />;
  if (isDated(view)) return <DatedFacts view={view} day={dayOf(snapshot.asAt)} period={period} />;
  return failure ? <FailureView failure={failure} onRetry={() => void reload()} /> : <Waiting />;
};

const Before = ({ served, period, standing, item: { view } }: Body) => {
  const styles = useFormStyles();
  if (isDated(view)) return <DatedHistory {...view} />;
  if (!standing) return null;
  const { snapshot } = served;
  return (
    <>
      <h3 className={styles.heading}>Through the periods</h3>
      <HistoryList
        entries={itemHistory(snapshot, standing, period)}
        item={standing.item}
        scheme={standing.scheme}
        snapshot={snapshot}
      />
    </>
  );
};

/** From how it stands to what can be done about it, and back through what was said. */
const Shown = ({ served, standing, itemKey, period, onAnswerFor, onEdit, ...parts }: ShownProps) => {
  const item = useItem(parts.client, served, itemKey);
  const { desk } = parts;
  const update = standing?.update ?? null;
  // What is decided of an answer changes the item too, and what is done to the item what there is to decide.
  const both = async () => {
    await Promise.all([item.reload(), desk.reload()]);
  };
  const body = { served, period, standing, item };
  return (
    <>
      <Now {...body} />
      <InPlace
        itemKey={itemKey}
        snapshot={served.snapshot}
        onAnswerFor={onAnswerFor && (() => onAnswerFor(itemKey))}
        {...parts}
        desk={{ ...desk, reload: both }}
      />
      {onEdit && update && update.submittedBy !== 'published' && (
        <EditWords key={update.key} update={update} onSave={words => onEdit(update, words)} />
      )}
      {item.view && (
        <ItemActs
          view={item.view}
          keepsDates={keepsTheDates(served)}
          client={parts.client}
          onChanged={() => void both()}
        />
      )}
      <Before {...body} />
      {item.view?.record && <ChaseRecord record={item.view.record} />}
    </>
  );
};

/** One item: how it stands, why, what can be done about it, and what was said of it through the periods. */
export const ItemPanel = ({ standings, itemKey, onClose, ...rest }: Props) => {
  const styles = useStyles();
  const standing = standings.find(one => one.item.key === itemKey) ?? null;
  const title = standing?.item.title ?? datedTitle(rest.served.snapshot, itemKey);
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
          {title ?? 'This item is not in the period shown'}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {itemKey !== null && title !== null ? (
          <>
            <CopyLink label={title} />
            <Shown key={itemKey} itemKey={itemKey} standing={standing} {...rest} />
          </>
        ) : (
          <p>Choose another period, or close this panel and search for the item.</p>
        )}
      </DrawerBody>
    </OverlayDrawer>
  );
};
