import { longDay, periodTitle, type Problem, type ProblemCode } from '../register/index.ts';

type Facts = NonNullable<Problem['facts']>;

const fields: Record<string, string> = {
  band: 'the rating',
  value: 'the figure',
  commentary: 'what happened',
  nextActions: 'what happens next',
  requestedDue: 'the new date',
  requestReason: 'the reason for the new date',
  completedOn: 'the date of completion',
  reason: 'the reason',
  date: 'your choice about the new date',
  method: 'how it was verified',
  sample: 'the sample',
  result: 'the result',
  needs: 'what would satisfy',
  outcome: 'what becomes of it',
  stillNeeded: 'whether it is still needed',
  riskIfOutOfDate: 'the risk of its being out of date',
  next: 'what happens next',
  nextReview: 'the next review date',
  reviewOn: 'the review date',
  riskScore: 'the risk score',
  withinAppetite: 'whether it is within the risk appetite',
  escalatedTo: 'to whom it is escalated',
  minuteRef: 'the reference of the minute',
};

/** Dates that have to be later than something: today, or the date that they replace. */
const laterDates = ['requestedDue', 'nextReview', 'reviewOn', 'Due'].map(name => fields[name] ?? name);

const typed = (facts: Facts) => (facts['text'] === undefined ? 'That' : `“${facts['text']}”`);

/** What no card asks about, and so no card should meet. */
const notHere = () => 'This cannot be done from a card. Please ask the performance team.';

/** What each problem is called in a card: what is wrong, and what to do. */
const sentences: Record<ProblemCode, (facts: Facts, field: string) => string> = {
  missing: (_, field) => `Please give ${field}.`,
  'not-a-number': facts =>
    `${typed(facts)} is not a figure we can read. Write it as 92%, £559,576 or 1,050,950.`,
  'not-a-date': facts => `${typed(facts)} is not a date we can read. Write it as 31 March 2025.`,
  'not-a-period': facts => `${typed(facts)} is not a period we know.`,
  'not-a-choice': (_, field) => `Please choose ${field} from the list.`,
  'not-text': () => 'This card is not complete any more. Type “my items” for a new one.',
  'not-json': () => 'This card cannot be read any more. Type “my items” for a new one.',
  'out-of-range': (facts, field) => {
    if (laterDates.includes(field)) return 'Please give a later date.';
    return field === fields['riskScore']
      ? 'Please give the risk score as a number above 0.'
      : `${typed(facts)} is outside what this measure can be. Please check the figure.`;
  },
  'too-long': (facts, field) => `Please shorten ${field} to ${facts['most'] ?? 'fewer'} characters.`,
  'key-mismatch': () => 'This card does not fit the register any more. Type “my items” for a new one.',
  'duplicate-key': () => 'This form was sent before, for another item. Type “my items” for a new one.',
  'unknown-council': () => 'This council is not in the register.',
  'unknown-period': () => 'This period is not in the register.',
  'unknown-item': () => 'This item is not in the register any more.',
  'unknown-plan': () => 'This plan is not in the register any more.',
  'unknown-scheme': () => 'The rating rules of this item are missing. The performance team has to add them.',
  'unknown-block': () => 'That table does not exist.',
  'unknown-parameter': () => 'That table cannot be shown in this way.',
  'unknown-field': (_, field) => `We do not know ${field}.`,
  'band-missing': () => 'The rating is missing.',
  'band-not-in-scheme': () => 'That rating cannot be chosen for this item. Please choose one from the list.',
  'commentary-needed': () => 'With this rating, please say what happened.',
  'next-actions-needed': () => 'With this rating, please say what happens next.',
  'completion-date-needed': () => 'Please give the date on which it was completed.',
  'reason-needed': (_, field) =>
    field === fields['requestReason']
      ? 'Please give the reason for the new date.'
      : 'Please give the reason.',
  'period-not-closed': facts => `The return for ${titleOf(facts)} is not closed yet.`,
  'changed-meanwhile': () => 'Somebody else changed this in the meantime. Type “my items” for a new card.',
  'period-not-open': facts =>
    facts['state'] === 'planned' && typeof facts['opensOn'] === 'string'
      ? `The return for ${titleOf(facts)} opens on ${longDay(facts['opensOn'])}.`
      : `The return for ${titleOf(facts)} is closed. Please tell the performance team if something has to change.`,
  'not-asked-for': () => 'No update is asked for on this item in this period.',
  'not-yours': facts =>
    facts['post'] === undefined
      ? 'This item belongs to another post.'
      : `This item belongs to the ${facts['post']}. Only they can answer it.`,
  'own-answer': () => 'You sent this yourself, so somebody else has to decide it.',
  'decided-already': () =>
    'Somebody has decided this already, or it was answered anew. Type “my items” for a new card.',
  'tag-too-long': () => 'That name is too long.',
  'not-a-tag': () => 'That is not one of our tables.',
  'not-a-document': () => 'That file is not a Word document.',
  'no-live-blocks': () => 'That document has none of our tables in it.',
  'decision-needed': notHere,
  'not-allowed': () => 'Your role does not allow this.',
  'owner-cannot-verify': () => 'The owner of a recommendation cannot verify it. Somebody else has to.',
  'evidence-needed': (_, field) =>
    field === fields['needs'] ? 'Please say what would satisfy.' : 'Please say what shows that it is done.',
  'sample-needed': () => 'With this priority, please give the sample that was re-tested and the result.',
  'opinion-needed': () => 'The opinion of the head of audit has to be recorded first.',
  'minute-needed': () => 'Please give the reference of the minute.',
  'date-locked': () => 'The date first agreed cannot be changed. Ask for a new date instead.',
  'already-extended': notHere,
  'wrong-state': () => 'That cannot be done to this item as it stands now.',
  'unreadable-cell': notHere,
  'column-missing': notHere,
  'column-doubled': notHere,
  'other-period': notHere,
  'other-scheme': notHere,
  'file-unreadable': notHere,
  'nothing-to-undo': notHere,
  'changed-since': notHere,
  'hash-mismatch': notHere,
  'not-frozen': facts => `There is no frozen version of ${titleOf(facts)}.`,
  'unknown-meeting': notHere,
  'contrast-too-low': notHere,
  doubled: notHere,
  'rule-order': notHere,
  'reserved-band': notHere,
  'band-not-rated': notHere,
  'not-used-here': notHere,
  'unit-mismatch': facts => `${typed(facts)} is in another unit than this measure. Please check the figure.`,
  'versions-overlap': () =>
    'Two versions of this measure hold at once. The performance team has been shown which.',
  'not-published': notHere,
  'not-changed': notHere,
  'decided-by-hand': () =>
    'This was changed by hand in SharePoint. The performance team has to look at it before it can be answered.',
  'column-lost': () => 'The register is not complete just now. The performance team has been shown why.',
  'list-lost': () => 'The register is not complete just now. The performance team has been shown why.',
  'restricted-in-open-list': notHere,
  'open-in-restricted-list': notHere,
  'backup-damaged': notHere,
  'backup-newer': notHere,
  'site-not-empty': notHere,
  'restricted-list-shared': notHere,
  'upgrade-breaks-rows': notHere,
  'identity-broken': facts =>
    `The figures do not add up (${facts['items'] ?? 'unknown items'}). The performance team has been shown why.`,
};

const titleOf = (facts: Facts) =>
  typeof facts['period'] === 'string' ? periodTitle(facts['period']) : 'this period';

/** One sentence for a person. */
export const sentenceFor = ({ code, field, facts }: Problem): string =>
  sentences[code](facts ?? {}, fields[field ?? ''] ?? field ?? 'this');
