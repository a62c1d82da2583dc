import { dayOf, longDay, shortDay, timeOf } from '../register/index.ts';
import type { NoteView, NudgeAnswer, PostReturn, ReturnsView } from '../server/client.ts';
import { joined } from './deskWords.ts';
import type { Figure } from './figureWords.ts';

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;

const list = (parts: readonly string[]): string | null => (parts.length === 0 ? null : joined(parts));

export const owes = ({ owed, answered }: PostReturn): boolean => answered < owed;

/** Posts that have not answered everything, in the server's order. */
export const owing = ({ posts }: Pick<ReturnsView, 'posts'>): PostReturn[] => posts.filter(owes);

/** "12 of 110 items are answered. 31 posts still owe something, due Monday 14 October." `due` is how it ends. */
export const returnsSentence = (view: ReturnsView, { open, due }: { open: boolean; due: string }): string => {
  const { owed, answered } = view;
  if (owed === 0) return 'Nothing is asked for in this period.';
  const posts = owing(view).length;
  if (posts === 0) return `All ${owed} items are answered.`;
  const counted = posts === 1 ? '1 post' : `${posts} posts`;
  return open
    ? `${answered} of ${owed} items are answered. ${counted} still ${posts === 1 ? 'owes' : 'owe'} something, ${due}.`
    : `${answered} of ${owed} items were answered. ${counted} did not answer everything.`;
};

/** Who holds a post; empty where they are called as it is. */
export const holdersWords = ({ post, holders }: PostReturn): string =>
  holders.length === 0 ? 'Nobody holds this post' : holders.filter(name => name !== post).join(', ');

/** On which day a post was last written to. */
export const askedWords = ({ chase }: PostReturn): Figure => {
  if (!chase?.reached) return { text: 'Not yet', note: null };
  const { day } = chase.reached;
  return { text: shortDay(day), note: chase.lastNudge === day ? 'by the performance team' : null };
};

/** What became of that message, and why nobody may be there to read it. */
export const reachedWords = ({ chase }: PostReturn): Figure => {
  const text = chase?.reached ? capital(chase.reached.outcome) : 'Nothing was sent';
  const until = chase?.snoozedUntil;
  const note = list([
    ...(chase?.away ? ['away'] : []),
    ...(until ? [`asked not to be written to before ${shortDay(until)}`] : []),
  ]);
  return { text, note: note && capital(note) };
};

/** "3 of 6", with how far these are decided and how late the others are. */
export const answeredWords = ({ owed, answered, lastAnsweredAt, chase }: PostReturn): Figure => {
  const late = chase?.lateDays ?? 0;
  const note = list([
    ...(chase?.approved ? [`${chase.approved} approved`] : []),
    ...(chase?.sentBack ? [`${chase.sentBack} sent back`] : []),
    ...(lastAnsweredAt === null ? [] : [`last answer on ${shortDay(dayOf(lastAnsweredAt))}`]),
    ...(late > 0 ? [`${late} working ${late === 1 ? 'day' : 'days'} late`] : []),
  ]);
  return { text: `${answered} of ${owed}`, note: note && capital(note) };
};

/** What came of a nudge of one post: "A message is on its way." or why there is none. */
export const nudgedWords = (answer: NudgeAnswer): string =>
  answer.nudged ? 'A message is on its way.' : answer.detail;

const mostNamed = 4;

/** A post's name may have a comma of its own. */
const named = (posts: readonly string[]): string =>
  posts.length > mostNamed ? `${posts.length} posts` : posts.join('; ');

/** What came of nudging many: who is written to first, then whom it could not and why. A row says its own post's. */
export const nudgeSentences = (answers: readonly NudgeAnswer[]): string[] => {
  const nudged = answers.flatMap(one => (one.nudged ? [one.post] : []));
  const refused = new Map<string, string[]>();
  for (const one of answers)
    if (!one.nudged) refused.set(one.detail, [...(refused.get(one.detail) ?? []), one.post]);
  const going = nudged.length === 1 ? 'A message is' : 'Messages are';
  return [
    ...(nudged.length > 0 ? [`${going} on the way to ${named(nudged)}.`] : ['Nobody was written to.']),
    ...[...refused].map(([detail, posts]) => `Not written to: ${named(posts)}. ${detail}`),
  ];
};

const noteKinds: Record<NoteView['kind'], string> = {
  words: 'wrote',
  help: 'asks for help',
  'hand-over': 'asks to hand over',
};

/** "Car Parks Manager asks to hand over A02 Car Parking Strategy to Parks Manager". */
export const noteTitle = ({ kind, from, item, toPost }: NoteView): string => {
  const who = from?.posts[0] ?? from?.displayName ?? 'Somebody who is not listed';
  const about = item ? `${item.ref} ${item.title}` : null;
  if (kind === 'hand-over')
    return `${who} ${noteKinds[kind]} ${about ?? 'an item'}${toPost === null ? '' : ` to ${toPost}`}`;
  return `${who} ${noteKinds[kind]}${about === null ? '' : `${kind === 'help' ? ' with' : ' about'} ${about}`}`;
};

export const noteWhen = ({ at }: NoteView): string => `${longDay(dayOf(at))} at ${timeOf(at)}`;

/** "2 notes wait for an answer." */
export const notesSentence = (count: number): string => {
  if (count === 0) return 'No notes are waiting.';
  return count === 1 ? '1 note is waiting.' : `${count} notes are waiting.`;
};
