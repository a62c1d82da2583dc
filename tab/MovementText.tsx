import { makeStyles, tokens } from '@fluentui/react-components';
import type { Movement } from './ratingWords.ts';

const useStyles = makeStyles({
  movement: { display: 'inline-flex', columnGap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** An arrow with its word, never an arrow alone; what did not move is quiet. */
export const MovementText = ({ movement }: { movement: Movement }) => {
  const styles = useStyles();
  const moved = movement.arrow === '↑' || movement.arrow === '↓';
  return (
    <span className={moved ? styles.movement : `${styles.movement} ${styles.quiet}`}>
      {movement.arrow && <span aria-hidden="true">{movement.arrow}</span>}
      <span>{movement.words}</span>
    </span>
  );
};
