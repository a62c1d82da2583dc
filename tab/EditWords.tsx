import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { dayOf, longDay, printedCommentary, type Update } from '../register/index.ts';
import { WordsField } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { problemAt } from './refused.ts';
import { RefusedBox } from './RefusedBox.tsx';
import { useSending } from './useSending.ts';

type Props = {
  update: Update;
  /** Rejects with what the server refused. */
  onSave: (commentary: string) => Promise<unknown>;
};

type FormProps = Props & { onSaved: () => void; onClose: () => void };

const Form = ({ update, onSave, onSaved, onClose }: FormProps) => {
  const styles = useFormStyles();
  const { busy, refused, send } = useSending();
  const [words, setWords] = useState(printedCommentary(update) ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(() => onSave(words)).then(done => done && onSaved());
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {refused && <RefusedBox refused={refused} fields={['commentary']} />}
      <div className={styles.pair}>
        <div>
          <p className={styles.label}>The officer’s own words</p>
          <p className={styles.words}>{update.commentary ?? 'None were given.'}</p>
        </div>
        <WordsField
          label="Words for publication"
          value={words}
          problem={problemAt(refused, 'commentary')}
          onType={setWords}
        />
      </div>
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabledFocusable={busy}>
          Save these words
        </Button>
        {update.commentary !== null && words !== update.commentary && (
          <Button onClick={() => setWords(update.commentary ?? '')}>Put back the officer’s words</Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
};

/** "Edited on 2 October 2024. The officer’s own words are kept." */
const state = ({ edited, commentary }: Update): string => {
  if (!edited) return 'The officer’s own words are published as they stand.';
  if (edited.commentary === commentary) return 'The officer’s own words are published again.';
  return `Edited on ${longDay(dayOf(edited.at))}. The officer’s own words are kept beside them.`;
};

/** The performance team edits words for publication; what the officer wrote stays, and they are shown the edit. */
export const EditWords = ({ update, onSave }: Props) => {
  const styles = useFormStyles();
  const [isOpen, setOpen] = useState(false);
  const [left, setLeft] = useState<'saved' | 'cancelled' | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  const button = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (left === 'saved') line.current?.focus();
    if (left === 'cancelled') button.current?.focus();
  }, [left]);
  const leave = (how: typeof left) => {
    setOpen(false);
    setLeft(how);
  };
  return (
    <section aria-label="Words for publication">
      <h3 className={styles.heading}>Words for publication</h3>
      <p className={styles.quiet}>{state(update)}</p>
      <p ref={line} role="status" tabIndex={-1} className={styles.words}>
        {left === 'saved' ? 'Saved. The officer is shown the edit.' : ''}
      </p>
      {isOpen ? (
        <Form
          update={update}
          onSave={onSave}
          onClose={() => leave('cancelled')}
          onSaved={() => leave('saved')}
        />
      ) : (
        <div className={styles.buttons}>
          <Button
            ref={(element: HTMLElement | null) => {
              button.current = element;
            }}
            onClick={() => {
              setLeft(null);
              setOpen(true);
            }}
          >
            Edit for publication
          </Button>
        </div>
      )}
    </section>
  );
};
