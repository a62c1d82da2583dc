import {
  longDay,
  shortDay,
  weekdayAndDay,
  type PeriodId,
  type ReturnItem,
  type Update,
} from '../register/index.ts';
import type { DatedTask, DatesView, DeskReturn, DeskView, Task } from '../server/client.ts';
import { dueShown, targetShown } from './figureWords.ts';

const items = (count: number): string => (count === 1 ? '1 item' : `${count} items`);

/** "3 of 6 answered. Due Monday 14 October." */
export const progressWords = ({ period, asked, answered }: DeskReturn): string => {
  const due = `due ${weekdayAndDay(period.dueOn)}`;
  if (asked === 0) return 'Nothing is asked of you. Words are welcome.';
  if (period.state !== 'collecting' && period.state !== 'planned')
    return `${items(asked)} came back and can be changed until ${period.title} is closed.`;
  if (answered === asked)
    return asked === 1 ? '1 of 1 answered, thank you.' : `All ${asked} answered, thank you.`;
  return `${answered} of ${asked} answered, ${due}.`;
};

/** "Red, Amber and Blue" */
export const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

const counted = (count: number, one: string, many: string): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

/** "You owe 2 updates, 1 recommendation and 3 policies." */
export const owedWords = ({ returns, recommendations, documents }: DeskView): string => {
  const left = returns.reduce((sum, { asked, answered }) => sum + asked - answered, 0);
  const dated = (tasks: readonly DatedTask[]) => tasks.filter(({ read }) => !read?.waiting).length;
  const owed = [
    ...counted(left, 'update', 'updates'),
    ...counted(dated(recommendations), 'recommendation', 'recommendations'),
    ...counted(dated(documents), 'policy', 'policies'),
  ];
  return owed.length === 0
    ? 'Nothing is waiting for you. Thank you.'
    : `${joined(owed)} ${owed.length === 1 && owed[0]?.startsWith('1 ') ? 'waits' : 'wait'} for you.`;
};

/** "4 things wait for your decision." */
export const decisionWords = (count: number): string => {
  if (count === 0) return 'Nothing waits for your decision.';
  return count === 1 ? '1 thing waits for your decision.' : `${count} things wait for your decision.`;
};

/** Of what is restricted its reference, and that its title is not for this person to read. */
export const titleOfTask = ({ title, ref }: Pick<Task, 'title' | 'ref'>): string =>
  title ?? `${ref}, restricted: its title is not shown here`;

/** "Due March 2025 (moved once; first agreed for …)", "Target 450 by 30 September 2024 …". */
export const promisedWords = (item: ReturnItem, period: PeriodId): string => {
  const { text, note } = item.kind === 'action' ? dueShown(item) : targetShown(item, period);
  const words = item.kind === 'action' ? `Due ${text}` : text === 'No target' ? text : `Target ${text}`;
  return note === null ? words : `${words} (${note})`;
};

const times = (count: number): string => (count === 1 ? 'moved once' : `moved ${count} times`);

/** "Due 31 December 2024, moved once; first agreed for 30 June 2024". */
export const datesWords = ({ original, due, dueText, revised }: DatesView): string => {
  if (due === null) return dueText ?? 'No date';
  const moved =
    revised.length === 0 || original === null
      ? ''
      : `, ${times(revised.length)}; first agreed for ${longDay(original)}`;
  return `Due ${longDay(due)}${moved}`;
};

/** "31 March 2025, because the supplier is late". */
export const requestWords = ({ requestedDue, requestReason }: Update): string | null =>
  requestedDue === null
    ? null
    : `${longDay(requestedDue)}, because: ${requestReason ?? 'no reason was given'}`;

/** "Said by The foreman, by phone, on 2 Oct 2024; recorded by the performance team". */
export const proxyWords = ({ givenBy }: Update): string | null =>
  givenBy === undefined
    ? null
    : `Said by ${givenBy.who}, ${givenBy.how}, on ${shortDay(givenBy.on)}; recorded by the performance team`;
