import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { PeriodId, RawAnswer, Scheme } from '../register/index.ts';
import type { Client, DatedTask } from '../server/client.ts';
import { DatedForm } from './DatedForm.tsx';
import { datesWords, titleOfTask } from './deskWords.ts';
import { useFormStyles } from './formStyles.ts';
import { RatingMark } from './RatingMark.tsx';
import { bandShown } from './ratingWords.ts';
import { SaidWords } from './SaidText.tsx';
import type { Drafts } from './useDrafts.ts';

type Props = {
  task: DatedTask;
  schemes: readonly Scheme[];
  client: Client;
  drafts: Drafts;
  period: PeriodId;
  draft: RawAnswer | null;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
  onSent: () => void;
};

const Band = ({ task: { read }, schemes }: Pick<Props, 'task' | 'schemes'>) => {
  const styles = useFormStyles();
  const scheme = schemes.find(({ id }) => id === read?.scheme);
  if (!read || !scheme) return null;
  return (
    <p className={styles.words}>
      <RatingMark mark={bandShown(scheme, read.rating.band)} />
    </p>
  );
};

/** What came back, and what waits for a decision. */
const Said = ({ task: { read } }: Pick<Props, 'task'>) => {
  const styles = useFormStyles();
  return (
    <>
      {read && read.returned !== null && (
        <div className={styles.box}>
          <p className={styles.boxTitle}>Sent back</p>
          <p className={styles.words}>{read.returned}</p>
        </div>
      )}
      {read?.waiting && (
        <div className={styles.box}>
          <p className={styles.boxTitle}>You said this, and it waits for a decision</p>
          <SaidWords update={read.waiting} />
        </div>
      )}
    </>
  );
};

const Receipt = ({ words }: { words: string }) => {
  const styles = useFormStyles();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [words]);
  return (
    <div ref={box} role="status" tabIndex={-1} className={styles.box}>
      <p className={styles.boxTitle}>{words}</p>
    </div>
  );
};

/** What stands in the form at first: a draft, or what waits for a decision and may be corrected. */
const firstTyped = ({ read }: DatedTask, written: RawAnswer | null): RawAnswer => {
  const { commentary, requestedDue, requestReason } = read?.waiting ?? {};
  if (written) return written;
  return read?.waiting
    ? {
        band: 'progress',
        commentary: commentary ?? undefined,
        requestedDue: requestedDue ?? undefined,
        requestReason: requestReason ?? undefined,
      }
    : {};
};

/** One recommendation or policy: its dates, where it stands, and what its owner says of it, in place. */
export const DatedEntry = (props: Props) => {
  const { task, schemes, client, drafts, period, draft, isOpen, onOpen, onClose, onSent } = props;
  const styles = useFormStyles();
  const [sent, setSent] = useState<string | null>(null);
  const written = drafts.typed(task.key, period, draft);
  const words = written === null ? 'Say how it stands' : 'Go on with my draft';
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <div className={styles.facts}>
          <h3 className={styles.title}>{titleOfTask(task)}</h3>
          <p className={styles.quiet}>
            {task.read ? `${task.ref} · ${datesWords(task.read.dates)}` : task.ref}
          </p>
          <Band task={task} schemes={schemes} />
        </div>
        {!isOpen && (
          <Button aria-label={`${words}: ${titleOfTask(task)}`} onClick={onOpen}>
            {words}
          </Button>
        )}
      </div>
      <Said task={task} />
      {sent !== null && <Receipt words={sent} />}
      {isOpen && (
        <DatedForm
          client={client}
          drafts={drafts}
          task={task}
          period={period}
          first={firstTyped(task, written)}
          onClose={onClose}
          onSent={said => {
            setSent(said);
            onClose();
            onSent();
          }}
        />
      )}
    </li>
  );
};
