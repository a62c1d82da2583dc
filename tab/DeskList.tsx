import type { ReactNode } from 'react';
import { Lead } from './Lead.tsx';
import { useFormStyles } from './formStyles.ts';

/** A part of the desk: what it is, how far it is, and its entries. */
export const DeskList = ({
  title,
  sentence,
  children,
}: {
  title: string;
  sentence: string;
  children: ReactNode;
}) => {
  const styles = useFormStyles();
  return (
    <section aria-label={title} className={styles.section}>
      <Lead title={title} sentence={sentence} small />
      <ul className={styles.list}>{children}</ul>
    </section>
  );
};
