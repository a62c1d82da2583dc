import { Button } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { FormAsked, PeriodId, RawAnswer, Update } from '../register/index.ts';
import type { Client } from '../server/client.ts';
import { AnswerFields, answerFields } from './AnswerFields.tsx';
import { CheckedBox } from './CheckedBox.tsx';
import type { Checked } from './checkTyped.ts';
import { ConflictBox } from './ConflictBox.tsx';
import { DraftState } from './DraftState.tsx';
import { useFormStyles } from './formStyles.ts';
import { isAsking } from './refused.ts';
import { RefusedBox } from './RefusedBox.tsx';
import type { Drafts } from './useDrafts.ts';
import { useSending } from './useSending.ts';

type Props = {
  client: Client;
  drafts: Drafts;
  itemKey: string;
  period: PeriodId;
  asks: FormAsked;
  etag: string;
  /** What stands in the form at first. */
  first: RawAnswer;
  /** What sending would say; null where the item is not for this person to read. */
  onCheck: ((raw: RawAnswer) => Checked) | null;
  onSent: (update: Update) => void;
  onClose: () => void;
};

/** The form of one item of a return. What is typed is kept whatever happens to the form. */
export const AnswerForm = ({
  client,
  drafts,
  itemKey,
  period,
  asks,
  etag,
  first,
  onCheck,
  onSent,
  onClose,
}: Props) => {
  const styles = useFormStyles();
  const { busy, refused: notSent, send, forget } = useSending();
  const [checked, setChecked] = useState<Checked | null>(null);
  const refused = notSent ?? checked?.refused ?? null;
  // Minted when the form is shown: sent twice it is one answer.
  const [submissionId] = useState(() => crypto.randomUUID());
  const typed = drafts.typed(itemKey, period, null) ?? first;
  const changed = refused?.changed ?? null;
  const asking = refused !== null && isAsking(refused);

  const sendOver = async (seen: string): Promise<void> => {
    const raw = asking ? { ...typed, confirmed: refused.asked } : typed;
    setChecked(null);
    await send(async () => {
      const saved = await client.saveUpdate(itemKey, { period, submissionId, raw }, seen);
      drafts.sent(itemKey, period);
      onSent(saved.update);
    });
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void sendOver(changed?.etag ?? etag);
  };

  const type = (raw: RawAnswer) => {
    if (asking) forget();
    // What was checked is no longer what stands there; what is wrong stays until it is sent or checked again.
    if (checked?.would) setChecked(null);
    drafts.type(itemKey, period, raw);
  };

  /** Beside the question where one is asked, otherwise beside the button that was pressed. */
  const result = <CheckedBox would={checked?.would ?? null} />;

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {refused && !changed && <RefusedBox refused={refused} fields={answerFields} />}
      {changed && (
        <ConflictBox
          changed={changed}
          mine={typed}
          busy={busy}
          onMine={() => void sendOver(changed.etag)}
          onTheirs={() => {
            drafts.discard(itemKey, period);
            forget();
            onClose();
          }}
        />
      )}
      {asking && result}
      <AnswerFields
        asks={asks}
        period={period}
        typed={typed}
        refused={asking ? null : refused}
        onType={type}
      />
      {!asking && result}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabled={busy}>
          {asking ? 'Yes, send it as it stands' : 'Send my update'}
        </Button>
        {onCheck && (
          <Button
            onClick={() => {
              forget();
              setChecked(onCheck(typed));
            }}
          >
            Check
          </Button>
        )}
        <Button onClick={onClose}>Save and come back</Button>
        <DraftState state={drafts.state} />
      </div>
    </form>
  );
};
