import { longDay, periodTitle, type Problem, type ProblemCode } from '../register/index.ts';

type Facts = NonNullable<Problem['facts']>;

const fields: Record<string, string> = {
  band: 'the rating',
  value: 'the figure',
  numerator: 'the part (how many)',
  denominator: 'the whole (out of how many)',
  valueState: 'whether the figure is final, provisional or estimated',
  expectedOn: 'the day on which it is expected',
  commentary: 'what happened',
  nextActions: 'what happens next',
  evidence: 'the address of the evidence',
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

const fact = (facts: Facts, name: string, otherwise: string): string => String(facts[name] ?? otherwise);

const dayIn = (facts: Facts, name: string, otherwise: string): string =>
  facts[name] === undefined ? otherwise : longDay(String(facts[name]));

const again = 'Send it again if that is right.';

/** A figure that is far from the last one; of what is restricted no figure is shown. */
const jumped = (facts: Facts): string => {
  const [before, now] = [facts['before'], facts['now']];
  if (before === undefined) return `This is far from the figure for ${titleOf(facts)}. ${again}`;
  if (facts['falls'] !== undefined)
    return `The total for the year so far was ${before} in ${titleOf(facts)}, now it is ${now}. ${again}`;
  const pace = facts['pace'] === undefined ? '' : ` (a pace of about ${facts['pace']} by now)`;
  return `In ${titleOf(facts)} it was ${before}${pace}, now it is ${now}. ${again}`;
};

/** What no card asks about, and so no card should meet. */
const notHere = () => 'This cannot be done from a card. Please ask the performance team.';

/** What each problem is called in a card: what is wrong, and what to do. */
const sentences: Record<ProblemCode, (facts: Facts, field: string) => string> = {
  missing: (_, field) => `Please give ${field}.`,
  'not-a-number': facts =>
    `${typed(facts)} is not a figure we can read. Write it as ${fact(facts, 'example', '92%, £559,576 or 1,050,950')}.`,
  'not-a-date': facts => `${typed(facts)} is not a date we can read. Write it as 31 March 2025.`,
  'not-a-period': facts => `${typed(facts)} is not a period we know.`,
  'not-a-choice': (_, field) => `Please choose ${field} from the list.`,
  'not-text': () => 'This card is not complete any more. Type “my items” for a new one.',
  'not-json': () => 'This card cannot be read any more. Type “my items” for a new one.',
  'out-of-range': (facts, field) => {
    if (laterDates.includes(field)) return 'Please give a later date.';
    if (field === fields['riskScore']) return 'Please give the risk score as a number above 0.';
    return facts['least'] === undefined
      ? `${typed(facts)} is outside what this measure can be. Please check the figure.`
      : `${typed(facts)} is outside what this measure can be, which is ${facts['least']} to ${facts['most']}. Please check the figure.`;
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
  'not-used-here': (_, field) => `Please leave out ${field}: nothing reads it here.`,
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
  'parts-disagree': facts =>
    `${fact(facts, 'parts', 'The two parts')} makes ${fact(facts, 'makes', 'another percentage')}, and the figure says ${typed(facts)}. Please put right whichever is wrong.`,
  'denominator-zero': () =>
    'Out of 0 there is no percentage. Please check the whole, or say that you do not have the figure yet.',
  'not-whole': facts =>
    `${typed(facts)} is not a whole number, and this measure counts whole things. Please check the figure.`,
  'not-an-address': facts =>
    `${typed(facts)} is not an address we can keep. Copy it from your browser: it begins with https:// and has no password in it.`,
  'date-too-early': facts =>
    facts['earliest'] === undefined
      ? `${dayIn(facts, 'day', 'That day')} is too early. Please check the date.`
      : `${dayIn(facts, 'day', 'That day')} is too early. Please give ${dayIn(facts, 'earliest', '')} or a later day.`,
  'date-too-late': facts =>
    `${dayIn(facts, 'day', 'That day')} is still to come. Please give the day on which it was completed, or choose another rating.`,
  'date-unchanged': facts =>
    `It is due on ${dayIn(facts, 'day', 'that day')} already. Leave the new date out, or give another one.`,
  'are-you-sure-jump': jumped,
  'words-contradict': facts =>
    `“${fact(facts, 'said', 'What happened')}” does not fit ${facts['against'] === undefined ? `the rating ${fact(facts, 'rating', 'that was chosen')}` : `“${facts['against']}”`}. Change one of them, or send it again if that is right.`,
  'words-repeated': facts =>
    `These words have been the same since ${titleOf(facts)}. Say what is new, or send it again if nothing is.`,
  'identity-broken': facts =>
    `The figures do not add up (${facts['items'] ?? 'unknown items'}). The performance team has been shown why.`,
};

const titleOf = (facts: Facts) =>
  typeof facts['period'] === 'string' ? periodTitle(facts['period']) : 'this period';

/** One sentence for a person. */
export const sentenceFor = ({ code, field, facts }: Problem): string =>
  sentences[code](facts ?? {}, fields[field ?? ''] ?? field ?? 'this');
