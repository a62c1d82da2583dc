import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  page: { display: 'grid', rowGap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalL },
  title: { width: '40%', marginBottom: tokens.spacingVerticalXXL },
  sentence: { width: '70%', marginBottom: tokens.spacingVerticalL },
});

const rows = ['a', 'b', 'c', 'd', 'e', 'f'];

/** The shape of a view, until there is something to read. */
export const LoadingView = () => {
  const styles = useStyles();
  return (
    <Skeleton aria-label="The register is loading" className={styles.page}>
      <SkeletonItem size={28} className={styles.title} />
      <SkeletonItem size={24} className={styles.sentence} />
      {rows.map(row => (
        <SkeletonItem key={row} size={20} />
      ))}
    </Skeleton>
  );
};

/** The shape of the first page. */
export const LoadingPage = () => (
  <main>
    <LoadingView />
  </main>
);
