import {
  fieldWords,
  longDay,
  periodTitle,
  type Difference,
  type Note,
  type NoteCode,
  type Problem,
  type SheetMapping,
} from '../register/index.ts';

type Facts = Note['facts'];

const said = (facts: Facts, name: string): string => String(facts[name] ?? '');

const writtenDay = (facts: Facts): string => longDay(said(facts, 'on'));

const guessedBy: Record<string, string> = {
  rating: 'from the rating beside the figure',
  title: 'from words of the title',
  'target-of-nothing': 'since the target is nothing at all',
  nothing: 'for want of anything that says so',
  'no-target': 'since there is no target',
};

const good: Record<string, string> = {
  higher: 'higher is good',
  lower: 'lower is good',
  range: 'good within a range',
  none: 'monitor only',
};

const passed: Record<string, string> = {
  total: 'totals',
  repeated: 'headings that are repeated',
  heading: 'lines with nothing but a heading or a note',
};

/** A sentence for each thing that an import took upon itself. What it is about stands after it. */
const words: Record<NoteCode, (facts: Facts) => string> = {
  'polarity-guessed': facts =>
    `Which way is good was guessed, ${guessedBy[said(facts, 'by')]}: ${good[said(facts, 'polarity')]}. Please check`,
  'cumulative-guessed': () => 'Taken for cumulative, since only so the rating fits the figure. Please check',
  'post-missing': () => 'No post owns these; they stand under “Not assigned”, and nobody will be asked',
  'figure-missing': () => 'No figure, among others that have one: taken for not yet available',
  'figure-error': facts =>
    `${said(facts, 'text')} stands in the place of a figure: taken for not yet available`,
  'past-unread': facts =>
    `${said(facts, 'period')}: “${said(facts, 'text')}” could not be read and was left out`,
  'not-reported': () => 'Nothing was said for the period: not reported',
  'rating-missing': () => 'Words without a rating; left out of the figures until there is one',
  'rating-differs': facts =>
    `Printed ${said(facts, 'printed')}, but the rule comes to ${said(facts, 'computed') || 'none'}: both are kept, and the printed one counts`,
  'not-begun': facts => `“${said(facts, 'text')}” is no rating of this scheme: not reported`,
  'rating-by-colour': facts => `Rated ${said(facts, 'band')} by the colour of the cell. Please check`,
  'rating-mixed': facts =>
    `“${said(facts, 'text')}” names two ratings: taken for ${said(facts, 'band')}. Please check`,
  'completion-dated': facts => `Completed without a day: taken for ${writtenDay(facts)}. Please check`,
  'not-verified': () =>
    'Implemented, and nobody is said to have verified it: awaiting sign-off by who recommended it',
  'act-dated': facts =>
    `Said to be ${said(facts, 'state')} without a day: taken for ${writtenDay(facts)}. Please check`,
  'maybe-cumulative': () =>
    'Far below the year’s target, as a running total is early in the year: if it is one, say so in a column “Cumulative” or in a mapping',
  'reference-prefixed': facts =>
    `The same references stand more than once, on several sheets or under several plans, projects or reports; each got the name of ${said(facts, 'by')} before it`,
  'reference-kept': () => 'The register has these already under this reference; they keep it',
  'carried-down': facts =>
    `“${said(facts, 'heading')}” is written once for several rows, and was read for all of them. Please check`,
  'plan-missing': () => 'The cell for the plan is empty; they stand under “Council plan”. Please check',
  'words-not-kept': () =>
    'The register keeps no commentary or next actions for recommendations: these words stay in the sheet',
  'due-missing': () => 'No target date: these can never become overdue until they have one',
  fractions: () => 'Percentages without a sign were read as fractions of one. Please check',
  'two-figures': facts => `More than one figure in a cell; the words are kept (“${said(facts, 'text')}”)`,
  'target-in-words': facts => `A target in words is kept and not rated (“${said(facts, 'text')}”)`,
  'target-strict': facts =>
    `“${said(facts, 'text')}” was taken as ${facts['polarity'] === 'lower' ? 'at most' : 'at least'} ${said(facts, 'target')}. Please check`,
  'target-unit': facts =>
    `“${said(facts, 'text')}” was read as ${said(facts, 'target')}, since there is no such unit here. Please check that the figures are in the same`,
  'date-in-words': facts =>
    `“${said(facts, 'text')}” was read as ${longDay(said(facts, 'day'))}. Please check`,
  'profile-left-out': () => 'The quarters’ targets do not add up to the year’s, and were left out',
  'reference-made': () => 'No reference; one was made of the title',
  'reference-mended': facts =>
    `The spreadsheet shows ${said(facts, 'shown')}; read as what follows the row before`,
  'title-cut': () => 'The title is longer than a list can hold, and was cut',
  'later-period': () => 'Columns of periods that are later than this one were left out',
  'revision-unexplained': () => 'A date was moved, and the sheet does not say who agreed it or why',
  'priority-guessed': () => 'No risk priority: taken for medium. Please check',
  'agreed-guessed': () => 'No day on which it was agreed: taken for the first day of the year. Please check',
  'hidden-row': facts =>
    said(facts, 'hidden') === 'read' ? 'Hidden rows were read as well' : 'Hidden rows were left out',
  'hidden-sheet': () => 'Hidden sheets were left out',
  'other-sheet': () => 'Sheets or tables that were not read',
  'row-passed-over': facts => `Not items, and passed over as ${passed[said(facts, 'why')]}`,
  'plan-from-headings': () => 'No column for the plan; taken from the lines above the rows',
  'plan-from-sheet': () => 'No column for the plan; each sheet was taken for one',
  'one-plan': () => 'No column for the plan; everything stands under one',
};

