import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { narrowStatus } from '../tableStyles.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(6em, max-content) 1fr',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: `0 0 ${tokens.spacingVerticalXL}`,
    [narrowStatus]: { gridTemplateColumns: '1fr', rowGap: 0 },
  },
  name: { color: tokens.colorNeutralForeground3 },
  fact: {
    margin: 0,
    overflowWrap: 'anywhere',
    [narrowStatus]: { marginBottom: tokens.spacingVerticalS },
  },
});

/** A name and what stands beside it. */
export type Fact = readonly [name: string, fact: ReactNode];

/** What is known of an item, by name. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => {
  const styles = useStyles();
  return (
    <dl className={styles.facts}>
      {facts.map(([name, fact]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.fact}>{fact}</dd>
        </div>
      ))}
    </dl>
  );
};
