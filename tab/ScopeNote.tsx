import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { isNarrow } from './scope.ts';
import { scopeWords } from './scopeWords.ts';
import { useTabPlace } from './tabPlace.ts';

const useStyles = makeStyles({
  note: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalXS} 0 0`,
  },
  part: { fontWeight: tokens.fontWeightSemibold },
});

/** What part of the council the figures are of, and the way to the rest. Nothing where they are of all of it. */
export const ScopeNote = () => {
  const styles = useStyles();
  const { scope, plans, showWhole } = useTabPlace();
  if (!isNarrow(scope)) return null;
  const words = scopeWords(scope, plans);
  return (
    <p className={styles.note}>
      <span className={styles.part}>{scope.whole ? 'The whole council' : words}</span>
      <Link as="button" inline onClick={() => showWhole(!scope.whole)}>
        {scope.whole ? `Show only ${words}` : 'Show the whole council'}
      </Link>
    </p>
  );
};
