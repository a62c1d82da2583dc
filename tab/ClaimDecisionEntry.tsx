import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { longDay } from '../register/index.ts';
import type { ClaimDecision, Client, ItemActBody } from '../server/client.ts';
import { datesWords, titleOfTask } from './deskWords.ts';
import { useFormStyles } from './formStyles.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { RefusedBox } from './RefusedBox.tsx';
import { useSending } from './useSending.ts';
import { VerifyForm } from './VerifyForm.tsx';
import { Withheld } from './Withheld.tsx';

type Props = { decision: ClaimDecision; client: Client; onDone: (words: string) => void };

/** A claim that a recommendation is implemented: its closer confirms it, or says what would satisfy. */
export const ClaimDecisionEntry = ({ decision, client, onDone }: Props) => {
  const styles = useFormStyles();
  const { busy, refused, send } = useSending();
  const [opened, setOpened] = useState<'verify' | 'return' | null>(null);
  const { read, key, ref, etag, saidBy, may } = decision;
  if (!read) return <Withheld task={decision} />;
  const { item, claim, dates } = read;
  const name = titleOfTask(decision);
  const act = (body: ItemActBody, done: string) =>
    void send(() => client.decide(key, body, etag)).then(isDone => isDone && onDone(done));
  const form = { busy, refused, onClose: () => setOpened(null) };
  return (
    <li className={styles.entry}>
      <h3 className={styles.title}>{name}</h3>
      <p className={styles.quiet}>
        {ref} · {item.riskPriority} priority · {datesWords(dates)}
      </p>
      <p className={styles.words}>
        {saidBy?.posts[0] ?? item.post} says that it is implemented. Evidence: {claim.evidence}
      </p>
      <p className={styles.quiet}>{longDay(claim.on)}</p>
      {refused && <RefusedBox refused={refused} fields={['result', 'sample', 'method', 'needs']} kept="" />}
      {opened === null && (
        <div className={styles.buttons}>
          {may.includes('verify') && (
            <Button aria-label={`Verify: ${name}`} onClick={() => setOpened('verify')}>
              Verify
            </Button>
          )}
          {may.includes('return-claim') && (
            <Button aria-label={`Send back: ${name}`} onClick={() => setOpened('return')}>
              Send back
            </Button>
          )}
        </div>
      )}
      {opened === 'verify' && (
        <VerifyForm
          {...form}
          priority={item.riskPriority}
          onVerify={body => act(body, 'Verified and closed.')}
        />
      )}
      {opened === 'return' && (
        <ReasonForm
          {...form}
          field="needs"
          label="What evidence would satisfy?"
          button="Send it back"
          onSend={needs => act({ act: 'returned', needs }, 'Sent back.')}
        />
      )}
    </li>
  );
};
