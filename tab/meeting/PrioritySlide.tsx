import { mergeClasses } from '@fluentui/react-components';
import { printedCommentary, type PeriodId, type Standing } from '../../register/index.ts';
import { dueShown, targetShown, valueShown, type Figure } from '../figureWords.ts';
import { MovementText } from '../MovementText.tsx';
import { RatingMark } from '../RatingMark.tsx';
import { bandShown, movementOf } from '../ratingWords.ts';
import { usePresentStyles } from './presentStyles.ts';
import type { Slide } from './slides.ts';

const figure = ({ text, note }: Figure): string => (note === null ? text : `${text} (${note})`);

/** "46% against 80%" of a measure, "Due March 2025" of an action. */
const factOf = ({ item, update }: Standing, period: PeriodId): string => {
  if (item.kind === 'action') {
    const due = dueShown(item);
    return item.due ? `Due ${figure(due)}` : figure(due);
  }
  const target = targetShown(item, period);
  const against = item.target === null && item.targetText === null ? 'no target' : `target ${figure(target)}`;
  return `${figure(valueShown(item, update))}, ${against}`;
};

const saidOf = ({ update }: Standing): string =>
  update === null ? 'No updates yet' : printedCommentary(update) || 'No comment';

type ItemProps = { standing: Standing; period: PeriodId };

/** What is not on track: its mark, how it moved, and the words as they are printed. */
const Troubled = ({ standing, period }: ItemProps) => {
  const styles = usePresentStyles();
  const { item, scheme, rating, update } = standing;
  return (
    <li className={styles.item}>
      <div>
        <RatingMark large mark={bandShown(scheme, rating.band)} />
        <div>
          <MovementText movement={movementOf(standing)} />
        </div>
      </div>
      <div>
        <h3 className={styles.itemTitle}>{item.title}</h3>
        <p className={mergeClasses(styles.words, styles.quiet)}>{factOf(standing, period)}</p>
        <p className={styles.words}>{saidOf(standing)}</p>
        {update?.nextActions && <p className={styles.words}>Next: {update.nextActions}</p>}
      </div>
    </li>
  );
};

/** What goes well, in as few words as it needs. */
const Compact = ({ standing }: { standing: Standing }) => {
  const styles = usePresentStyles();
  const { item, scheme, rating, update } = standing;
  return (
    <li className={styles.compactItem}>
      <div>
        {item.title}
        <span className={styles.quiet}>
          {' '}
          <RatingMark large mark={bandShown(scheme, rating.band)} />
          {item.kind === 'indicator' && `, ${figure(valueShown(item, update))}`}
        </span>
      </div>
    </li>
  );
};

/** One priority: what is not on track first, then the rest. */
export const PrioritySlide = ({ slide, period }: { slide: Slide; period: PeriodId }) => {
  const styles = usePresentStyles();
  const { sentences, troubled, rest } = slide;
  return (
    <>
      {sentences.map(sentence => (
        <p key={sentence} className={styles.sentence}>
          {sentence}
        </p>
      ))}
      {troubled.length > 0 && (
        <section>
          <h2 className={styles.heading}>Not on track ({troubled.length})</h2>
          <ul className={styles.list}>
            {troubled.map(standing => (
              <Troubled key={standing.item.key} standing={standing} period={period} />
            ))}
          </ul>
        </section>
      )}
      {rest.length > 0 && (
        <section>
          <h2 className={styles.heading}>
            {troubled.length === 0 ? 'Everything' : 'Everything else'} ({rest.length})
          </h2>
          <ul className={mergeClasses(styles.list, styles.compact)}>
            {rest.map(standing => (
              <Compact key={standing.item.key} standing={standing} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
