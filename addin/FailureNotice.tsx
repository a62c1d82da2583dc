import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { paneFailureWords, type PaneFailure } from './paneFailure.ts';

const useStyles = makeStyles({
  notice: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalM },
  title: { margin: 0 },
});

/** What stopped the pane, and what to do about it. */
export const FailureNotice = ({ failure, onRetry }: { failure: PaneFailure; onRetry: () => void }) => {
  const styles = useStyles();
  const { title, advice, button } = paneFailureWords[failure];
  return (
    <section role="alert" className={styles.notice}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <Text>{advice}</Text>
      <Button onClick={onRetry}>{button}</Button>
    </section>
  );
};
