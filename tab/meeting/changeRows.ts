import { dayOf, longDay, printedCommentary, type ChangedPart, type ItemState } from '../../register/index.ts';
import type { ChangeSide, ChangeView } from '../../server/client.ts';
import { dueShown, valueShown, type Figure } from '../figureWords.ts';
import { partNames } from './meetingWords.ts';

/** What a rating reads as is its mark; everything else is words. */
export type Reading = { kind: 'mark'; side: ChangeSide } | { kind: 'words'; words: string };
export type ChangeRow = { id: string; what: string; then: Reading; now: Reading };

const words = (text: string): Reading => ({ kind: 'words', words: text });
const figure = ({ text, note }: Figure): string => (note === null ? text : `${text} (${note})`);

const states: Record<ItemState, string> = {
  open: 'Open',
  paused: 'On hold by decision',
  'closure-proposed': 'Proposed for closure',
  completed: 'Completed',
  closed: 'Closed by decision',
};

const printed = ({ update }: ChangeSide): string => {
  if (update === null) return 'No updates yet';
  const said = [printedCommentary(update), update.nextActions && `Next: ${update.nextActions}`].filter(
    Boolean,
  );
  return said.length === 0 ? 'No comment' : said.join('\n');
};

const readings: Record<ChangedPart, (side: ChangeSide) => Reading> = {
  rating: side => ({ kind: 'mark', side }),
  figure: ({ item, update }) =>
    words(item.kind === 'indicator' ? figure(valueShown(item, update)) : 'No figure'),
  words: side => words(printed(side)),
  due: ({ item }) => words(item.kind === 'action' ? figure(dueShown(item)) : 'No date'),
  state: ({ item }) => words(item.kind === 'action' ? states[item.state] : 'Open'),
};

/** Old beside new, a row for each part that changed. An item that is on one side alone has one row. */
export const changeRows = ({ then, now, parts }: ChangeView): ChangeRow[] => {
  if (then === null || now === null) {
    const read = (side: ChangeSide | null): Reading =>
      side === null ? words('Not in it') : { kind: 'mark', side };
    return [{ id: 'item', what: then === null ? 'Added' : 'Taken out', then: read(then), now: read(now) }];
  }
  return parts.map(part => ({
    id: part,
    what: partNames[part],
    then: readings[part](then),
    now: readings[part](now),
  }));
};

/** "Approved by Assistant Director on 20 October 2024. Date agreed by Board on 2 October 2024: rain." */
export const changedBy = ({ now, approved, redated, decisionRef, parts }: ChangeView): string => {
  const said = parts.some(part => part === 'rating' || part === 'figure' || part === 'words');
  const waits = said && now?.update?.state === 'submitted';
  return [
    ...(approved && said ? [`Approved by ${approved.by} on ${longDay(dayOf(approved.at))}.`] : []),
    ...(waits ? ['Not approved yet.'] : []),
    ...(redated
      ? [`Date agreed by ${redated.by} on ${longDay(redated.on)}: ${redated.reason.replace(/\.$/, '')}.`]
      : []),
    ...(decisionRef === null ? [] : [`Decision ${decisionRef}.`]),
  ].join(' ');
};
