import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { NudgeAnswer } from '../server/client.ts';
import { nudgeSentences } from './chaseWords.ts';
import { useFormStyles } from './formStyles.ts';
import { RefusedBox } from './RefusedBox.tsx';
import type { Nudging } from './useNudging.ts';

type Props = { posts: readonly string[]; nudging: Nudging };

/** Many people hear at once, so that it is asked once more. What came of it takes the focus. */
export const NudgeAll = ({ posts, nudging: { busy, refused, nudge } }: Props) => {
  const styles = useFormStyles();
  const [sure, setSure] = useState(false);
  const [came, setCame] = useState<NudgeAnswer[] | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [came, sure]);
  const go = async () => {
    const answers = await nudge(posts);
    setCame(answers);
    setSure(false);
  };
  return (
    <div className={styles.together}>
      {refused && <RefusedBox refused={refused} fields={[]} kept="" />}
      {came && !sure && (
        <div ref={box} role="status" tabIndex={-1} className={styles.box}>
          {nudgeSentences(came).map(sentence => (
            <p key={sentence} className={styles.words}>
              {sentence}
            </p>
          ))}
        </div>
      )}
      {sure ? (
        <div ref={box} role="group" aria-label="Nudge all" tabIndex={-1} className={styles.box}>
          <p className={styles.boxTitle}>
            Write to {posts.length === 1 ? 'the post' : `all ${posts.length} posts`} with something still to
            answer?
          </p>
          <p className={styles.words}>
            Each person gets one message, with everything they owe. Nobody is written to twice on a day.
          </p>
          <div className={styles.buttons}>
            <Button disabledFocusable={busy} onClick={() => void go()}>
              Yes, write to them
            </Button>
            <Button onClick={() => setSure(false)}>Cancel</Button>
          </div>
        </div>
      ) : (
        posts.length > 0 && (
          <div className={styles.buttons}>
            <Button disabledFocusable={busy} onClick={() => setSure(true)}>
              Nudge all {posts.length}
            </Button>
          </div>
        )
      )}
    </div>
  );
};
