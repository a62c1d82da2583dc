import { dayOf, longDay, timeOf, type ChangedPart, type Day } from '../../register/index.ts';
import { listed } from '../../report/index.ts';
import type { MeetingChanges, MeetingView } from '../../server/client.ts';

/** "Cabinet" and "Full Council" go by their name; "the Corporate Performance Panel" does not. */
export const bodySaid = (body: string): string =>
  !body.includes(' ') || /\b(Cabinet|Council)$/.test(body) ? body : `the ${body.replace(/^the /i, '')}`;

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const paperWords = ({ publishBy }: MeetingView, today: Day): string => {
  if (publishBy === today) return 'its papers must be public today';
  return publishBy > today
    ? `its papers must be public by ${longDay(publishBy)}`
    : `its papers were to be public by ${longDay(publishBy)}`;
};

/** "The Corporate Performance Panel meets on 16 October 2024; its papers must be public by 8 October 2024." */
export const nextSentence = (meetings: readonly MeetingView[], today: Day): string => {
  if (meetings.length === 0) return 'No meeting is planned.';
  const next = meetings.find(({ meetsOn }) => meetsOn >= today);
  if (!next) return meetings.length === 1 ? 'The meeting has been held.' : 'All meetings have been held.';
  const when = next.meetsOn === today ? 'meets today' : `meets on ${longDay(next.meetsOn)}`;
  return `${capital(bodySaid(next.body))} ${when}; ${paperWords(next, today)}.`;
};

export const outcomeShown = ({ outcome, minuteRef, meetsOn }: MeetingView, today: Day) => ({
  text: outcome ?? (meetsOn >= today ? 'Still to meet' : 'None recorded'),
  note: minuteRef === null ? null : `Minute ${minuteRef}`,
});

/** As much of a hash as people compare by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 8);

export const partNames: Record<ChangedPart, string> = {
  rating: 'Rating',
  figure: 'Figure',
  words: 'Words',
  due: 'Due',
  state: 'State',
};

const counted = (count: number, one: string, many = `${one}s`): string[] =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];

const itemsSaid = (count: number, what: string): string[] =>
  count === 0 ? [] : [`${count === 1 ? '1 item' : `${count} items`} ${count === 1 ? 'was' : 'were'} ${what}`];

/** "Since the papers for Cabinet were frozen on 28 October 2024, 3 ratings and 2 figures have changed." */
export const changesSentence = ({
  body,
  frozenAt,
  counts,
}: Pick<MeetingChanges, 'body' | 'frozenAt' | 'counts'>): string => {
  const since = `the papers for ${bodySaid(body)} were frozen on ${longDay(dayOf(frozenAt))}`;
  const parts = [
    ...counted(counts.rating, 'rating'),
    ...counted(counts.figure, 'figure'),
    ...counted(counts.words, 'commentary', 'commentaries'),
    ...counted(counts.due, 'due date'),
    ...counted(counts.state, 'state'),
  ];
  const one = parts.length === 1 && parts[0]?.startsWith('1 ') === true;
  const told = [
    ...(parts.length === 0 ? [] : [`${listed(parts)} ${one ? 'has' : 'have'} changed`]),
    ...itemsSaid(counts.added, 'added'),
    ...itemsSaid(counts.gone, 'taken out'),
  ];
  return told.length === 0 ? `Nothing has changed since ${since}.` : `Since ${since}, ${listed(told)}.`;
};

/** Which register is in front of people: "Q1 2024-25 as frozen on 28 October 2024". */
export const versionSaid = (title: string, at: string, frozen: boolean): string =>
  frozen
    ? `${title} as frozen on ${longDay(dayOf(at))}`
    : `${title} in the register at ${timeOf(at)} on ${longDay(dayOf(at))}`;
