import { dayOf, isRestricted, longDay } from '../../register/index.ts';
import type { Standing, Update } from '../../register/index.ts';
import type { Draft, PersonReturn } from '../../chase/index.ts';
import { run, shorten, words, type Container, type Element, type TextRun } from './adaptiveCard.ts';
import { isSilent, itemName } from './itemName.ts';
import { said } from './mark.ts';
import { openItem, type Origin } from './presses.ts';

/** One row of a digest; rows of one section stand under one heading. */
export type DigestRow = { section: Element[]; row: Container };

type Row = { of: PersonReturn; standing: Standing; optional: boolean };

/** Longer titles are rare, and the item's own form has them whole. */
export const longestTitle = 220;
const longestReason = 160;

const lastTime = ({ item, scheme, previous }: Standing) =>
  previous?.rating && previous.rating.band !== 'NotReported'
    ? [run('Last time '), ...said(item, scheme, { update: previous.update, rating: previous.rating })]
    : [run('Nothing was reported last time')];

/** Why an answer came back; of what is restricted only that it did. */
export const sentBackWords = ({ decided, visibility }: Update): TextRun[] => {
  const reason = decided?.reason ?? null;
  return reason === null || isRestricted(visibility)
    ? [run('Sent back to you', { weight: 'bolder' })]
    : [run('Sent back: ', { weight: 'bolder' }), run(shorten(reason, longestReason))];
};

const answeredWords = ({ item, scheme, update, rating, ...rest }: Standing): TextRun[] => {
  const word = update?.state === 'approved' ? 'Approved' : 'Answered';
  if (isSilent({ item, update, ...rest })) return [run(word, { weight: 'bolder' })];
  return [run(`${word} `, { weight: 'bolder' }), ...said(item, scheme, { update, rating })];
};

/** Said to be there on a day that has come; of what is restricted no day. */
const againWords = (standing: Standing): TextRun[] => {
  const expected = isSilent(standing) ? null : (standing.update?.expectedOn ?? null);
  const text = expected === null ? 'Asked for again' : `The figure was expected on ${longDay(expected)}`;
  return [run(text, { weight: 'bolder' })];
};

const draftWords = ({ at }: Draft): TextRun[] => [
  run(`Draft saved on ${longDay(dayOf(at))}`, { weight: 'bolder' }),
];

/** Where it stands now, a line for each thing that there is to say; none where nothing has happened yet. */
const now = ({ of, standing }: Row, draft: Draft | undefined): TextRun[][] => {
  const back = of.returned.get(standing.item.key);
  const wordsOf = of.owed.includes(standing) ? againWords : answeredWords;
  return [
    ...(standing.update ? [wordsOf(standing)] : []),
    ...(back ? [sentBackWords(back)] : []),
    ...(draft ? [draftWords(draft)] : []),
  ];
};

/** Last time and now; in one line where nothing is said yet, since a phone shows few of them. */
const linesOf = (row: Row, draft: Draft | undefined): TextRun[][] => {
  const { standing, optional } = row;
  const before = isSilent(standing) ? [] : lastTime(standing);
  const after = now(row, draft);
  if (after.length > 0) return [before, ...after].filter(text => text.length > 0);
  const nothing = optional ? 'Words are welcome, no rating is needed' : 'Not answered yet';
  return [[...before, ...(before.length > 0 ? [run('. ')] : []), run(nothing, { isSubtle: true })]];
};

const rowElement = (row: Row, origin: Origin, draft: Draft | undefined): Container => {
  const { item } = row.standing;
  const about = { item: item.key, period: row.of.period.period, ...origin };
  return {
    type: 'Container',
    separator: true,
    spacing: 'small',
    selectAction: openItem(about, { title: `Open ${item.ref}` }),
    items: [
      words(itemName(item, longestTitle)),
      ...linesOf(row, draft).map(text => words(text, { spacing: 'none' })),
    ],
  };
};

/** What is owed of a return in the order in which it is answered: what came back first. */
export const owedInOrder = ({ owed, returned }: PersonReturn): Standing[] => [
  ...owed.filter(({ item }) => returned.has(item.key)),
  ...owed.filter(({ item }) => !returned.has(item.key)),
];

const inOrder = (of: PersonReturn): Row[] => [
  ...owedInOrder(of).map(standing => ({ of, standing, optional: false })),
  ...of.asked.filter(one => !of.owed.includes(one)).map(standing => ({ of, standing, optional: false })),
  ...of.optional.map(standing => ({ of, standing, optional: true })),
];

/** What is owed first, then what is answered, then what is welcome. */
export const returnRows = (
  of: PersonReturn,
  section: Element[],
  { drafts, origin }: { drafts: readonly Draft[]; origin: Origin },
): DigestRow[] =>
  inOrder(of).map(row => ({
    section,
    row: rowElement(
      row,
      origin,
      drafts.find(one => one.itemKey === row.standing.item.key && one.period === of.period.period),
    ),
  }));
