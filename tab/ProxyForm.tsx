import { Button } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import {
  formAsked,
  periodOn,
  periodTitle,
  type Day,
  type GivenBy,
  type PeriodId,
} from '../register/index.ts';
import type { Client, DatedItemView, ItemView } from '../server/client.ts';
import { AnswerFields, answerFields, fieldOf, type FieldsProps } from './AnswerFields.tsx';
import { DayField, WordsField } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { GivenByFields } from './GivenByFields.tsx';
import { isAsking } from './refused.ts';
import { RefusedBox } from './RefusedBox.tsx';
import type { Drafts } from './useDrafts.ts';
import { useSending } from './useSending.ts';

const isReturnView = (view: ItemView | DatedItemView): view is ItemView => 'history' in view;

const ProgressFields = (props: FieldsProps) => {
  const styles = useFormStyles();
  const field = fieldOf(props);
  return (
    <>
      <WordsField {...field('commentary', 'What is being done?')} />
      <DayField {...field('requestedDue', 'New date, if one is needed')} className={styles.short} />
      <WordsField {...field('requestReason', 'Reason for the new date')} />
    </>
  );
};

/** The period that an answer would be for; null where none takes answers now. */
const periodFor = (view: ItemView | DatedItemView, today: Day): PeriodId | null =>
  isReturnView(view) ? (view.openPeriods[0] ?? null) : periodOn(today, 'quarter');

type Props = {
  view: ItemView | DatedItemView;
  client: Client;
  drafts: Drafts;
  today: Day;
  onSent: (who: string) => void;
  onClose: () => void;
};

type FormProps = Omit<Props, 'today'> & { period: PeriodId; today: Day };

const Form = ({ view, client, drafts, today, period, onSent, onClose }: FormProps) => {
  const styles = useFormStyles();
  const { busy, refused, send } = useSending();
  const [submissionId] = useState(() => crypto.randomUUID());
  const [given, setGiven] = useState<GivenBy>({ who: '', how: '', on: today });
  const { item, scheme } = view;
  const typed = drafts.typed(item.key, period, null) ?? {};
  const asking = refused !== null && isAsking(refused);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(async () => {
      const raw = asking ? { ...typed, confirmed: refused.asked } : typed;
      const answer = { period, submissionId, raw, givenBy: given };
      await client.saveUpdate(item.key, answer, refused?.changed?.etag ?? view.etag);
      drafts.sent(item.key, period);
      onSent(given.who);
    });
  };

  const fields = { typed, refused, onType: (raw: typeof typed) => drafts.type(item.key, period, raw) };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {refused && <RefusedBox refused={refused} fields={[...answerFields, 'who', 'how', 'on']} />}
      <p className={styles.quiet}>
        {periodTitle(period)} · {item.post}. The holder of the post is told that you recorded this.
      </p>
      <GivenByFields given={given} refused={refused} onType={setGiven} />
      {isReturnView(view) ? (
        <AnswerFields asks={formAsked(view.item, { scheme, period })} period={period} {...fields} />
      ) : (
        <ProgressFields {...fields} />
      )}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabled={busy}>
          {asking || refused?.changed ? 'Record it all the same' : 'Record what they said'}
        </Button>
        <Button onClick={onClose}>Close</Button>
      </div>
    </form>
  );
};

/** What somebody else said, recorded by the performance team and shown as such. */
export const ProxyForm = ({ today, ...props }: Props) => {
  const styles = useFormStyles();
  const period = periodFor(props.view, today);
  return period === null ? (
    <p className={styles.words}>No period takes answers for this item now.</p>
  ) : (
    <Form {...props} today={today} period={period} />
  );
};