const most = 12;

const listed = (about: readonly string[]): string => {
  const names = [...new Set(about)];
  const mark = names.some(name => name.includes(',')) ? '; ' : ', ';
  const shown = names.slice(0, most).join(mark);
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
};

export const noteSentence = ({ code, about, facts }: Note): string =>
  `${words[code](facts)}: ${listed(about)}.`;

const plainField: Record<string, string> = {
  planKeys: 'plan',
  targetHigh: 'end of the target’s range',
  targetText: 'target in words',
  profile: 'targets of the quarters',
  polarity: 'which way is good',
  due: 'date',
  originalDue: 'date first agreed',
  reviewDue: 'review date',
  riskPriority: 'risk priority',
  partnership: 'for information only',
  value: 'figure',
  band: 'rating',
  publishedBand: 'printed rating',
  nextActions: 'next actions',
  completedOn: 'day of completion',
};

export const differenceSentence = ({ ref, period, field, inSheet, inRegister }: Difference): string =>
  `${ref}${period === null ? '' : `, ${periodTitle(period)}`}, ${plainField[field] ?? field}: the sheet has “${inSheet}”, the register “${inRegister}”.`;

/** How a sheet was read, a line for each column. */
export const mappingLines = ({ sheet, headerRows, columns }: SheetMapping): string[] => {
  const width = Math.max(...columns.map(({ heading }) => heading.length));
  return [
    `Sheet “${sheet}”, headings in row ${headerRows.join(' and ')}:`,
    ...columns.map(({ heading, use, sure }) => {
      const meaning = use
        ? `${fieldWords[use.field]}${use.period === null ? '' : `, ${use.period}`}`
        : 'not used';
      return `  ${heading.padEnd(width)}  ${meaning}${use && sure < 0.8 ? ' (not sure)' : ''}`;
    }),
  ];
};

/** What else can be done about cells that could not be read; empty where only the sheet can be put right. */
export const adviceFor = (problems: readonly Problem[]): string[] => {
  const isRating = ({ code, field }: Problem) => code === 'unreadable-cell' && field === 'rating';
  return problems.some(isRating)
    ? [
        'A word of your own for a rating can be explained: --save-mapping FILE writes a mapping, "ratings": { "Your word": "G" } in it says what the word stands for, and --mapping FILE reads it.',
      ]
    : [];
};
