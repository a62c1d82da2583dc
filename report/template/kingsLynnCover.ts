import { paragraph, run } from '../word/markup.ts';
import { plainTable, prompt, toBeCompleted } from './writing.ts';

const open = `[${toBeCompleted}]`;
const yesOrNo = '[Yes or No]';

const about = plainTable({
  title: 'About this report',
  says: 'Whether the report is open, which wards it affects and who may take its decisions; one row for each.',
  header: ['Question', 'Answer'],
  widths: [6238, 3400],
  rows: [
    ['Open or exempt', '[Open or Exempt]'],
    ['Any especially affected wards', '[Wards, or None]'],
    ['Mandatory, discretionary or operational', '[Choose one]'],
    ["Would any decisions proposed be entirely within Cabinet's powers to decide?", yesOrNo],
    ['Would any decisions proposed need to be recommendations to Council?', yesOrNo],
    ['Is it a key decision?', yesOrNo],
  ],
});

const people = plainTable({
  title: 'Lead Member, Lead Officer and those consulted',
  says: 'Who leads on the report, how to reach them, and who was consulted; one row for each.',
  header: ['Part', 'Who, and how to reach them'],
  widths: [3238, 6400],
  rows: [
    ['Lead Member', '[Name; e-mail]'],
    ['Lead Officer', '[Name and post; e-mail; direct dial]'],
    ['Other Cabinet Members consulted', open],
    ['Other Members consulted', open],
    ['Other Officers consulted', open],
  ],
});

const implications = plainTable({
  title: 'Implications',
  says: 'Whether the report has implications of each kind. The paragraph that sets them out is in the last column.',
  header: ['Kind', 'Yes or No', 'Set out in'],
  widths: [6238, 1700, 1700],
  rows: [
    ['Financial implications', yesOrNo, 'Section 5'],
    ['Policy or personnel implications', yesOrNo, 'Sections 4 and 6'],
    ['Statutory implications', yesOrNo, 'Section 8'],
    ['Equality impact assessment', '[Yes or No; if yes, Pre-screening or Full]', 'Section 9'],
    ['Risk management implications', yesOrNo, 'Section 10'],
    ['Environmental considerations', yesOrNo, 'Section 7'],
  ],
});

const note = (...runs: string[]): string => paragraph(runs.join(''), { style: 'CoverNote' });

/** The cover in the order in which King's Lynn prints it; each cell has an answer or a prompt. */
export const kingsLynnCover = (title: string): string =>
  [
    paragraph(run("Borough Council of King's Lynn & West Norfolk"), { style: 'CouncilName' }),
    paragraph(run('REPORT TO CABINET'), { style: 'Banner' }),
    about,
    people,
    implications,
    note(
      run(
        'If not for publication, the paragraphs of Schedule 12A of the Local Government Act 1972 that justify it: ',
      ),
      prompt('Paragraphs, or Not applicable'),
    ),
    note(run('Date of meeting: ', { bold: true }), prompt('Day, month and year')),
    paragraph(title, { style: 'Title' }),
  ].join('');
