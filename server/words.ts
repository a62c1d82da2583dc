import { dayOf, longDay, periodTitle, type Problem, type ProblemCode } from '../register/index.ts';

type Facts = Record<string, string | number>;

const said = (facts: Facts, name: string, otherwise: string): string => String(facts[name] ?? otherwise);

/** What could have been said instead, where the rule knows it. */
const known = (facts: Facts): string =>
  facts['known'] === undefined ? '' : ` There are: ${String(facts['known'])}.`;

const lastRead = ({ since }: Facts): string =>
  typeof since === 'string' ? ` What is shown of it was read on ${longDay(dayOf(since))}.` : '';

/** What a field is called where people see it. A name that is not here is shown as it came. */
const fieldWords: Record<string, string> = {
  band: 'the rating',
  value: 'the figure',
  numerator: 'the part (how many)',
  denominator: 'the whole (out of how many)',
  valueState: 'what kind of figure it is',
  expectedOn: 'the day on which the figure is expected',
  evidence: 'the address of the evidence',
  commentary: 'the commentary',
  nextActions: 'the next actions',
  requestedDue: 'the new date',
  requestReason: 'the reason for the new date',
  restatementReason: 'the reason',
  completedOn: 'the completion date',
  title: 'the title',
  reason: 'the reason',
  method: 'how it was verified',
  by: 'the post that says so',
  period: 'the period',
  council: 'the council',
  submissionId: 'the form’s own number',
  tags: 'the list of blocks',
  raw: 'the answer',
  act: 'what is to be done',
  update: 'an update first',
  who: 'who said it',
  how: 'how it was said',
  on: 'the day',
  to: 'the new date',
  Due: 'the new date',
  RequestReason: 'the reason for the new date',
  needs: 'what would satisfy',
  result: 'the result',
  decisionRef: 'the decision’s reference',
  riskScore: 'the risk score',
  reviewOn: 'the review date',
  nextReview: 'the new review date',
  minuteRef: 'the minute’s reference',
  escalatedTo: 'to whom it was taken',
  riskIfOutOfDate: 'the risk of its being out of date',
  items: 'the items',
  post: 'the post',
  toPost: 'the post',
  state: 'the step',
  url: 'the address of the evidence',
};

const nameOf = (field: string | undefined): string =>
  field === undefined ? 'this' : (fieldWords[field] ?? field);

/** What a scheme rates, as a sheet of it looks. */
const rated: Record<string, string> = {
  indicator: 'figures against targets',
  action: 'actions or milestones',
  recommendation: 'recommendations',
  document: 'policies',
};

const dayIn = (facts: Facts, name: string, otherwise: string): string =>
  facts[name] === undefined ? otherwise : longDay(String(facts[name]));

const periodIn = ({ period }: Facts): string =>
  period === undefined ? 'the last report' : periodTitle(String(period));

/** What is said of a figure that is far from the last one; of what is restricted no figure is told. */
const jumpWords = (facts: Facts): string => {
  const last = `the figure for ${periodIn(facts)}`;
  if (facts['now'] === undefined) return `This is far from ${last}`;
  const given = said(facts, 'now', '');
  const was = said(facts, 'before', '');
  if (facts['falls'] !== undefined)
    return `A total for the year has fallen from ${was} in ${periodIn(facts)} to ${given}`;
  const pace = facts['pace'] === undefined ? '' : ` (a pace of about ${String(facts['pace'])} by now)`;
  return `${given} is far from ${last}, ${was}${pace}`;
};

