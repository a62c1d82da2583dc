import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import {
  answerTyped,
  dayOf,
  longDay,
  timeOf,
  type Day,
  type RawAnswer,
  type Scheme,
  type Snapshot,
  type Update,
} from '../register/index.ts';
import type { Client, DeskReturn, ReturnTask } from '../server/client.ts';
import { AnswerForm } from './AnswerForm.tsx';
import { checkTyped } from './checkTyped.ts';
import { promisedWords, titleOfTask } from './deskWords.ts';
import { useFormStyles } from './formStyles.ts';
import { LastTime } from './LastTime.tsx';
import { SaidMark, SaidWords } from './SaidText.tsx';
import type { Drafts } from './useDrafts.ts';

type EntryProps = {
  /** The register, by which an answer is checked before it is sent. */
  snapshot: Snapshot;
  today: Day;
  task: ReturnTask;
  of: DeskReturn;
  schemes: readonly Scheme[];
  client: Client;
  drafts: Drafts;
  /** What the server kept of an earlier sitting. */
  draft: RawAnswer | null;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  onSent: () => void;
};

const SentBack = ({ sentBack }: Pick<ReturnTask, 'sentBack'>) => {
  const styles = useFormStyles();
  if (!sentBack) return null;
  return (
    <div className={styles.box}>
      <p className={styles.boxTitle}>Sent back on {longDay(dayOf(sentBack.at))}</p>
      <p className={styles.words}>
        {sentBack.reason ?? 'The reason is not shown here: this item is restricted.'}
      </p>
    </div>
  );
};

/** How it stands now: its mark, or that nothing was said yet. */
const Now = ({ task, schemes }: Pick<EntryProps, 'task' | 'schemes'>) => {
  const styles = useFormStyles();
  const { standing, answered, optional, sentBack } = task;
  const scheme = schemes.find(({ id }) => id === standing?.scheme);
  if (answered && standing && scheme)
    return (
      <p className={styles.words}>
        Answered: <SaidMark {...standing} scheme={scheme} />
      </p>
    );
  if (answered) return <p className={styles.words}>Answered</p>;
  if (sentBack) return null;
  return (
    <p className={styles.quiet}>{optional ? 'Words are welcome, no rating is needed' : 'Not answered yet'}</p>
  );
};

/** What was recorded, in the place of the form. */
const Receipt = ({ update, task }: { update: Update; task: ReturnTask }) => {
  const styles = useFormStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [update]);
  return (
    <div ref={box} role="status" tabIndex={-1} className={styles.box}>
      <p className={styles.boxTitle}>Recorded</p>
      {task.title !== null && <SaidWords update={update} />}
      <p className={styles.quiet}>
        Sent on {longDay(dayOf(update.submittedAt))} at {timeOf(update.submittedAt)}. You can change it until
        the return closes.
      </p>
    </div>
  );
};

const buttonWords = ({ answered, sentBack }: ReturnTask, hasDraft: boolean): string => {
  if (hasDraft) return 'Go on with my draft';
  return answered || sentBack ? 'Change my answer' : 'Answer';
};

/** Stands in the form at first: a draft, the answer to be changed, or the one that came back. */
const firstTyped = ({ standing, sentBack }: ReturnTask, written: RawAnswer | null): RawAnswer => {
  const said = standing?.update ?? sentBack?.update ?? null;
  return written ?? (standing ? answerTyped(standing.item, said) : {});
};

/** One item of a return: what was promised, how it stood, and its form in place. */
export const ReturnEntry = (props: EntryProps) => {
  const { snapshot, today, task, of, schemes, client, drafts, draft, isOpen, onOpen, onClose, onSent } =
    props;
  const styles = useFormStyles();
  const [sent, setSent] = useState<Update | null>(null);
  const { standing } = task;
  const { period } = of.period;
  const written = drafts.typed(task.key, period, draft);
  const words = buttonWords(task, written !== null);
  const scheme = schemes.find(({ id }) => id === standing?.scheme);
  const close = (update: Update | null) => {
    setSent(update);
    onClose();
  };
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <div className={styles.facts}>
          <h3 className={styles.title}>{titleOfTask(task)}</h3>
          <p className={styles.quiet}>
            {standing ? `${task.ref} · ${promisedWords(standing.item, period)}` : task.ref}
          </p>
          {standing && <LastTime standing={standing} schemes={schemes} full={isOpen} own />}
          {!sent && <Now task={task} schemes={schemes} />}
        </div>
        {!isOpen && (
          <Button aria-label={`${words}: ${titleOfTask(task)}`} onClick={onOpen}>
            {words}
          </Button>
        )}
      </div>
      <SentBack sentBack={task.sentBack} />
      {sent && <Receipt update={sent} task={task} />}
      {isOpen && (
        <AnswerForm
          client={client}
          drafts={drafts}
          itemKey={task.key}
          period={period}
          asks={task.asks}
          etag={task.etag}
          first={firstTyped(task, written)}
          onCheck={
            standing && scheme
              ? raw => checkTyped(snapshot, { item: standing.item, scheme, period, raw, today })
              : null
          }
          onClose={() => close(null)}
          onSent={update => {
            close(update);
            onSent();
          }}
        />
      )}
    </li>
  );
};
