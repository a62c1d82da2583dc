import { periodOn, type Snapshot } from '../register/index.ts';
import type { Client, DatedTask, DeskReturn, DeskView, ReturnTask } from '../server/client.ts';
import type { Address } from './address.ts';
import { DatedEntry } from './DatedEntry.tsx';
import { deskDraft } from './deskDraft.ts';
import { DeskList } from './DeskList.tsx';
import { owedWords, progressWords } from './deskWords.ts';
import { Lead } from './Lead.tsx';
import { ReturnEntry } from './ReturnEntry.tsx';
import type { ChangeAddress } from './useAddress.ts';
import type { Drafts } from './useDrafts.ts';

type Props = {
  snapshot: Snapshot;
  desk: DeskView;
  client: Client;
  drafts: Drafts;
  address: Address;
  onChange: ChangeAddress;
  onSent: () => void;
};

const datedWords = (tasks: readonly DatedTask[], noun: string): string => {
  const late = tasks.filter(({ read }) => read?.overdue).length;
  const all =
    tasks.length === 1 ? `1 ${noun}` : `${tasks.length} ${noun === 'policy' ? 'policies' : `${noun}s`}`;
  return late === 0 ? `${all}, none overdue.` : `${all}, ${late} overdue.`;
};

/** What one person owes and may answer, each answered in place. The open form is in the address, so that Back closes it. */
export const MyReturn = ({ snapshot, desk, client, drafts, address, onChange, onSent }: Props) => {
  const quarter = periodOn(desk.today, 'quarter');
  const entry = (key: string, period: string) => ({
    schemes: desk.schemes,
    client,
    drafts,
    draft: deskDraft(desk, key, period),
    isOpen: address.item === key && (address.period === null || address.period === period),
    onOpen: () => onChange({ item: key, period }),
    onClose: () => onChange({ item: null }),
    onSent,
  });
  const returnEntry = (of: DeskReturn) => (task: ReturnTask) => (
    <ReturnEntry
      key={task.key}
      snapshot={snapshot}
      today={desk.today}
      task={task}
      of={of}
      {...entry(task.key, of.period.period)}
    />
  );
  const datedEntry = (task: DatedTask) => (
    <DatedEntry key={task.key} task={task} period={quarter} {...entry(task.key, quarter)} />
  );
  return (
    <>
      <Lead title="What waits for you" sentence={owedWords(desk)} />
      {desk.returns.map(of => (
        <DeskList key={of.period.period} title={of.period.title} sentence={progressWords(of)}>
          {of.tasks.map(returnEntry(of))}
        </DeskList>
      ))}
      {desk.recommendations.length > 0 && (
        <DeskList title="Recommendations" sentence={datedWords(desk.recommendations, 'recommendation')}>
          {desk.recommendations.map(datedEntry)}
        </DeskList>
      )}
      {desk.documents.length > 0 && (
        <DeskList title="Policies and strategies" sentence={datedWords(desk.documents, 'policy')}>
          {desk.documents.map(datedEntry)}
        </DeskList>
      )}
    </>
  );
};
