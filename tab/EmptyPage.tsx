import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  page: { maxWidth: '34em', paddingBlock: '8vh' },
  title: { margin: 0, fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  advice: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

/** A register in which there is nothing to show yet. */
export const EmptyPage = ({ council }: { council: string }) => {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <h2 className={styles.title}>Nothing has been asked for yet</h2>
      <p className={styles.advice}>
        The register of {council} has no period with actions or indicators. Once the performance team has
        added them, they appear here by themselves.
      </p>
    </div>
  );
};
