import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Client, DatedItemView, ItemView } from '../../server/client.ts';
import { DayField, LineField, WordsField } from '../FormFields.tsx';
import { useFormStyles } from '../formStyles.ts';
import { problemAt, type Refused } from '../refused.ts';
import { RefusedBox } from '../RefusedBox.tsx';
import { useSending } from '../useSending.ts';
import { actFormsFor, missingIn, type ActField, type ActForm, type ActTyped } from './actForms.ts';

const inputs = { day: DayField, line: LineField, words: WordsField };

type FieldProps = {
  field: ActField;
  typed: ActTyped;
  problem: string | undefined;
  onType: (typed: ActTyped) => void;
};

const ActInput = ({ field: { name, label, kind }, typed, problem, onType }: FieldProps) => {
  const Input = inputs[kind];
  return (
    <Input
      label={label}
      value={typed[name]}
      problem={problem}
      onType={value => onType({ ...typed, [name]: value })}
    />
  );
};

type FormProps = {
  form: ActForm;
  busy: boolean;
  refused: Refused | null;
  onSend: (typed: ActTyped) => void;
  onClose: () => void;
};

const OneForm = ({ form, busy, refused, onSend, onClose }: FormProps) => {
  const styles = useFormStyles();
  const [typed, setTyped] = useState<ActTyped>({});
  const [tried, setTried] = useState(false);
  const missing = missingIn(form, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.size === 0) onSend(typed);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={form.label}>
      {refused && <RefusedBox refused={refused} fields={form.fields.map(({ name }) => name)} />}
      {form.fields.map(field => (
        <ActInput
          key={field.name}
          field={field}
          typed={typed}
          problem={tried && missing.has(field.name) ? 'Please fill this in.' : problemAt(refused, field.name)}
          onType={setTyped}
        />
      ))}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabled={busy}>
          {form.button}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
};

type Props = {
  view: ItemView | DatedItemView;
  /** Whether this person agrees to dates that nobody else asked for. */
  keepsDates: boolean;
  client: Client;
  onChanged: () => void;
};

/** What can be done to the item itself, for whoever may: another date, closing it, its review. */
export const ItemActs = ({ view, keepsDates, client, onChanged }: Props) => {
  const styles = useFormStyles();
  const { busy, refused, send, forget } = useSending();
  const [opened, setOpened] = useState<ActForm | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const receipt = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== null) receipt.current?.focus();
  }, [done]);
  const forms = actFormsFor(view.item, { may: view.may, keepsDates });
  const close = () => {
    forget();
    setOpened(null);
  };
  if (forms.length === 0 && done === null) return null;
  const run = async (form: ActForm, typed: ActTyped) => {
    const { key } = view.item;
    const isDone = await send(() => form.send(client, { key, etag: view.etag }, typed));
    // Also where it was refused: the item may have changed, and is then shown as it is before it is tried again.
    onChanged();
    if (!isDone) return;
    setOpened(null);
    setDone(form.done);
  };
  return (
    <section aria-label="Change the item itself">
      <h3 className={styles.heading}>The item itself</h3>
      {done !== null && (
        <p ref={receipt} role="status" tabIndex={-1} className={styles.words}>
          {done}
        </p>
      )}
      {opened ? (
        <OneForm
          key={opened.id}
          form={opened}
          busy={busy}
          refused={refused}
          onSend={typed => void run(opened, typed)}
          onClose={close}
        />
      ) : (
        <div className={styles.buttons}>
          {forms.map(form => (
            <Button
              key={form.id}
              size="small"
              onClick={() => {
                setDone(null);
                setOpened(form);
              }}
            >
              {form.label}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
};
