import { periodTitle, type PeriodId } from '../../register/index.ts';
import { paragraph, run } from '../word/markup.ts';
import { kingsLynnCover } from './kingsLynnCover.ts';
import { kingsLynnEquality } from './kingsLynnEquality.ts';
import { templateBytes } from './templatePackage.ts';
import {
  createControls,
  heading,
  numbered,
  plainHeading,
  plainTable,
  prompt,
  subheading,
  text,
  toBeCompleted,
} from './writing.ts';

const documentTitle = 'Corporate performance monitoring report';

type Controls = ReturnType<typeof createControls>;

const summary = ({ value }: Controls): string =>
  [
    plainHeading('Summary'),
    text(
      run('This report says how far the council had got with its Corporate Plan by '),
      value({ f: 'as-at' }),
      run('. The register has '),
      value({ f: 'actions' }),
      run(' actions, of which '),
      value({ b: 'Rated', f: 'actions' }),
      run(' are rated: '),
      value({ b: 'G', f: 'actions' }),
      run(' green (on track), '),
      value({ b: 'A', f: 'actions' }),
      run(' amber (minor issues or delays), '),
      value({ b: 'R', f: 'actions' }),
      run(' red (major issues) and '),
      value({ b: 'B', f: 'actions' }),
      run(' blue (on hold or closed). Completed so far: '),
      value({ b: 'Completed', f: 'actions' }),
      run('.'),
    ),
    text(
      run('The register has '),
      value({ f: 'indicators' }),
      run(' indicators, of which '),
      value({ b: 'Rated', f: 'indicators' }),
      run(' are held against a target: '),
      value({ b: 'G', f: 'indicators' }),
      run(' ('),
      value({ b: 'G', f: 'indicators-percent' }),
      run(') green (target met), '),
      value({ b: 'A', f: 'indicators' }),
      run(' amber (missed by less than 5%) and '),
      value({ b: 'R', f: 'indicators' }),
      run(' red (missed by 5% or more).'),
    ),
    plainHeading('Recommendation'),
    text(prompt('What Cabinet is asked to note or decide')),
    plainHeading('Reason for Decision'),
    text(prompt('Why Cabinet should decide so')),
  ].join('');

const background = (): string =>
  [
    heading('Background'),
    numbered(
      run(
        'The Corporate Plan sets out what the council promised. For each priority it is followed up through ',
      ),
      run('actions, which the lead officer rates, and indicators, which are rated against their targets.'),
    ),
    numbered(prompt('What has happened since the last report that readers should know')),
  ].join('');

const managementReport = ({ value, block }: Controls): string =>
  [
    heading('Management Report'),
    numbered(
      run(
        'Actions carry one of four ratings: green for on track, amber for minor issues or delays, red for major ',
      ),
      run(
        'issues, blue for on hold or closed. Indicators are green where the target is met, amber where it is missed ',
      ),
      run('by less than 5% and red where it is missed by 5% or more.'),
    ),
    subheading([run('Actions, '), value({ f: 'period' })].join('')),
    block({ block: 'action-status', period: '~', parameters: {} }, 'Status of actions by priority'),
    subheading(run('Actions with major issues')),
    block({ block: 'actions-by-band', period: '~', parameters: { b: 'R' } }, 'Actions rated red'),
    subheading(run('Actions with minor issues or delays')),
    block({ block: 'actions-by-band', period: '~', parameters: { b: 'A' } }, 'Actions rated amber'),
    numbered(prompt('What is being done about them')),
    subheading([run('Indicators, '), value({ f: 'period' })].join('')),
    block({ block: 'indicator-status', period: '~', parameters: {} }, 'Status of indicators by priority'),
    numbered(prompt('What lies behind the missed targets')),
  ].join('');

const further = ({ block }: Controls, period: PeriodId): string =>
  [
    subheading(run(`The following period: ${periodTitle(period)}`)),
    paragraph(run(`The figures below are those of ${periodTitle(period)} as they come in.`), {
      keepNext: true,
    }),
    block({ block: 'action-status', period, parameters: {} }, `Status of actions, ${periodTitle(period)}`),
    block(
      { block: 'indicator-status', period, parameters: {} },
      `Status of indicators, ${periodTitle(period)}`,
    ),
  ].join('');

const considerations: [title: string, ask: string][] = [
  ['Options Considered', 'Other options, and why they were not chosen'],
  ['Policy Implications', 'Policies that this report touches, or None'],
  ['Financial Implications', 'Costs, savings and budgets, or None'],
  ['Personnel Implications', 'What it means for staff, or None'],
  ['Environmental Considerations', 'What it means for the environment, or None'],
  ['Statutory Considerations', 'Duties and powers that apply, or None'],
  ['Equality Impact Assessment (EIA)', 'Outcome of the pre-screening in the appendix'],
  ['Risk Management Implications', 'Risks, and how they are managed, or None'],
  ['Declarations of Interest / Dispensations Granted', 'Declarations and dispensations, or None'],
  ['Background Papers', 'Papers relied on, with where they can be read, or None'],
];

const clearances = plainTable({
  title: 'Who has cleared this report',
  says: 'Who has cleared the report for publication, and when.',
  header: ['Cleared by', 'Name', 'Date'],
  widths: [4638, 3400, 1600],
  rows: ['Assistant Director', 'Section 151 Officer', 'Monitoring Officer', 'Equalities'].map(post => [
    post,
    `[${toBeCompleted}]`,
    '[Date]',
  ]),
});

/**
 * The covering Cabinet report of King's Lynn & West Norfolk: its cover table, headings in their order, implications,
 * clearances and equality pre-screening, with live blocks in place for the report's own period. Structure follows the
 * council's published Cabinet reports of 2024; the words are ours.
 *
 * @param alsoPeriods further periods whose two status tables stand after the report's own, by absolute period
 */
export const makeKingsLynnTemplate = ({
  alsoPeriods = [],
}: { alsoPeriods?: PeriodId[] } = {}): Uint8Array => {
  const controls = createControls();
  const title = [run(`${documentTitle}, `), controls.value({ f: 'period' })].join('');
  const body = [
    kingsLynnCover(title),
    summary(controls),
    background(),
    managementReport(controls),
    ...alsoPeriods.map(period => further(controls, period)),
    ...considerations.map(([name, ask]) => heading(name) + numbered(prompt(ask))),
    plainHeading('Clearances'),
    clearances,
    kingsLynnEquality(),
    plainHeading('Appendix: Performance report', true),
    text(prompt('The performance report itself, with every action and indicator')),
  ];
  return templateBytes(documentTitle, body.join(''));
};
