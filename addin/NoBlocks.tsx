import { Button, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  notice: { display: 'grid', justifyItems: 'start', rowGap: tokens.spacingVerticalM },
  title: { margin: 0 },
});

/** The first time in a document: what a live block is, and how to begin. */
export const NoBlocks = ({ onInsert }: { onInsert: () => void }) => {
  const styles = useStyles();
  return (
    <section className={styles.notice}>
      <Subtitle2 as="h2" className={styles.title}>
        This document has no live blocks yet
      </Subtitle2>
      <Text>
        A live block is a table, a list or a figure that comes from the register. You write round it as you
        like; when the register changes, you refresh the document and only the blocks change. Your own words
        are never touched.
      </Text>
      <Text>Put the cursor where the first one should stand, then insert it from here.</Text>
      <Button appearance="primary" onClick={onInsert}>
        Insert a block
      </Button>
    </section>
  );
};
