import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { Day, PeriodId } from '../../register/index.ts';
import type { DatedItemView } from '../../server/client.ts';
import { datedEvents, datedFacts, revisionWords, whyWords, type DatedEvent } from './datedHistory.ts';
import { FactList } from './FactList.tsx';
import { RatingMark } from '../RatingMark.tsx';
import { bandShown } from '../ratingWords.ts';
import { SaidWords } from '../SaidText.tsx';

const useStyles = makeStyles({
  heading: {
    margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  words: { margin: 0 },
  quiet: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  waiting: { display: 'grid', rowGap: tokens.spacingVerticalM },
});

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** The shape of the panel, until there is something to read. */
export const Waiting = () => {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Its history is loading" className={styles.waiting}>
      {rows.map(row => (
        <SkeletonItem key={row} size={20} />
      ))}
    </Skeleton>
  );
};

const Revisions = ({ dates: { revised } }: DatedItemView) => {
  const styles = useStyles();
  return (
    <>
      <h3 className={styles.heading}>How its date was moved</h3>
      {revised.length === 0 ? (
        <p className={styles.words}>It was never moved.</p>
      ) : (
        <ol className={styles.list}>
          {revised.map(revision => (
            <li key={`${revision.agreedOn} ${revision.to}`} className={styles.entry}>
              {revisionWords(revision)}
            </li>
          ))}
        </ol>
      )}
    </>
  );
};

const Event = ({ event: { words, update, from } }: { event: DatedEvent }) => {
  const styles = useStyles();
  return (
    <li className={styles.entry}>
      {words !== null && <p className={styles.words}>{words}</p>}
      {update && <SaidWords update={update} />}
      <p className={styles.quiet}>{from}</p>
    </li>
  );
};

/** All that was done to it and said of it. */
export const DatedHistory = (view: DatedItemView) => {
  const styles = useStyles();
  const events = datedEvents(view);
  return (
    <>
      <h3 className={styles.heading}>What was done and said</h3>
      {events.length === 0 ? (
        <p className={styles.words}>Nothing yet.</p>
      ) : (
        <ol className={styles.list}>
          {events.map(event => (
            <Event key={event.key} event={event} />
          ))}
        </ol>
      )}
    </>
  );
};

/** A recommendation or a document as it stands today: why, its dates, and whose it is. */
export const DatedFacts = ({ view, day, period }: { view: DatedItemView; day: Day; period: PeriodId }) => (
  <>
    <FactList
      facts={[
        ['Rating today', <RatingMark key="rating" mark={bandShown(view.scheme, view.rating.band)} />],
        ['Why', whyWords(view, period, day)],
        ...datedFacts(view, day),
      ]}
    />
    <Revisions {...view} />
  </>
);
