import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { periodTitle, type Scheme } from '../register/index.ts';
import type { Client, DeskDecision, DeskView } from '../server/client.ts';
import { AnswerDecisionEntry } from './AnswerDecisionEntry.tsx';
import { ClaimDecisionEntry } from './ClaimDecisionEntry.tsx';
import {
  approvable,
  approval,
  groupDecisions,
  idOf,
  shownDecisions,
  type DecisionGroup,
} from './deciding.ts';
import { decisionWords, titleOfTask } from './deskWords.ts';
import { useFormStyles } from './formStyles.ts';
import { Lead } from './Lead.tsx';
import { RefusedBox } from './RefusedBox.tsx';
import { useSending } from './useSending.ts';

/** What was decided in this sitting, by decision, in words. */
type Done = ReadonlyMap<string, string>;

type Deciding = {
  schemes: readonly Scheme[];
  client: Client;
  done: Done;
  onDone: (decisions: readonly DeskDecision[], words: string) => void;
};

const titleOf = ({ post, period }: DecisionGroup): string =>
  period === null ? 'Recommendations and policies' : `${post}, ${periodTitle(period)}`;

const sentenceOf = ({ period }: DecisionGroup, left: number): string => {
  if (left === 0) return 'All decided.';
  const [one, many] = period === null ? ['thing', 'things'] : ['answer', 'answers'];
  return left === 1 ? `1 ${one} to decide.` : `${left} ${many} to decide.`;
};

const dateNote = (asked: number): string =>
  `${asked === 1 ? 'One of them asks' : `${asked} of them ask`} for a new date. Dates are agreed one by one, below.`;

/** Approves one after the other; the first refusal ends it, and what was approved until then stays so. */
const ApproveAll = ({
  group,
  client,
  onDone,
}: Pick<Deciding, 'client' | 'onDone'> & { group: DecisionGroup }) => {
  const styles = useFormStyles();
  const { busy, refused, send } = useSending();
  const together = approvable(group);
  const asked = together.filter(({ read }) => read.update.requestedDue !== null).length;
  const approveAll = async () => {
    const approved: DeskDecision[] = [];
    await send(async () => {
      for (const decision of together) {
        await client.decide(decision.key, approval(decision.read, false));
        approved.push(decision);
      }
    });
    onDone(approved, 'Approved');
  };
  if (together.length < 2 && !refused) return null;
  return (
    <div className={styles.together}>
      {refused && (
        <RefusedBox refused={refused} fields={[]} kept="What was approved before it stays approved." />
      )}
      <div className={styles.actions}>
        <Button disabled={busy} onClick={() => void approveAll()}>
          Approve all {together.length}
        </Button>
      </div>
      {asked > 0 && <p className={styles.quiet}>{dateNote(asked)}</p>}
    </div>
  );
};

/** In the place of what was decided; the last one has the focus, since what had it is gone. */
const DoneEntry = ({
  decision,
  words,
  isLast,
}: {
  decision: DeskDecision;
  words: string;
  isLast: boolean;
}) => {
  const styles = useFormStyles();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isLast) line.current?.focus();
  }, [isLast]);
  return (
    <li className={styles.entry}>
      <h3 className={styles.title}>{titleOfTask(decision)}</h3>
      <p ref={line} role="status" tabIndex={-1} className={styles.words}>
        {words}
      </p>
    </li>
  );
};

const Entry = ({ decision, schemes, client, done, onDone }: Deciding & { decision: DeskDecision }) => {
  const words = done.get(idOf(decision));
  const isLast = [...done.keys()].at(-1) === idOf(decision);
  if (words !== undefined) return <DoneEntry decision={decision} words={words} isLast={isLast} />;
  const props = { client, onDone: (said: string) => onDone([decision], said) };
  return decision.kind === 'answer' ? (
    <AnswerDecisionEntry decision={decision} schemes={schemes} {...props} />
  ) : (
    <ClaimDecisionEntry decision={decision} {...props} />
  );
};

const Group = ({ group, ...deciding }: Deciding & { group: DecisionGroup }) => {
  const styles = useFormStyles();
  const { client, done, onDone } = deciding;
  const left = group.decisions.filter(one => !done.has(idOf(one)));
  return (
    <section aria-label={titleOf(group)} className={styles.section}>
      <Lead small title={titleOf(group)} sentence={sentenceOf(group, left.length)} />
      {group.period !== null && (
        <ApproveAll group={{ ...group, decisions: left }} client={client} onDone={onDone} />
      )}
      <ul className={styles.list}>
        {group.decisions.map(decision => (
          <Entry key={idOf(decision)} decision={decision} {...deciding} />
        ))}
      </ul>
    </section>
  );
};

type Props = { desk: DeskView; client: Client; onDecided: () => void };

/** What waits for one person's decision: a whole return at once, or one by one. */
export const ToDecide = ({ desk, client, onDecided }: Props) => {
  const [done, setDone] = useState<Done>(new Map());
  const [shown, setShown] = useState(desk.decisions);
  const [before, setBefore] = useState(desk);
  if (desk !== before) {
    setBefore(desk);
    setShown(shownDecisions(shown, desk.decisions, new Set(done.keys())));
  }
  const onDone: Deciding['onDone'] = (decisions, words) => {
    setDone(known => new Map([...known, ...decisions.map(one => [idOf(one), words] as const)]));
    onDecided();
  };
  const left = shown.filter(one => !done.has(idOf(one))).length;
  return (
    <>
      <Lead title="What waits for you" sentence={decisionWords(left)} />
      {groupDecisions(shown).map(group => (
        <Group
          key={group.key}
          group={group}
          schemes={desk.schemes}
          client={client}
          done={done}
          onDone={onDone}
        />
      ))}
    </>
  );
};
