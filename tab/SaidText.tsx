import {
  longDay,
  printedCommentary,
  type Rating,
  type ReturnItem,
  type Scheme,
  type Update,
} from '../register/index.ts';
import { proxyWords, requestWords } from './deskWords.ts';
import { FigureText } from './FigureText.tsx';
import { valueShown } from './figureWords.ts';
import { useFormStyles } from './formStyles.ts';
import { RatingMark } from './RatingMark.tsx';
import { bandShown } from './ratingWords.ts';

type MarkProps = { item: ReturnItem; scheme: Scheme; rating: Rating | null; update: Update | null };

/** Rating and figure in one line: "■ Target met, 92%". */
export const SaidMark = ({ item, scheme, rating, update }: MarkProps) => (
  <>
    {rating && <RatingMark mark={bandShown(scheme, rating.band)} />}
    {item.kind === 'indicator' && update && (
      <>
        {rating && ', '}
        <FigureText figure={valueShown(item, update)} missing={update.value === null} />
      </>
    )}
  </>
);

const partsOf = (update: Update): [name: string, words: string][] =>
  [
    ['', printedCommentary(update)] as const,
    ['Next: ', update.nextActions] as const,
    ['Completed on ', update.completedOn && longDay(update.completedOn)] as const,
    ['New date asked for: ', requestWords(update)] as const,
    ['', proxyWords(update)] as const,
  ].flatMap(([name, words]): [string, string][] => (words ? [[name, words]] : []));

/** An address that was given as evidence; nothing else than https is a link. */
export const Evidence = ({ address }: { address: string }) => {
  const styles = useFormStyles();
  return (
    <p className={styles.words}>
      Evidence:{' '}
      {address.startsWith('https://') ? (
        <a href={address} target="_blank" rel="noreferrer noopener">
          {address}
        </a>
      ) : (
        address
      )}
    </p>
  );
};

/** What was said, word for word. */
export const SaidWords = ({ update }: { update: Update }) => {
  const styles = useFormStyles();
  return (
    <>
      {partsOf(update).map(([name, words]) => (
        <p key={`${name}${words}`} className={styles.words}>
          {name}
          {words}
        </p>
      ))}
      {update.evidence !== undefined && <Evidence address={update.evidence} />}
    </>
  );
};
