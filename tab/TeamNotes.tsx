import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Client, NoteView } from '../server/client.ts';
import { noteTitle, notesSentence, noteWhen } from './chaseWords.ts';
import { useFormStyles } from './formStyles.ts';
import { Lead } from './Lead.tsx';
import { RefusedBox } from './RefusedBox.tsx';
import { useSending } from './useSending.ts';

const Words = ({ note: { text, item } }: { note: NoteView }) => {
  const styles = useFormStyles();
  if (text === null)
    return (
      <p className={styles.quiet}>
        {item === null ? 'It is about a restricted item. Its words are not shown here.' : 'No words.'}
      </p>
    );
  return text === '' ? null : <p className={styles.words}>{text}</p>;
};

type Props = {
  notes: readonly NoteView[];
  client: Client;
  council: string;
  /** False for those who may see a note and not settle it. */
  maySettle: boolean;
  onSettled: () => Promise<void>;
};

/** What people wrote to the performance team, the oldest first. What is dealt with goes, and the focus goes to a line that says so. */
export const TeamNotes = ({ notes, client, council, maySettle, onSettled }: Props) => {
  const styles = useFormStyles();
  const { busy, refused, send } = useSending();
  const [settled, setSettled] = useState<{ title: string } | null>(null);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (settled) line.current?.focus();
  }, [settled]);
  const settle = async (note: NoteView) => {
    const done = await send(() => client.settleNote(note.id, council));
    if (!done) return;
    setSettled({ title: noteTitle(note) });
    await onSettled();
  };
  if (notes.length === 0 && settled === null) return null;
  return (
    <section aria-label="Notes to the team" className={styles.notes}>
      <Lead small title="Notes to the team" sentence={notesSentence(notes.length)} />
      <p ref={line} role="status" tabIndex={-1} className={styles.quiet}>
        {settled === null ? '' : `Dealt with: ${settled.title}.`}
      </p>
      {refused && <RefusedBox refused={refused} fields={[]} kept="" />}
      <ul className={styles.list}>
        {notes.map(note => (
          <li key={note.id} className={styles.entry}>
            <div className={styles.head}>
              <div className={styles.facts}>
                <h3 className={styles.title}>{noteTitle(note)}</h3>
                <Words note={note} />
                <p className={styles.quiet}>{noteWhen(note)}</p>
              </div>
              {maySettle && (
                <Button
                  disabledFocusable={busy}
                  aria-label={`Dealt with: ${noteTitle(note)}`}
                  onClick={() => void settle(note)}
                >
                  Dealt with
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
};
