import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { periodOn, type Snapshot } from '../../register/index.ts';
import type { Client, DeskView } from '../../server/client.ts';
import { AnswerDecisionEntry } from '../AnswerDecisionEntry.tsx';
import { ClaimDecisionEntry } from '../ClaimDecisionEntry.tsx';
import { DatedEntry } from '../DatedEntry.tsx';
import { idOf } from '../deciding.ts';
import { deskDraft } from '../deskDraft.ts';
import type { DeskParts } from '../DeskView.tsx';
import { useFormStyles } from '../formStyles.ts';
import { ReturnEntry } from '../ReturnEntry.tsx';
import type { Drafts } from '../useDrafts.ts';

type Tasks = Pick<DeskView, 'returns' | 'recommendations' | 'documents' | 'decisions'>;

/** Until the desk is there. */
const none: Tasks = { returns: [], recommendations: [], documents: [], decisions: [] };

/** What of one person's desk is about one item. */
const tasksOf = ({ returns, recommendations, documents, decisions }: Tasks, key: string) => ({
  returns: returns.flatMap(of => of.tasks.filter(task => task.key === key).map(task => ({ of, task }))),
  dated: [...recommendations, ...documents].filter(task => task.key === key),
  decisions: decisions.filter(decision => decision.key === key),
});

type AnswersProps = {
  itemKey: string;
  snapshot: Snapshot;
  desk: DeskView;
  client: Client;
  drafts: Drafts;
  onSent: () => void;
};

/** The forms of what this person answers for; one is open at a time. */
const Answers = ({ itemKey, snapshot, desk, client, drafts, onSent }: AnswersProps) => {
  const [open, setOpen] = useState<string | null>(null);
  const { returns, dated } = tasksOf(desk, itemKey);
  const entry = (key: string, period: string) => ({
    schemes: desk.schemes,
    client,
    drafts,
    draft: deskDraft(desk, key, period),
    isOpen: open === period,
    onOpen: () => setOpen(period),
    onClose: () => setOpen(null),
    onSent,
  });
  const quarter = periodOn(desk.today, 'quarter');
  return (
    <>
      {returns.map(({ of, task }) => (
        <ReturnEntry
          key={of.period.period}
          snapshot={snapshot}
          today={desk.today}
          task={task}
          of={of}
          {...entry(task.key, of.period.period)}
        />
      ))}
      {dated.map(task => (
        <DatedEntry key={task.key} task={task} period={quarter} {...entry(task.key, quarter)} />
      ))}
    </>
  );
};

type Props = { itemKey: string; snapshot: Snapshot; onAnswerFor: (() => void) | null } & DeskParts;

/** What somebody owes or decides of this item, done here: the same forms as on their own pages. */
export const InPlace = ({ itemKey, snapshot, onAnswerFor, client, desk, drafts }: Props) => {
  const styles = useFormStyles();
  const [done, setDone] = useState<string | null>(null);
  const { view, reload } = desk;
  const { returns, dated, decisions } = tasksOf(view ?? none, itemKey);
  const isAny = returns.length + dated.length + decisions.length > 0;
  if (!isAny && !onAnswerFor && done === null) return null;
  return (
    <section aria-label="What you can do">
      <h3 className={styles.heading}>What you can do</h3>
      {done !== null && (
        <p role="status" className={styles.words}>
          {done}
        </p>
      )}
      <ul className={styles.list}>
        {view && (
          <Answers
            itemKey={itemKey}
            snapshot={snapshot}
            desk={view}
            client={client}
            drafts={drafts}
            onSent={() => void reload()}
          />
        )}
        {view &&
          decisions.map(decision => {
            const props = {
              client,
              onDone: (words: string) => {
                setDone(words);
                void reload();
              },
            };
            return decision.kind === 'answer' ? (
              <AnswerDecisionEntry
                key={idOf(decision)}
                decision={decision}
                schemes={view.schemes}
                {...props}
              />
            ) : (
              <ClaimDecisionEntry key={idOf(decision)} decision={decision} {...props} />
            );
          })}
      </ul>
      {onAnswerFor && (
        <div className={styles.buttons}>
          <Button onClick={onAnswerFor}>Answer for somebody else</Button>
        </div>
      )}
    </section>
  );
};
