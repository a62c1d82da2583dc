import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  summary: {
    cursor: 'pointer',
    color: tokens.colorNeutralForeground2,
    ':hover': { color: tokens.colorNeutralForeground2Hover, textDecorationLine: 'underline' },
    paddingBlock: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.spacingVerticalXXS,
    },
  },
});

/** A list that is one click away. */
export const Disclosure = ({ title, children }: { title: string; children: ReactNode }) => {
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>{title}</summary>
      {children}
    </details>
  );
};
