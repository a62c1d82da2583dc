import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { failureWords, type Failure } from './failure.ts';

const useStyles = makeStyles({
  page: { maxWidth: '34em', margin: '0 auto', paddingBlock: '12vh' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  advice: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

/** What happened, what to do, and one button, where there is nothing older to show. */
export const FailurePage = ({ failure, onRetry }: { failure: Failure; onRetry: () => void }) => {
  const styles = useStyles();
  const { title, advice, button } = failureWords[failure];
  return (
    <main className={styles.page}>
      <div role="alert">
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.advice}>{advice}</p>
      </div>
      {button && (
        <Button appearance="primary" onClick={onRetry}>
          {button}
        </Button>
      )}
    </main>
  );
};
