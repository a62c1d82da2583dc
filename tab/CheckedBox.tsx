import type { Checked } from './checkTyped.ts';
import { useFormStyles } from './formStyles.ts';
import { RatingMark } from './RatingMark.tsx';

/** What the answer would be rated, read aloud when Check was pressed. It is there before it says anything. */
export const CheckedBox = ({ would }: Pick<Checked, 'would'>) => {
  const styles = useFormStyles();
  return (
    <div role="status">
      {would && (
        <div className={styles.box}>
          {would.mark && (
            <p className={styles.boxTitle}>
              This would be <RatingMark mark={would.mark} />
            </p>
          )}
          <p className={styles.words}>{would.why}</p>
          <p className={styles.quiet}>It is not sent yet.</p>
        </div>
      )}
    </div>
  );
};
