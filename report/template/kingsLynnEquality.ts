import { run } from '../word/markup.ts';
import { plainHeading, plainTable, subheading, text, toBeCompleted } from './writing.ts';

const open = `[${toBeCompleted}]`;

const groups = [
  'Age',
  'Disability',
  'Gender',
  'Gender re-assignment',
  'Marriage or civil partnership',
  'Pregnancy and maternity',
  'Race',
  'Religion or belief',
  'Sexual orientation',
  'Other (such as low income)',
];

const about = plainTable({
  title: 'What is assessed',
  says: 'The policy, service or function that is assessed, its aims and whether statute leaves a choice.',
  header: ['Question', 'Answer'],
  widths: [4819, 4819],
  rows: [
    ['Name of policy, service or function', open],
    ['New or existing', '[New or Existing]'],
    ['Main aims', open],
    ['Rigidly constrained by statutory obligations?', '[Yes or No]'],
  ],
});

const impact = plainTable({
  title: 'Question 1: impact on each group',
  says: 'For each protected group, whether the impact is positive, negative, neutral or unsure, and why.',
  header: ['Group', 'Positive, negative, neutral or unsure', 'Why'],
  widths: [3238, 3000, 3400],
  rows: groups.map(group => [group, '[Choose one]', open]),
});

const questions = plainTable({
  title: 'Questions 2 to 5',
  says: 'Four questions, each with yes or no and a comment.',
  header: ['Question', 'Yes or No', 'Comments'],
  widths: [4638, 1600, 3400],
  rows: [
    ['2. Could it change how communities get on with each other, or with the council?', '[Yes or No]', open],
    ['3. Could some communities see it as treating them differently?', '[Yes or No]', open],
    ['4. Is it meant to tackle disadvantage or discrimination?', '[Yes or No]', open],
    [
      '5. Are any impacts minor, and can small actions remove them?',
      '[Yes or No]',
      '[Actions agreed, and with whom]',
    ],
  ],
});

const signOff = plainTable({
  title: 'Sign-off',
  says: 'Who completed the assessment and who agreed its outcome.',
  header: ['Step', 'Name and post', 'Date'],
  widths: [4638, 3400, 1600],
  rows: [
    ['Assessment completed by', open, '[Date]'],
    ['Decision agreed by the equalities working group', open, '[Date]'],
  ],
});

/** The appendix that every King's Lynn Cabinet report carries: first whether a full assessment is needed at all. */
export const kingsLynnEquality = (): string =>
  [
    plainHeading('Appendix: Pre-Screening Equality Impact Assessment', true),
    about,
    subheading(run('Question 1')),
    text(run('How may this affect each of these groups, compared with everybody else?')),
    impact,
    subheading(run('Questions 2 to 5')),
    text(run('A yes to any of questions 2 to 4 needs a full assessment, unless the comments say why not.')),
    questions,
    signOff,
  ].join('');
