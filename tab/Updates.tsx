import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Snapshot } from '../register/index.ts';
import { unseen } from './tableStyles.ts';
import { updateWords } from './updateWords.ts';

const useStyles = makeStyles({ hidden: unseen });

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
