import { makeStyles, tokens } from '@fluentui/react-components';
import {
  dayOf,
  longDay,
  printedCommentary,
  timeOf,
  type ReturnItem,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import { Disclosure } from './Disclosure.tsx';
import { FigureText } from './FigureText.tsx';
import { targetShown, valueShown } from './figureWords.ts';
import { saidBy, type HistoryEntry } from './itemHistory.ts';
import { RatingMark } from './RatingMark.tsx';
import { bandShown } from './ratingWords.ts';
import { Evidence } from './SaidText.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    paddingBlock: tokens.spacingVerticalL,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, alignItems: 'baseline' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  words: { margin: `${tokens.spacingVerticalS} 0 0`, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

const saidOn = ({ submittedAt }: Update): string =>
  `${longDay(dayOf(submittedAt))} at ${timeOf(submittedAt)}`;

/** A printed figure has the report's date, not a person's. */
const signature = (snapshot: Snapshot, update: Update, item: ReturnItem): string => {
  const who = saidBy(snapshot, update, item);
  return update.submittedBy === 'published' ? who : `${who}, ${saidOn(update)}`;
};

/** As it is printed; where it was edited for publication, the officer's own words are a line away. */
const Commentary = ({ update }: { update: Update }) => {
  const styles = useStyles();
  const { edited, commentary } = update;
  const printed = printedCommentary(update);
  return (
    <>
      {printed && <p className={styles.words}>{printed}</p>}
      {edited && edited.commentary !== commentary && (
        <Disclosure title="Edited for publication: show the officer’s own words">
          <p className={styles.words}>{commentary ?? 'None were given.'}</p>
        </Disclosure>
      )}
    </>
  );
};

type EntryProps = { entry: HistoryEntry; item: ReturnItem; scheme: Scheme; snapshot: Snapshot };

const Entry = ({ entry: { period, update, rating, replaced }, item, scheme, snapshot }: EntryProps) => {
  const styles = useStyles();
  const target = item.kind === 'indicator' ? targetShown(item, period.period) : null;
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <h4 className={styles.title}>{period.title}</h4>
        {rating ? <RatingMark mark={bandShown(scheme, rating.band)} /> : <span>Not rated</span>}
      </div>
      {item.kind === 'indicator' && update && (
        <p className={styles.words}>
          <FigureText figure={valueShown(item, update)} missing={update.value === null} />
          {rating?.explanation && target && <>, target {target.text}</>}
        </p>
      )}
      {update && <Commentary update={update} />}
      {update?.nextActions && <p className={styles.words}>Next: {update.nextActions}</p>}
      {update?.evidence !== undefined && <Evidence address={update.evidence} />}
      {update && !printedCommentary(update) && !update.nextActions && (
        <p className={styles.quiet}>
          Nothing was said beside the {item.kind === 'indicator' ? 'figure' : 'rating'}.
        </p>
      )}
      <p className={styles.quiet}>
        {update ? signature(snapshot, update, item) : 'No updates yet'}
        {replaced.length > 0 && ` · corrected; earlier said on ${replaced.map(saidOn).join(' and ')}`}
      </p>
    </li>
  );
};

type Props = { entries: readonly HistoryEntry[]; item: ReturnItem; scheme: Scheme; snapshot: Snapshot };

/** What was said of an item, period by period, the latest first. */
export const HistoryList = ({ entries, ...context }: Props) => {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {entries.map(entry => (
        <Entry key={entry.period.period} entry={entry} {...context} />
      ))}
    </ol>
  );
};
