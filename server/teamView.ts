import { boardList, councilsOf, findItem, listOrphans, orphanWords } from '../chase/index.ts';
import type { LedgerMessage, Note } from '../chase/index.ts';
import { addDays, councilOf, dayOf, type Person, type Snapshot } from '../register/index.ts';
import type { ChaseFacts } from './postChase.ts';
import type { NoteView, SaidBy, TeamView, UnknownView } from './wire.ts';

/** Those who look after the returns see how the chase stands; nudging and settling is the performance team's. */
export const seesTheChase = ({ roles }: Pick<Person, 'roles'>): boolean =>
  roles.includes('performance') || roles.includes('admin');

/** A note's own id is unique for one person only. */
export const noteId = ({ entraId, id }: Note): string => `${entraId}_${id}`;

/**
 * The notes of one council: about its items, or in words of its own people. Words of somebody who is listed nowhere are
 * shown in every council, so that they are not lost.
 */
export const notesOf = (
  notes: readonly Note[],
  { council, people }: Pick<Snapshot, 'council' | 'people'>,
  isListed: (entraId: string) => boolean,
): Note[] => {
  const own = new Set(people.map(({ entraId }) => entraId));
  return notes.filter(({ itemKey, entraId }) =>
    itemKey === null ? own.has(entraId) || !isListed(entraId) : councilOf(itemKey) === council,
  );
};

const saidBy = ({ people }: Snapshot, entraId: string): SaidBy => {
  const person = people.find(one => one.entraId === entraId);
  return person ? { displayName: person.displayName, posts: person.posts } : null;
};

const viewNote = (snapshot: Snapshot, note: Note): NoteView => {
  const item = note.itemKey === null ? null : findItem(snapshot, note.itemKey, dayOf(snapshot.asAt));
  // What is said of an item that the reader may not see is as restricted as the item.
  const isHidden = note.itemKey !== null && item === null;
  return {
    id: noteId(note),
    kind: note.kind,
    from: saidBy(snapshot, note.entraId),
    at: note.at,
    text: isHidden ? null : note.text,
    item: item && { key: item.key, ref: item.ref, title: item.title },
    toPost: isHidden ? null : note.toPost,
  };
};

/** Nobody looks any more for what may have arrived so long ago. */
const unknownDays = 30;

const unknownIn = (
  messages: readonly LedgerMessage[],
  { council, day }: { council: string; day: string },
): UnknownView[] =>
  messages
    .filter(message => message.day >= addDays(day, -unknownDays) && councilsOf(message).includes(council))
    .flatMap(({ recipient, outcome, day: on }) =>
      outcome?.kind === 'unknown' ? [{ post: recipient.post, day: on, reason: outcome.reason }] : [],
    )
    .sort((a, b) => b.day.localeCompare(a.day) || a.post.localeCompare(b.post, 'en-GB'));

export type TeamFacts = ChaseFacts & {
  /** The council's notes that nobody has settled. */
  notes: readonly Note[];
};

/** What the performance team has to look at, from one snapshot: what its reader may not see is not in it. */
export const viewTeam = (snapshot: Snapshot, { notes, messages, ...facts }: TeamFacts): TeamView => ({
  unknown: unknownIn(messages, { council: snapshot.council, day: facts.day }),
  orphans: listOrphans(snapshot, facts).map(({ post, reason, passesTo, itemKeys }) => ({
    post,
    reason,
    says: `${post}: ${orphanWords[reason]}${passesTo === null ? '' : `; ${passesTo} is asked instead`}.`,
    passesTo,
    items: itemKeys.length,
  })),
  late: boardList(snapshot, facts).map(({ itemKeys, ...row }) => ({ ...row, items: itemKeys.length })),
  notes: notes.map(note => viewNote(snapshot, note)).sort((a, b) => a.at.localeCompare(b.at)),
});
