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

type Props = { failure: Failure; onRetry: () => void };

/** What happened, what to do, and one button, in the place of a view. */
export const FailureView = ({
  failure,
  onRetry,
  heading: Heading = 'h2',
}: Props & { heading?: 'h1' | 'h2' }) => {
  const styles = useStyles();
  const { title, advice, button } = failureWords[failure];
  return (
    <div className={styles.page}>
      <div role="alert">
        <Heading className={styles.title}>{title}</Heading>
        <p className={styles.advice}>{advice}</p>
      </div>
      {button && (
        <Button appearance="primary" onClick={onRetry}>
          {button}
        </Button>
      )}
    </div>
  );
};

/** The same where there is nothing older to show. */
export const FailurePage = (props: Props) => (
  <main>
    <FailureView {...props} heading="h1" />
  </main>
);
