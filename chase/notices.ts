import { dayOf, recommendationOn, sentBack } from '../register/index.ts';
import type { Day, Item, PeriodId, ReportingPeriod, Snapshot, Update } from '../register/index.ts';
import { findItem } from './findItem.ts';
import { noticeLadders, type NoticeName } from './noticeLadders.ts';
import type { Owed } from './owed.ts';

type Owner = Pick<Item, 'kind' | 'key' | 'post' | 'approverPost'>;

const noticeOf = (
  name: NoticeName,
  { kind, key, post, approverPost }: Owner,
  { on, period }: { on: Day; period: PeriodId | null },
): Owed => ({
  ladder: 'notice',
  rungs: noticeLadders[name],
  terms: { submitted: on },
  itemKey: key,
  period,
  noun: kind === 'recommendation' ? kind : kind === 'document' ? 'policy' : 'answer',
  post,
  role: null,
  approverPost,
  answeredOn: null,
  notBy: null,
});

const isOpen = ({ periods }: Snapshot, period: PeriodId): boolean =>
  periods.every((one: ReportingPeriod) => one.period !== period || one.state !== 'closed');

/** By item and period, each with all that was said. */
const conversations = (updates: readonly Update[]): Update[][] => {
  const said = new Map<string, Update[]>();
  for (const update of updates) {
    const about = `${update.itemKey} ${update.period}`;
    const others = said.get(about);
    if (others) others.push(update);
    else said.set(about, [update]);
  }
  return [...said.values()];
};

const ofConversation = (snapshot: Snapshot, said: readonly Update[], day: Day): Owed[] => {
  const back = sentBack(said);
  const edited = said.findLast(one => one.edited !== undefined);
  const given = said.findLast(one => one.givenBy !== undefined);
  const [first] = said;
  const item = first && findItem(snapshot, first.itemKey, day);
  if (!first || !item) return [];
  const { period } = first;
  return [
    ...(back?.decided && isOpen(snapshot, period)
      ? [noticeOf('sent-back', item, { on: dayOf(back.decided.at), period })]
      : []),
    ...(given ? [noticeOf('recorded-for-you', item, { on: dayOf(given.submittedAt), period })] : []),
    ...(edited?.edited ? [noticeOf('words-edited', item, { on: dayOf(edited.edited.at), period })] : []),
  ];
};

const isTold = ({ decided, edited, givenBy }: Update): boolean =>
  decided !== undefined || edited !== undefined || givenBy !== undefined;

/**
 * What owners are told on the next working morning: an answer of theirs was sent back, or recorded for them by the
 * performance team, or its words were edited for publication; a claim on a recommendation was returned. What was sent
 * back is said again until it is answered.
 */
export const noticesOf = (snapshot: Snapshot, day: Day): Owed[] => {
  const told = new Set(
    snapshot.updates.flatMap(one => (isTold(one) ? [`${one.itemKey} ${one.period}`] : [])),
  );
  const updates = snapshot.updates.filter(one => told.has(`${one.itemKey} ${one.period}`));
  const claims = snapshot.recommendations.flatMap((item): Owed[] => {
    const { state, returned } = recommendationOn(item, day);
    return state === 'returned' && returned
      ? [noticeOf('sent-back', item, { on: returned.on, period: null })]
      : [];
  });
  return [...conversations(updates).flatMap(said => ofConversation(snapshot, said, day)), ...claims];
};
