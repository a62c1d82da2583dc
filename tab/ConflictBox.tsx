import { Button } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { dayOf, longDay, timeOf, type RawAnswer } from '../register/index.ts';
import type { ChangedFacts } from '../server/client.ts';
import { useFormStyles } from './formStyles.ts';
import { SaidWords } from './SaidText.tsx';

type Props = {
  changed: ChangedFacts;
  mine: RawAnswer;
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
};

const Theirs = ({ changed: { current } }: Pick<Props, 'changed'>) => {
  const styles = useFormStyles();
  if (!current) return <p className={styles.words}>It was changed, and what was said is not shown here.</p>;
  const { update, saidBy } = current;
  const who = saidBy?.posts[0] ?? saidBy?.displayName ?? 'Somebody';
  return (
    <>
      <p className={styles.quiet}>
        {who}, {longDay(dayOf(update.submittedAt))} at {timeOf(update.submittedAt)}
      </p>
      <SaidWords update={update} />
      {!update.commentary && !update.nextActions && (
        <p className={styles.words}>No words, a rating or a figure alone.</p>
      )}
    </>
  );
};

/** Somebody was quicker: both texts side by side, and the choice between them. Nothing was overwritten. */
export const ConflictBox = ({ changed, mine, busy, onMine, onTheirs }: Props) => {
  const styles = useFormStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [changed]);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.box}>
      <p className={styles.boxTitle}>Not sent: this was answered while you were writing</p>
      <div className={styles.pair}>
        <div>
          <h4 className={styles.boxTitle}>What is recorded now</h4>
          <Theirs changed={changed} />
        </div>
        <div>
          <h4 className={styles.boxTitle}>What you typed</h4>
          <p className={styles.words}>{mine.commentary || 'No words'}</p>
          {mine.nextActions && <p className={styles.words}>Next: {mine.nextActions}</p>}
        </div>
      </div>
      <div className={styles.buttons}>
        <Button disabled={busy} onClick={onMine}>
          Send mine
        </Button>
        <Button disabled={busy} onClick={onTheirs}>
          Keep what is recorded
        </Button>
      </div>
    </div>
  );
};
