import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTabPlace } from './tabPlace.ts';

const useStyles = makeStyles({
  act: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    maxWidth: '100%',
    '@media print': { display: 'none' },
  },
  said: { color: tokens.colorNeutralForeground3 },
  link: { flexBasis: '100%', marginBottom: tokens.spacingVerticalS },
});

/** How long what was done stays written; in milliseconds. */
const saidFor = 6_000;

type State = 'none' | 'copied' | { link: string };

/** A link to what is shown. Teams shows it itself; a browser keeps it to be pasted, or where it may not, shows it. */
export const CopyLink = ({ label }: { label: string }) => {
  const styles = useStyles();
  const { linkTo } = useTabPlace();
  const [state, setState] = useState<State>('none');

  useEffect(() => {
    if (state !== 'copied') return;
    const timer = window.setTimeout(() => setState('none'), saidFor);
    return () => window.clearTimeout(timer);
  }, [state]);

  const copy = async () => {
    const link = linkTo(label);
    if (link === null) return;
    try {
      await navigator.clipboard.writeText(link);
      setState('copied');
    } catch {
      setState({ link });
    }
  };

  return (
    <span className={styles.act}>
      <Button appearance="subtle" onClick={() => void copy()}>
        Copy link
      </Button>
      <span role="status" className={styles.said}>
        {state === 'copied' && 'Link copied'}
      </span>
      {typeof state === 'object' && (
        <Field label="Copy this link" className={styles.link}>
          <Input readOnly value={state.link} onFocus={({ target }) => target.select()} />
        </Field>
      )}
    </span>
  );
};
