import {
  FluentProvider,
  makeStyles,
  Skeleton,
  SkeletonItem,
  teamsHighContrastTheme,
  tokens,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { FailureNotice } from './FailureNotice.tsx';
import type { Pane } from './openPane.ts';
import { paneFailureOf, type PaneFailure } from './paneFailure.ts';
import { PaneView } from './PaneView.tsx';

const useStyles = makeStyles({
  root: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  waiting: { display: 'grid', rowGap: tokens.spacingVerticalM },
});

type Opened = { kind: 'opening' } | { kind: 'open'; pane: Pane } | { kind: 'failed'; failure: PaneFailure };

const matches = (query: string): boolean => window.matchMedia(query).matches;

/** Word's own theme once it is known, the browser's until then; high contrast always wins. */
const themeOf = (opened: Opened): Theme => {
  if (matches('(forced-colors: active)')) return teamsHighContrastTheme;
  const dark = opened.kind === 'open' ? opened.pane.dark : matches('(prefers-color-scheme: dark)');
  return dark ? webDarkTheme : webLightTheme;
};

const Waiting = () => {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Reading the document and the register" className={styles.waiting}>
      <SkeletonItem size={32} />
      <SkeletonItem size={32} />
      <SkeletonItem size={64} />
      <SkeletonItem size={64} />
    </Skeleton>
  );
};

/** The pane from its first moment: opening, open, or what stopped it. */
export const PaneRoot = ({ opening }: { opening: Promise<Pane> }) => {
  const styles = useStyles();
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' });
  useEffect(() => {
    opening.then(
      pane => setOpened({ kind: 'open', pane }),
      (error: unknown) => setOpened({ kind: 'failed', failure: paneFailureOf(error) }),
    );
  }, [opening]);
  return (
    <FluentProvider theme={themeOf(opened)}>
      <main className={styles.root}>
        {opened.kind === 'opening' && <Waiting />}
        {opened.kind === 'failed' && (
          <FailureNotice failure={opened.failure} onRetry={() => window.location.reload()} />
        )}
        {opened.kind === 'open' && <PaneView pane={opened.pane} />}
      </main>
    </FluentProvider>
  );
};
