import { dayOf, isDay, longDay, type ListName, type Problem, type ProblemCode } from '../register/index.ts';

const fact = (problem: Problem, name: string): string => String(problem.facts?.[name] ?? '');

const quoted = (problem: Problem): string => {
  const text = fact(problem, 'text') || fact(problem, 'value');
  return text === '' ? 'What is there' : `“${isDay(text) ? longDay(text) : text}”`;
};

const lastRead = (problem: Problem): string => {
  const since = fact(problem, 'since');
  return since === '' ? '' : ` What is shown of it was read on ${longDay(dayOf(since))}.`;
};

const field = ({ field: name }: Problem): string => name ?? 'A field';

/** What is wrong with a row or a request, as a person can mend it: the one place where codes become sentences here. */
const sentences: Record<ProblemCode, (problem: Problem) => string> = {
  missing: problem => `${field(problem)} is empty.`,
  'not-a-number': problem => `${quoted(problem)} in ${field(problem)} is not a number.`,
  'not-a-date': problem => `${quoted(problem)} in ${field(problem)} is not a date.`,
  'not-a-period': problem => `${quoted(problem)} in ${field(problem)} is not a period.`,
  'not-a-choice': problem => `${quoted(problem)} in ${field(problem)} is not one of the choices.`,
  'not-text': problem => `${field(problem)} does not hold text.`,
  'not-json': problem => `${field(problem)} cannot be read.`,
  'out-of-range': problem => `${quoted(problem)} in ${field(problem)} is out of range.`,
  'too-long': problem => `${field(problem)} is too long.`,
  'key-mismatch': () => 'The key does not belong to this row.',
  'duplicate-key': () => 'Another row has the same key.',
  'unknown-council': () => 'The council is not known.',
  'unknown-period': problem => `This register has no period ${fact(problem, 'period') || quoted(problem)}.`,
  'unknown-item': () => 'The item it speaks of is not in the register.',
  'unknown-plan': () => 'The plan it belongs to is not in the register.',
  'unknown-scheme': () => 'Its rating scheme is not known.',
  'unknown-block': () => 'There is no such table.',
  'unknown-parameter': problem => `${field(problem)} is not known.`,
  'unknown-field': problem => `${field(problem)} is not known.`,
  'band-missing': () => 'It has no rating.',
  'band-not-in-scheme': problem => `The rating ${fact(problem, 'band')} is not in the scheme.`,
  'commentary-needed': () => 'This rating needs a commentary.',
  'next-actions-needed': () => 'This rating needs next actions.',
  'completion-date-needed': () => 'It needs the day it was completed.',
  'reason-needed': () => 'It needs a reason.',
  'period-not-closed': () => 'The period is not closed.',
  'changed-meanwhile': () => 'Somebody else changed it in the meantime.',
  'period-not-open': () => 'The period is not open.',
  'not-asked-for': () => 'It was not asked for.',
  'not-yours': () => 'It belongs to another post.',
  'own-answer': () => 'It was decided by whoever sent it.',
  'decided-already': () => 'It was decided already.',
  'tag-too-long': () => 'The name of the table is too long.',
  'not-a-tag': () => 'There is no such table.',
  'not-a-document': () => 'This is not a Word document.',
  'no-live-blocks': () => 'The document has no tables of ours.',
  'decision-needed': () => 'It was closed without a decision’s reference.',
  'not-allowed': () => 'Whoever did this had no right to.',
  'owner-cannot-verify': () => 'It was verified by its own owner.',
  'evidence-needed': () => 'It has no evidence.',
  'sample-needed': () => 'It was re-tested without a sample or a result.',
  'opinion-needed': () => 'It has no opinion of the head of audit.',
  'minute-needed': () => 'It has no minute reference.',
  'date-locked': () => 'The date first agreed was changed.',
  'already-extended': () => 'It was extended more than once.',
  'wrong-state': () => 'Something was done to it that could not be done as it stood.',
  'nothing-to-undo': () => 'There is nothing to undo.',
  'unreadable-cell': problem => `${quoted(problem)} in cell ${fact(problem, 'cell')} cannot be read.`,
  'column-missing': problem => `There is no column for ${fact(problem, 'wanted')}.`,
  'column-doubled': problem => `Two columns could be ${fact(problem, 'wanted')}.`,
  'other-period': () => 'The sheet is of another period.',
  'other-scheme': () => 'The sheet holds what this scheme does not rate.',
  'file-unreadable': () => 'The file cannot be read.',
  'changed-since': () => 'It was changed since.',
  'hash-mismatch': () => 'The frozen file is not the one that was frozen.',
  'not-frozen': () => 'There is no frozen version.',
  'unknown-meeting': () => 'There is no such meeting.',
  'contrast-too-low': problem => `${field(problem)} has too little contrast.`,
  doubled: problem => `${field(problem)} stands for two ratings.`,
  'rule-order': problem => `The limits of ${field(problem)} are not in order.`,
  'reserved-band': problem => `${field(problem)} cannot be used so.`,
  'band-not-rated': problem => `${field(problem)} names a rating that does not count.`,
  'not-used-here': problem => `${field(problem)} does nothing here.`,
  'unit-mismatch': problem => `${quoted(problem)} is in another unit.`,
  'versions-overlap': () => 'It begins before the version of this measure before it has ended.',
  'not-published': () => 'Nothing was published for that period, so there is nothing to restate.',
  'not-changed': () => 'That is what counts already.',
  'decided-by-hand': problem =>
    `Somebody changed it by hand, and the change decides something (${fact(problem, 'decides')}). Put the old value back, or accept the change with “quarterbook hand-edits --accept”.`,
  'column-lost': problem =>
    `The list ${fact(problem, 'list')} has lost its column ${fact(problem, 'column')}: run “quarterbook provision”.${lastRead(problem)}`,
  'list-lost': problem =>
    `The list ${fact(problem, 'list')} was deleted or renamed. Restore it, or give it its name back.${lastRead(problem)}`,
  'restricted-in-open-list': () =>
    'It is restricted or exempt and stands in a list that everybody can read: move it to the restricted list of the same name.',
  'open-in-restricted-list': () =>
    'It stands in a restricted list and says that it is open: make it restricted again, or move it to the open list.',
  'backup-damaged': () => 'The backup is damaged.',
  'backup-newer': () => 'The backup was made by a newer Quarterbook.',
  'site-not-empty': () => 'The site holds something else already.',
  'restricted-list-shared': problem => `Everybody on the site can read ${fact(problem, 'lists')}.`,
  'upgrade-breaks-rows': () => 'It could not be read after the upgrade.',
  'parts-disagree': () => 'The percentage is not the one that its two parts make.',
  'denominator-zero': () => 'It is a percentage of nothing.',
  'not-whole': problem => `${quoted(problem)} in ${field(problem)} is not a whole number.`,
  'not-an-address': problem => `${quoted(problem)} in ${field(problem)} is not an https address.`,
  'date-too-early': problem => `The day in ${field(problem)} is too early.`,
  'date-too-late': problem => `The day in ${field(problem)} is still to come.`,
  'date-unchanged': problem => `The day in ${field(problem)} is the one it has already.`,
  'are-you-sure-jump': () => 'The figure is far from the one before.',
  'words-contradict': () => 'The words do not fit the rating.',
  'words-repeated': () => 'The words have been the same for three reports.',
  'identity-broken': problem => `The figures do not add up: ${fact(problem, 'items')}.`,
};

export const problemWords = (problem: Problem): string => sentences[problem.code](problem);

/** What a row of each list is called. */
export const rowWords: Record<ListName, string> = {
  Plans: 'Plan',
  Items: 'Item',
  Indicators: 'Indicator',
  Updates: 'Update',
  RestrictedItems: 'Restricted item',
  RestrictedIndicators: 'Restricted indicator',
  RestrictedUpdates: 'Restricted update',
  Periods: 'Period',
  Meetings: 'Meeting',
  People: 'Person',
  Chases: 'Chase',
};