const words: Record<ProblemCode, (field: string, facts: Facts) => string> = {
  missing: (field, facts) =>
    facts['file'] !== undefined
      ? `There is no file ${facts['file']}.`
      : facts['period'] === undefined
        ? `Please give ${field}.`
        : `There is no ${field} to show for ${String(facts['period'])}.`,
  'not-a-number': (field, facts) =>
    `We could not read “${said(facts, 'text', field)}” as a number. Try ${said(facts, 'example', '92 or 1,050')}.`,
  'not-a-date': (field, facts) =>
    `We could not read “${said(facts, 'text', field)}” as a date. Try 14 October 2024.`,
  'not-a-period': (_, facts) => `“${said(facts, 'text', 'That')}” is not a period. Try 2024-25-Q1.`,
  'not-a-choice': (field, facts) =>
    facts['text'] === undefined || facts['known'] === undefined
      ? `Please choose one of the answers offered for ${field}.`
      : `“${String(facts['text'])}” cannot stand under ${field}.${known(facts)}`,
  'not-text': field => `Please give ${field} as text.`,
  'not-json': () => 'The request could not be read. Nothing was saved.',
  'out-of-range': (field, facts) =>
    facts['least'] === undefined
      ? `Please check ${field}: it is outside what is possible.`
      : `Please check ${field}: ${said(facts, 'text', 'it')} is not between ${facts['least']} and ${said(facts, 'most', 'more')}.`,
  'too-long': (field, facts) => `Please shorten ${field} to ${said(facts, 'most', 'fewer')} characters.`,
  'key-mismatch': () => 'This row’s key does not match its other columns.',
  'duplicate-key': (_, facts) =>
    facts['places'] === undefined
      ? 'Another row has the same key.'
      : `${facts['sheet'] === undefined ? '' : `${String(facts['sheet'])}: `}“${said(facts, 'text', '')}” is used ${facts['times'] === 2 ? 'twice' : `${said(facts, 'times', 'several')} times`}: ${String(facts['places'])}.`,
  'unknown-council': (_, facts) => `There is no council called “${said(facts, 'council', 'that')}” here.`,
  'unknown-period': (_, facts) =>
    `There is no period ${said(facts, 'period', 'like that')} in this register.${known(facts)}`,
  'unknown-item': (_, facts) =>
    Number(facts['count'] ?? 0) > 1
      ? `“${said(facts, 'item', 'That')}” is the reference of more than one item.${known(facts)}`
      : `There is no ${facts['item'] === undefined ? 'such item' : `item “${facts['item']}”`} in the register. It may have been closed or renamed.${known(facts)}`,
  'unknown-plan': (_, facts) => `There is no plan called “${said(facts, 'plan', 'that')}”.${known(facts)}`,
  'unknown-scheme': (_, facts) => `There is no rating scheme called “${said(facts, 'scheme', 'that')}”.`,
  'unknown-block': (_, facts) => `There is no block called “${said(facts, 'block', 'that')}”.${known(facts)}`,
  'unknown-parameter': field => `This block has no setting “${field}”.`,
  'unknown-field': field => `The register has no field ${field}.`,
  'band-missing': () => 'This item was published without a rating, so it is left out of the figures.',
  'band-not-in-scheme': (_, facts) =>
    `“${said(facts, 'band', 'That')}” is not a rating that can be given here.${known(facts)}`,
  'commentary-needed': () => 'Please add a commentary: this rating needs one.',
  'next-actions-needed': () => 'Please say what happens next: this rating needs it.',
  'completion-date-needed': () => 'Please say on what day it was completed.',
  'reason-needed': field =>
    field === fieldWords['requestReason']
      ? 'Please say why a new date is needed.'
      : 'Please give the reason.',
  'period-not-closed': (_, facts) =>
    `${said(facts, 'period', 'This period')} is not closed yet, so it cannot be frozen.`,
  'changed-meanwhile': () => 'Somebody else changed it in the meantime. Try again.',
  'period-not-open': () => 'This period is not open for updates. What you typed was not saved.',
  'not-asked-for': () => 'No update is asked for on this item in this period.',
  'not-yours': () => 'This item belongs to another post, so only its holder can update it.',
  'own-answer': () => 'You sent this yourself, so somebody else has to decide it.',
  'decided-already': () => 'Somebody has decided this already, or it was answered anew. Nothing was changed.',
  'tag-too-long': () => 'This block’s description is too long for a document. Leave out a setting.',
  'not-a-tag': (_, facts) => `“${said(facts, 'text', 'That')}” does not name a block.`,
  'not-a-document': () => 'This is not a Word document (.docx). Nothing was written.',
  'no-live-blocks': () => 'There are no Quarterbook blocks in this document, so there is nothing to fill.',
  'decision-needed': () => 'Please name the decision that closes this: a minute or report reference.',
  'not-allowed': () => 'Your role does not allow this.',
  'owner-cannot-verify': () => 'The owner cannot verify their own recommendation. Somebody else has to.',
  'evidence-needed': field =>
    field === fieldWords['needs'] ? 'Please say what would satisfy.' : 'Please say what the evidence is.',
  'sample-needed': () => 'A high priority needs re-testing: please give the sample and the result.',
  'opinion-needed': () => 'The head of audit’s opinion has to be recorded first.',
  'minute-needed': () => 'Please give the committee’s minute reference.',
  'date-locked': () => 'The date first agreed cannot be changed.',
  'already-extended': () => 'This stage was extended once, which is as often as it may be.',
  'wrong-state': () => 'That cannot be done to this item as it stands now.',
  'nothing-to-undo': () => 'There is nothing to undo.',
  'unreadable-cell': (_, facts) =>
    `${said(facts, 'sheet', 'The sheet')}, cell ${said(facts, 'cell', '?')}: we could not read “${said(facts, 'text', '')}” as ${said(facts, 'wanted', 'what is needed')}.`,
  'other-period': (_, facts) =>
    `The figures on the sheet “${said(facts, 'sheet', '')}” are of ${periodTitle(said(facts, 'said', ''))}; you said ${periodTitle(said(facts, 'asked', ''))}. Say --period ${said(facts, 'said', '')}, or --force-period if the sheet’s own heading is wrong.`,
  'other-scheme': (_, facts) =>
    `The sheet “${said(facts, 'sheet', '')}” holds ${rated[said(facts, 'fits', '')] ?? 'something else'}, and the scheme ${said(facts, 'scheme', '')} rates ${rated[said(facts, 'rates', '')] ?? 'something else'}.${facts['known'] === undefined ? '' : ` Schemes that fit: ${String(facts['known'])}.`}`,
  'column-missing': (_, facts) =>
    facts['heading'] !== undefined
      ? `The mapping names the heading “${String(facts['heading'])}”, which the sheet${facts['sheet'] === undefined ? '' : ` “${String(facts['sheet'])}”`} does not have.${known(facts)}`
      : facts['noSheet'] !== undefined
        ? `There is no sheet “${String(facts['noSheet'])}”.${known(facts)}`
        : `The sheet has no column for ${said(facts, 'wanted', 'something that is needed')}. Name it in a mapping.${known(facts)}`,
  'column-doubled': (_, facts) =>
    `Two columns of the sheet could be ${said(facts, 'wanted', 'the same')}: ${said(facts, 'columns', '')}. Say which in a mapping.`,
  'file-unreadable': (_, facts) =>
    `${said(facts, 'file', 'The file')} could not be read: ${said(facts, 'why', 'it is not what its name says')}.`,
  'changed-since': (_, facts) =>
    `Rows were changed since, so nothing was undone: ${said(facts, 'rows', 'look at them first')}.`,
  'hash-mismatch': (_, facts) =>
    `The frozen file of ${facts['period'] === undefined ? 'this period' : periodIn(facts)} is not the one that was frozen: its hash is another.`,
  'not-frozen': (_, facts) =>
    `${facts['period'] === undefined ? 'This period' : periodIn(facts)} has no frozen version.`,
  'unknown-meeting': (_, facts) =>
    `There is no meeting “${said(facts, 'meeting', 'like that')}” of this period.${known(facts)}`,
  'contrast-too-low': (_, facts) =>
    `Text and colour differ by ${said(facts, 'contrast', 'too little')}, and 4.5 to 1 is needed to be read.`,
  doubled: (_, facts) => `“${said(facts, 'text', 'The same')}” stands for two ratings.`,
  'rule-order': () => `The limits have to grow from best to worst, and the last one has none.`,
  'reserved-band': (_, facts) =>
    `“${said(facts, 'band', 'That')}” is given by the rules themselves and cannot be used so.`,
  'band-not-rated': (_, facts) =>
    `“${said(facts, 'band', 'That')}” does not count towards percentages, so it cannot stand here.`,
  'not-used-here': field => `Please leave out ${field}: nothing reads it here.`,
  'unit-mismatch': (_, facts) =>
    `“${said(facts, 'text', 'That')}” is in another unit than ${said(facts, 'unit', 'the measure')}.`,
  'versions-overlap': (_, facts) =>
    `Two versions of this measure hold at once: the one before it holds until ${said(facts, 'until', 'further notice')}.`,
  'not-published': (_, facts) =>
    `Nothing was published for ${said(facts, 'item', 'this')} in ${said(facts, 'period', 'that period')}, so there is nothing to restate.`,
  'not-changed': () => 'That is what counts already, so nothing was changed.',
  'decided-by-hand': (_, facts) =>
    `Somebody changed this by hand in SharePoint, and the change decides something (${said(facts, 'decides', 'a closing, a date or a figure')}). It is left out of the figures. Put the old value back, or accept the change with “quarterbook hand-edits --accept”.`,
  'column-lost': (_, facts) =>
    `The list ${said(facts, 'list', 'of the register')} has lost its column ${said(facts, 'column', 'that it needs')}: run “quarterbook provision”.${lastRead(facts)}`,
  'list-lost': (_, facts) =>
    `The list ${said(facts, 'list', 'of the register')} is not there any more: it was deleted or renamed. Restore it from the recycle bin or give it its name back.${lastRead(facts)}`,
  'restricted-in-open-list': () =>
    'A restricted or exempt row stands in a list that everybody on the site can read. Nothing of it is shown. Move it: put it into the restricted list of the same name, delete it here, and empty the recycle bin.',
  'open-in-restricted-list': () =>
    'This row stands in a restricted list and says that it is open. It is left out of the figures. Make it restricted or exempt again; to open it, put it into the open list and delete it here.',
  'backup-damaged': (_, facts) =>
    `The backup is damaged, so nothing was restored: ${said(facts, 'part', 'it cannot be opened')}.`,
  'backup-newer': (_, facts) =>
    `The backup was made by a newer Quarterbook (${said(facts, 'what', 'version')} ${said(facts, 'found', 'unknown')}; this one knows ${said(facts, 'known', 'less')}). Use that version to restore it.`,
  'site-not-empty': (_, facts) =>
    `The site holds something else already, so nothing was restored: ${said(facts, 'rows', 'look at its lists')}. Restore into an empty site.`,
  'restricted-list-shared': (_, facts) =>
    `The backup has restricted rows, and everybody who can read the site could read them in ${said(facts, 'lists', 'its restricted lists')}. Close these lists first, then run the command again. Nothing was restored.`,
  'upgrade-breaks-rows': (_, facts) =>
    `${said(facts, 'count', 'Some')} rows could not be read any more afterwards, so nothing was upgraded. Run “quarterbook upgrade” to see them, and mend them first.`,
  'parts-disagree': (_, facts) =>
    `${said(facts, 'parts', 'The two parts')} makes ${said(facts, 'makes', 'another percentage')}, and the figure says ${said(facts, 'text', 'something else')}. Please put right whichever is wrong.`,
  'denominator-zero': () =>
    'Out of 0 there is no percentage. Please check the whole, or say that there is no figure yet.',
  'not-whole': (_, facts) =>
    `Please check the figure: ${said(facts, 'text', 'it')} is not a whole number, and this measure counts whole things.`,
  'not-an-address': (_, facts) =>
    `“${said(facts, 'text', 'That')}” is not an address that can be kept. It has to begin with https:// and to have no password in it.`,
  'date-too-early': (_, facts) =>
    `${dayIn(facts, 'day', 'That day')} is too early. ${facts['earliest'] === undefined ? 'Please check the date' : `Please give ${dayIn(facts, 'earliest', '')} or a later day`}.`,
  'date-too-late': (_, facts) =>
    `${dayIn(facts, 'day', 'That day')} is still to come. Please give the day on which it was completed, or another rating.`,
  'date-unchanged': (_, facts) =>
    `It is due on ${dayIn(facts, 'day', 'that day')} already. Please leave the new date out, or give another one.`,
  'are-you-sure-jump': (_, facts) => `${jumpWords(facts)}. If that is right, please send it as it stands.`,
  'words-contradict': (_, facts) =>
    `“${said(facts, 'said', 'What was said')}” does not fit ${facts['against'] === undefined ? `the rating, ${said(facts, 'rating', 'as it was given')}` : `“${String(facts['against'])}”`}. Please change one of them, or send it as it stands if that is right.`,
  'words-repeated': (_, facts) =>
    `The commentary has been the same since ${periodIn(facts)}. Please say what is new, or send it as it stands if nothing is.`,
  'identity-broken': (_, facts) =>
    `These figures do not add up, so they are not shown. Look at ${said(facts, 'items', 'the items')}.`,
};

/** What a person reads for a rule's refusal. */
export const sentenceOf = ({ code, field, facts = {} }: Problem): string => words[code](nameOf(field), facts);
