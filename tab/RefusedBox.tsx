import { useEffect, useRef } from 'react';
import { useFormStyles } from './formStyles.ts';
import { isAsking, problemsElsewhere, type Refused } from './refused.ts';

type Props = { refused: Refused; fields: readonly string[]; kept?: string };

/** Why it was not sent; the rest stands beside the fields. It takes the focus, so that it is read where one is. */
export const RefusedBox = ({ refused, fields, kept = 'What you typed is kept.' }: Props) => {
  const styles = useFormStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [refused]);
  const asking = isAsking(refused);
  const listed = asking ? refused.problems.map(({ detail }) => detail) : problemsElsewhere(refused, fields);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.box}>
      <p className={styles.boxTitle}>{asking ? 'Is this right?' : `Not sent yet. ${kept}`}</p>
      {listed.map(sentence => (
        <p key={sentence} className={styles.words}>
          {sentence}
        </p>
      ))}
      {!asking && listed.length === 0 && (
        <p className={styles.words}>Please look at the words under the fields.</p>
      )}
    </div>
  );
};
