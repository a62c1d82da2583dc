import { Button } from '@fluentui/react-components';
import { useState, type FormEvent, type ReactNode } from 'react';
import { WordsField } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { problemAt, type Refused } from './refused.ts';

type Props = {
  label: string;
  button: string;
  busy: boolean;
  refused: Refused | null;
  /** What the words' problem can be called. */
  field: string;
  /** Fields before the words. */
  children?: ReactNode;
  onSend: (words: string) => void;
  onClose: () => void;
};

/** A decision that needs words. */
export const ReasonForm = ({ label, button, busy, refused, field, children, onSend, onClose }: Props) => {
  const styles = useFormStyles();
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSend(words);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {children}
      <WordsField label={label} value={words} problem={problemAt(refused, field)} onType={setWords} />
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabled={busy}>
          {button}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
};
