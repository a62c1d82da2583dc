import { Button } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { PeriodId, RawAnswer } from '../register/index.ts';
import type { Client, DatedTask } from '../server/client.ts';
import { fieldOf, type FieldsProps } from './AnswerFields.tsx';
import { datedSaying, sayingIn, sayingsFor, sentWords, wordsLabel, type Saying } from './datedSaying.ts';
import { DraftState } from './DraftState.tsx';
import { ChoiceField, DayField, WordsField } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { problemAt } from './refused.ts';
import { RefusedBox } from './RefusedBox.tsx';
import type { Drafts } from './useDrafts.ts';
import { useSending } from './useSending.ts';

const fields = [
  'commentary',
  'evidence',
  'riskIfOutOfDate',
  'requestedDue',
  'requestReason',
  'stillNeeded',
] as const;

/** A claim's evidence and a policy's risk are words of the same field here. */
const SayingFields = ({ saying, unsaid, ...props }: FieldsProps & { saying: Saying; unsaid: boolean }) => {
  const styles = useFormStyles();
  const field = fieldOf(props);
  const { typed, refused, onType } = props;
  if (saying === 'formal-review-begun') return null;
  return (
    <>
      {saying === 'answered' && (
        <ChoiceField
          label="Is it still needed?"
          value={typed.value}
          problem={unsaid && !typed.value ? 'Please choose one.' : problemAt(refused, 'stillNeeded')}
          onType={value => onType({ ...typed, value })}
          choices={[
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]}
        />
      )}
      <WordsField
        {...field('commentary', wordsLabel[saying])}
        problem={problemAt(refused, 'commentary', 'evidence', 'riskIfOutOfDate')}
      />
      {saying === 'progress' && (
        <>
          <DayField {...field('requestedDue', 'New date, if you need one')} className={styles.short} />
          <WordsField {...field('requestReason', 'Reason for the new date')} />
        </>
      )}
    </>
  );
};

type Props = {
  client: Client;
  drafts: Drafts;
  task: DatedTask;
  /** The quarter of today: progress stands under it. */
  period: PeriodId;
  first: RawAnswer;
  onSent: (words: string) => void;
  onClose: () => void;
};

/** What is said of a recommendation or a policy: a claim, how it is going, a new date, the answers of a review. */
export const DatedForm = ({ client, drafts, task, period, first, onSent, onClose }: Props) => {
  const styles = useFormStyles();
  const { busy, refused, send } = useSending();
  const [submissionId] = useState(() => crypto.randomUUID());
  const [unsaid, setUnsaid] = useState(false);
  const typed = drafts.typed(task.key, period, null) ?? first;
  const saying = sayingIn(typed);
  const isMissing = saying === null || (saying === 'answered' && !typed.value);
  const onType = (raw: RawAnswer) => drafts.type(task.key, period, raw);

  const sendSaying = (chosen: Saying) =>
    send(async () => {
      const said = datedSaying(chosen, typed, period);
      const seen = refused?.changed?.etag ?? task.etag;
      if (said.kind === 'act') await client.decide(task.key, said.act, seen);
      else await client.saveUpdate(task.key, { period: said.period, submissionId, raw: said.raw }, seen);
      if (said.kind === 'act') drafts.discard(task.key, period);
      else drafts.sent(task.key, period);
      onSent(sentWords[chosen]);
    });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnsaid(isMissing);
    if (saying !== null && !isMissing) void sendSaying(saying);
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {refused && <RefusedBox refused={refused} fields={fields} />}
      <ChoiceField
        label="What do you want to say?"
        value={typed.band}
        problem={unsaid && saying === null ? 'Please choose one.' : undefined}
        onType={band => onType({ ...typed, band })}
        choices={sayingsFor(task.kind, task.may)}
      />
      {saying && (
        <SayingFields saying={saying} unsaid={unsaid} typed={typed} refused={refused} onType={onType} />
      )}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabled={busy}>
          {refused?.changed ? 'Send it all the same' : 'Send'}
        </Button>
        <Button onClick={onClose}>Save and come back</Button>
        <DraftState state={drafts.state} />
      </div>
    </form>
  );
};
