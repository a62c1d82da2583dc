import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Snapshot } from '../register/index.ts';
import { updateWords } from './updateWords.ts';

const useStyles = makeStyles({
  hidden: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

/** Says aloud what changed while the page was open; those who see the page see it change. */
export const Updates = ({ snapshot }: { snapshot: Snapshot }) => {
  const styles = useStyles();
  const [before, setBefore] = useState(snapshot);
  const [words, setWords] = useState('');
  if (snapshot !== before) {
    setBefore(snapshot);
    setWords(updateWords(before, snapshot) ?? words);
  }
  return (
    <div role="status" className={styles.hidden}>
      {words}
    </div>
  );
};
