import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import { dayOf, engineBands, longDay, timeOf, type Scheme } from '../register/index.ts';
import type { AnswerDecision, Client, VerdictBody } from '../server/client.ts';
import { approval, isReturnItem } from './deciding.ts';
import { datesWords, promisedWords, titleOfTask } from './deskWords.ts';
import { RatingField } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { LastTime } from './LastTime.tsx';
import { ReasonForm } from './ReasonForm.tsx';
import { problemAt } from './refused.ts';
import { RefusedBox } from './RefusedBox.tsx';
import { SaidMark, SaidWords } from './SaidText.tsx';
import { useSending } from './useSending.ts';
import { Withheld } from './Withheld.tsx';

type Read = NonNullable<AnswerDecision['read']>;

type SaidProps = { decision: AnswerDecision; read: Read; schemes: readonly Scheme[] };

/** The answer as it is to be decided, beside what was said last time and what was promised. */
const Said = ({ decision: { ref, period, saidBy }, read, schemes }: SaidProps) => {
  const styles = useFormStyles();
  const { item, update, rating, previous, dates, scheme: id } = read;
  const scheme = schemes.find(one => one.id === id);
  const who = saidBy?.posts[0] ?? saidBy?.displayName ?? 'Somebody who is no longer listed';
  const promised = isReturnItem(item) ? promisedWords(item, period) : dates && datesWords(dates);
  return (
    <>
      <p className={styles.quiet}>{[ref, promised].filter(Boolean).join(' · ')}</p>
      {isReturnItem(item) && scheme && (
        <p className={styles.words}>
          <SaidMark item={item} scheme={scheme} rating={rating} update={update} />
        </p>
      )}
      <SaidWords update={update} />
      <p className={styles.quiet}>
        {who}, {longDay(dayOf(update.submittedAt))} at {timeOf(update.submittedAt)}
      </p>
      {isReturnItem(item) && (
        <div className={styles.before}>
          <LastTime standing={{ item, scheme: id, previous }} schemes={schemes} full />
        </div>
      )}
    </>
  );
};

type Opened = 'send-back' | 'rate-otherwise' | null;

type DecidingProps = {
  decision: AnswerDecision;
  read: Read;
  opened: Opened;
  onOpen: (opened: Opened) => void;
  deciding: { busy: boolean; decide: (verdict: VerdictBody, done: string) => void };
};

const canRate = ({ bands, may }: AnswerDecision): boolean =>
  may.includes('rate-otherwise') && bands.length > 0;

/** Approve as it stands, with or without the date that was asked for; or one of the two that need words. */
const Buttons = ({ decision, read, onOpen, deciding: { busy, decide } }: DecidingProps) => {
  const styles = useFormStyles();
  const [withDate, setWithDate] = useState(false);
  const { update, item } = read;
  const asksDate = update.requestedDue !== null && item.kind !== 'indicator';
  const name = titleOfTask(decision);
  const approve = isReturnItem(item) ? 'Approve' : 'Agree';
  return (
    <>
      {asksDate && update.requestedDue !== null && (
        <Checkbox
          label={`Agree to the new date, ${longDay(update.requestedDue)}`}
          checked={withDate}
          onChange={(_, { checked }) => setWithDate(checked === true)}
        />
      )}
      <div className={styles.buttons}>
        <Button
          disabled={busy}
          aria-label={`${approve}: ${name}`}
          onClick={() =>
            decide(approval(read, withDate), withDate ? 'Approved, with the new date' : 'Approved')
          }
        >
          {approve}
        </Button>
        <Button disabled={busy} aria-label={`Send back: ${name}`} onClick={() => onOpen('send-back')}>
          Send back
        </Button>
        {canRate(decision) && (
          <Button
            disabled={busy}
            aria-label={`Change the rating: ${name}`}
            onClick={() => onOpen('rate-otherwise')}
          >
            Change the rating
          </Button>
        )}
      </div>
    </>
  );
};

/** What is not finished by its officer's word is finished by nobody's: a completed rating needs its date. */
const otherBands = ({ bands }: AnswerDecision, { update }: Read) =>
  bands.filter(
    ({ id }) => id !== update.band && (id !== engineBands.completed || update.completedOn !== null),
  );

type Props = {
  decision: AnswerDecision;
  schemes: readonly Scheme[];
  client: Client;
  onDone: (words: string) => void;
};

/** One answer, with what somebody with the right can say to it. */
export const AnswerDecisionEntry = ({ decision, schemes, client, onDone }: Props) => {
  const styles = useFormStyles();
  const { busy, refused, send } = useSending();
  const [opened, setOpened] = useState<Opened>(null);
  const [band, setBand] = useState('');
  const [submissionId] = useState(() => crypto.randomUUID());
  const { read, key } = decision;
  const decide = (verdict: VerdictBody, done: string) =>
    void send(() => client.decide(key, verdict)).then(isDone => isDone && onDone(done));
  const form = { busy, refused, field: 'reason', onClose: () => setOpened(null) };
  if (read === null) return <Withheld task={decision} />;
  return (
    <li className={styles.entry}>
      <h3 className={styles.title}>{titleOfTask(decision)}</h3>
      <Said decision={decision} read={read} schemes={schemes} />
      {refused && <RefusedBox refused={refused} fields={['reason', 'band']} kept="" />}
      {opened === null && (
        <Buttons
          decision={decision}
          read={read}
          opened={opened}
          onOpen={setOpened}
          deciding={{ busy, decide }}
        />
      )}
      {opened === 'send-back' && (
        <ReasonForm
          {...form}
          label="Why does it go back?"
          button="Send it back"
          onSend={reason => decide({ update: read.update.key, act: 'send-back', reason }, 'Sent back')}
        />
      )}
      {opened === 'rate-otherwise' && (
        <ReasonForm
          {...form}
          label="Why this rating?"
          button="Change the rating and approve"
          onSend={reason =>
            decide(
              { update: read.update.key, act: 'rate-otherwise', band, reason, submissionId },
              'Approved with another rating',
            )
          }
        >
          <RatingField
            label="Which rating?"
            value={band}
            problem={problemAt(refused, 'band')}
            onType={setBand}
            bands={otherBands(decision, read)}
          />
        </ReasonForm>
      )}
    </li>
  );
};
