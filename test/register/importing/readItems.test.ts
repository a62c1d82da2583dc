import { describe, expect, test } from '@jest/globals';
import { actProblems } from '../../../register/index.ts';
import {
  day,
  mappingOf,
  milestoneScheme,
  percent,
  readSheetsOf,
  shipped,
  typedSheet,
  type Typed,
} from './typedSheet.ts';

const money = (value: number) => ({
  kind: 'number' as const,
  value,
  shown: 'money' as const,
  text: `£${value}`,
});

describe('measures', () => {
  const of = (headings: string[], ...lines: Typed[][]) =>
    readSheetsOf(
      typedSheet([
        ['Ref', 'Indicator', ...headings],
        ...lines.map((line, index) => [`${index + 1}`, ...line]),
      ]),
    );

  test('units are those of a column, or what the figures and titles show', () => {
    const { indicators } = of(
      ['Unit', 'Target', 'Actual'],
      ['Calls answered', '%', 80, 81],
      ['Spend', null, money(5), money(4.5)],
      ['No of homes', null, 5, 4],
      ['Waiting', null, null, '12 days'],
    );
    expect(indicators.map(({ unit, decimals }) => [unit, decimals])).toEqual([
      ['percent', 2],
      ['gbp', 2],
      ['number', 0],
      ['days', 2],
    ]);
  });

  test('plain percentages that are all fractions are read as such, and said', () => {
    const { indicators, updates, noted } = of(
      ['Target', 'Actual', '2023/24'],
      ['% answered', 0.95, 0.92, '0.9'],
      ['% paid', 1, '96%', percent(90)],
      ['% paid late', null, 'N/A', day('2024-01-01')],
    );
    expect(indicators.map(({ target }) => target)).toEqual([95, 100, null]);
    expect(updates.map(({ value }) => value)).toEqual([90, 92, 90, 96, null]);
    expect(noted('fractions')).toEqual(['1 (0.92 is 92%)', '2 (1 is 100%)']);
  });

  test('small percentages beside large ones are small, and a mapping may say what holds', () => {
    const lines: Typed[][] = [
      ['Ref', 'Indicator', 'Target', 'Actual'],
      ['1', '% overturned', 10, 0.8],
    ];
    expect(readSheetsOf(typedSheet(lines)).updates).toMatchObject([{ value: 0.8 }]);
    const told = readSheetsOf(typedSheet(lines), {}, mappingOf({ defaults: { fractions: true } }));
    expect(told.updates).toMatchObject([{ value: 80 }]);
  });

  test('a figure with words keeps the words beside the commentary', () => {
    const { updates, noted } = of(
      ['Actual', 'Comments'],
      ['Cases', '314 cases £64,029', 'More than last year'],
      ['Cases again', '314 cases £64,029', null],
      ['% of cases', '314 of 342 (92%)', null],
    );
    expect(updates.map(({ value, commentary }) => [value, commentary])).toEqual([
      [314, 'More than last year\n\nAs given: 314 cases £64,029'],
      [314, 'As given: 314 cases £64,029'],
      [92, 'As given: 314 of 342 (92%)'],
    ]);
    expect(updates[2]).toMatchObject({ numerator: 314, denominator: 342 });
    expect(noted('two-figures')).toEqual(['1', '2', '3']);
  });

  test('an empty cell among figures is not yet available; “not reported” is no update; a mapping may say otherwise', () => {
    const lines: Typed[][] = [
      ['Ref', 'Indicator', 'Actual', 'RAG', 'Comments'],
      ['1', 'Calls', 5, 'G', null],
      ['2', 'Visits', null, null, null],
      ['3', 'Homes', 'N/A', null, null],
      ['4', 'Jobs', 'Not reported', null, null],
      ['5', 'Trees', null, 'Not reported', null],
      ['6', 'Bins', null, null, 'Data late'],
    ];
    const { updates, noted } = readSheetsOf(typedSheet(lines));
    expect(updates.map(({ itemKey, valueState }) => [itemKey.slice(-1), valueState])).toEqual([
      ['1', 'final'],
      ['2', 'not-yet-available'],
      ['3', 'not-yet-available'],
      ['6', 'not-yet-available'],
    ]);
    expect(noted('figure-missing')).toEqual(['2', '6']);
    expect(noted('not-reported')).toEqual(['4', '5']);
    const told = readSheetsOf(typedSheet(lines), {}, mappingOf({ defaults: { blank: 'not-reported' } }));
    expect(told.noted('not-reported')).toEqual(['2', '4', '5']);
  });

  test('last year’s rating and words are last year’s update', () => {
    const { updates } = of(
      ['2023/24', '2023/24 RAG', '2023/24 comments', 'Actual'],
      ['Calls', null, 'G', null, 5],
      ['Visits', null, null, 'Closed for works', 5],
      ['Homes', null, null, null, 5],
    );
    expect(updates.filter(({ period }) => period === '2023-24')).toMatchObject([
      { publishedBand: 'G', value: null },
      { publishedBand: null, commentary: 'Closed for works' },
    ]);
  });

  test('targets: signs, ranges, tolerances and words', () => {
    const { indicators, noted } = of(
      ['Target', 'Tolerance', 'Actual'],
      ['% answered', '≥ 95%', '2%', '96%'],
      ['Days to decide', '<10 days', '1', '9 days'],
      ['Visits', '150-200', percent(5), 160],
      ['Rate', 'Below national rate of 12%', null, '11%'],
      ['Cost', '£1.2m', '5%', '£1m'],
      ['Calls', '95 ± 2', null, 96],
    );
    expect(
      indicators.map(({ target, targetHigh, polarity, tolerance }) => [
        target,
        targetHigh,
        polarity,
        tolerance,
      ]),
    ).toEqual([
      [95, null, 'higher', { amount: 2, unit: 'points' }],
      [10, null, 'lower', { amount: 1, unit: 'points' }],
      [150, 200, 'range', { amount: 0.05, unit: 'relative' }],
      [null, null, 'higher', null],
      [1200000, null, 'higher', { amount: 0.05, unit: 'relative' }],
      [95, null, 'higher', { amount: 2, unit: 'points' }],
    ]);
    expect(noted('target-in-words')).toEqual(['4']);
  });

  test('targets of the quarters: their own, or running sums; what does not add up is left out', () => {
    const { indicators, noted } = of(
      ['Target', 'Q1 target', 'Q2 target', 'Q3 target', 'Q4 target', 'Actual'],
      ['Homes', 106, 0, 23, 69, 14, 0],
      ['Homes to date', 106, 0, 23, 92, 106, 0],
      ['Homes wrong', 106, 1, 2, 3, 4, 0],
      ['Homes begun', 106, 1, null, null, null, 0],
      ['Homes without', 106, null, null, null, null, 0],
    );
    expect(indicators.map(({ profile, cumulative }) => [profile, cumulative])).toEqual([
      [[0, 23, 69, 14], true],
      [[0, 23, 69, 14], true],
      [null, false],
      [null, false],
      [null, false],
    ]);
    expect(noted('profile-left-out')).toEqual(['3', '4']);
  });

  test('what a mapping holds for every row', () => {
    const sheet = typedSheet([
      ['Ref', 'Indicator', 'Actual', 'Target'],
      ['1', 'Calls', 5, 6],
    ]);
    const defaults = {
      unit: 'gbp',
      polarity: 'lower',
      cumulative: true,
      frequency: 'annual',
      visibility: 'open',
      post: 'Treasurer',
      directorate: 'Resources',
    };
    expect(readSheetsOf(sheet, {}, mappingOf({ defaults })).indicators).toMatchObject([defaults]);
  });

  test('where nothing says which way is good, the rating beside the figure does', () => {
    const { indicators, notes } = of(
      ['Target', 'Actual', 'RAG'],
      ['% alpha', '10%', '4%', 'G'],
      ['Beta', 100, 30, 'G'],
      ['Gamma', 100, 120, 'G'],
      ['Complaints', 100, 120, 'R'],
      ['Delta', 100, 120, 'A'],
      ['Epsilon', null, 5, null],
      ['% of levy collected', '97.5%', '57.3%', 'G'],
    );
    expect(indicators.map(({ polarity, cumulative }) => [polarity, cumulative])).toEqual([
      ['lower', false],
      ['higher', true],
      ['higher', false],
      ['lower', false],
      ['higher', false],
      ['none', false],
      ['higher', true],
    ]);
    const guesses = notes
      .filter(({ code }) => code === 'polarity-guessed')
      .map(({ about, facts }) => [about.join(), facts['by']]);
    expect(guesses).toEqual([
      ['1', 'rating'],
      ['2,7', 'rating'],
      ['3,5', 'nothing'],
      ['4', 'title'],
      ['6', 'no-target'],
    ]);
    expect(notes.find(({ code }) => code === 'rating-differs')).toMatchObject({
      about: ['5'],
      facts: { printed: 'Amber', computed: 'Green' },
    });
  });

  test('at the end of the year nothing needs to be cumulative', () => {
    const sheet = typedSheet([
      ['Ref', 'Indicator', 'Target', 'Actual', 'RAG'],
      ['1', 'Homes built', 100, 30, 'G'],
    ]);
    expect(readSheetsOf(sheet, { period: '2023-24' }).indicators).toMatchObject([
      { cumulative: false, from: '2023-04-01' },
    ]);
  });

  test('a scheme that nobody’s rule decides says nothing of what differs', () => {
    const sheet = typedSheet([
      ['Ref', 'Indicator', 'Target', 'Actual', 'RAG'],
      ['1', 'Calls', 100, 30, 'Monitor'],
    ]);
    const { updates, noted } = readSheetsOf(sheet, { scheme: shipped('people') });
    expect(updates).toHaveLength(1);
    expect(noted('rating-differs')).toEqual([]);
  });
});

describe('plans of work', () => {
  const scheme = shipped('kings-lynn-projects');
  const of = (headings: string[], ...lines: Typed[][]) =>
    readSheetsOf(
      typedSheet([['Ref', 'Action', ...headings], ...lines.map((line, index) => [`${index + 1}`, ...line])]),
      { scheme },
    );

  test('an action begins with the first period of which the sheet has a rating, or with that of the sheet', () => {
    const lines = [
      ['Ref', 'Project', 'Q4 2023/24 status', 'Q1 2024/25 status'],
      ['1', 'Leisure centre', 'Amber', 'Green'],
      ['2', 'Market square', null, 'Green'],
      ['3', 'Town hall roof', null, null],
    ];
    const { actions } = readSheetsOf(typedSheet(lines), { scheme: shipped('kings-lynn-projects') });
    expect(actions.map(({ from }) => from)).toEqual(['2024-01-01', '2024-04-01', '2024-04-01']);
  });

  test('ratings are the officers’; completed has a day; for information is a partnership’s', () => {
    const { actions, updates, noted } = of(
      ['Status', 'Date completed', 'Partnership', 'Comments', 'Next steps'],
      ['Car parks', 'Green', null, null, null, null],
      ['Toilets', 'Complete', null, null, null, null],
      ['Market', null, day('2024-05-03'), null, null, null],
      ['Guildhall', 'Information only', null, null, 'Working with the Board', null],
      ['Skills', null, null, 'Yes', null, null],
      ['Survey', null, null, null, 'Late', null],
      ['Tourism', null, null, null, null, 'Hire somebody'],
      ['Events', null, null, null, null, null],
      ['Masterplan', 'Not started', null, null, null, null],
    );
    expect(actions.map(({ state, closedOn, partnership }) => [state, closedOn, partnership])).toEqual([
      ['open', null, false],
      ['completed', '2024-06-30', false],
      ['completed', '2024-05-03', false],
      ['open', null, true],
      ['open', null, true],
      ['open', null, false],
      ['open', null, false],
      ['open', null, false],
      ['open', null, false],
    ]);
    expect(updates.map(({ itemKey, band }) => [itemKey.slice(-1), band])).toEqual([
      ['1', 'G'],
      ['2', 'Completed'],
      ['3', null],
      ['4', null],
      ['6', null],
      ['7', null],
    ]);
    expect(noted('rating-missing')).toEqual(['6', '7']);
    expect(noted('not-reported')).toEqual(['8', '9']);
    expect(noted('not-begun')).toEqual(['9']);
  });

  test('the report before, and words under the period’s own heading', () => {
    const { updates } = of(
      ['2023/24 RAG', 'RAG', 'Q1 2024/25'],
      ['Car parks', 'Red', 'Amber', 'Consultants appointed and the first draft read'],
      ['Toilets', null, 'Amber', 'Delayed by the contractor, who starts next month'],
      ['Guildhall', 'Amber', 'Information only', null],
    );
    expect(
      updates.map(({ period, band, commentary }) => [period, band, commentary?.slice(0, 11) ?? null]),
    ).toEqual([
      ['2023-24', 'R', null],
      ['2024-25-Q1', 'A', 'Consultants'],
      ['2024-25-Q1', 'A', 'Delayed by '],
      ['2024-25-Q1', null, null],
    ]);
  });

  test('dates: first agreed, now, and the move between them', () => {
    const { actions, noted, problems } = of(
      ['Original due date', 'Target date', 'Revised date', 'RAG'],
      ['Car parks', null, 'Mar 2025', null, 'G'],
      ['Toilets', null, day('2024-12-01'), '31/01/2025', 'A'],
      ['Market', 'Q2 2024/25', 'Q3 2024/25', null, 'A'],
      ['Survey', null, 'Ongoing', null, 'G'],
      ['Tourism', null, 'phase 2', null, 'G'],
      ['Events', '2024-12-31', null, null, 'G'],
    );
    expect(
      actions.map(({ originalDue, due, dueText, revisions }) => [
        originalDue,
        due,
        dueText,
        revisions.length,
      ]),
    ).toEqual([
      ['2025-03-31', '2025-03-31', null, 0],
      ['2024-12-01', '2025-01-31', null, 1],
      ['2024-09-30', '2024-12-31', 'Q3 2024/25', 1],
      [null, null, 'Ongoing', 0],
      ['2024-12-31', '2024-12-31', null, 0],
    ]);
    expect(actions[1]?.revisions).toMatchObject([
      { from: '2024-12-01', to: '2025-01-31', agreedOn: '2024-06-30' },
    ]);
    expect(noted('revision-unexplained')).toEqual(['2', '3']);
    expect(problems).toMatchObject([{ facts: { text: 'phase 2', wanted: 'a target date' } }]);
  });

  test('a date that was moved before the period is over was agreed today at the latest', () => {
    const lines: Typed[][] = [
      ['Ref', 'Action', 'Target date', 'Revised date', 'RAG'],
      ['1', 'Toilets', '01/06/2024', '01/09/2024', 'A'],
    ];
    const { actions } = readSheetsOf(typedSheet(lines), { scheme, today: '2024-05-01' });
    expect(actions[0]?.revisions[0]?.agreedOn).toBe('2024-05-01');
  });

  test('milestones are planned for a quarter: of a column, or that of their date', () => {
    const lines: Typed[][] = [
      [
        'Ref',
        'Milestone',
        'Project',
        'Planned quarter',
        'Revised quarter',
        'Due date',
        'Revised date',
        'Status',
      ],
      ['1', 'Plan', 'Leisure', 'Q1', null, null, null, 'Completed'],
      ['2', 'Build', 'Leisure', null, null, '15/02/2025', '31/05/2025', 'Not started'],
      ['3', 'Open', 'Leisure', day('2024-05-01'), 'Q3 2024/25', null, null, 'Completed'],
      ['4', 'Close', 'Leisure', 'soon', null, null, null, 'Completed'],
      ['5', 'Sell', 'Leisure', null, null, null, null, 'Completed'],
    ];
    const { actions, problems } = readSheetsOf(typedSheet(lines), { scheme: milestoneScheme() });
    expect(actions.map(({ ref, project, planned, revised }) => [ref, project, planned, revised])).toEqual([
      ['1', 'Leisure', '2024-25-Q1', null],
      ['2', 'Leisure', '2024-25-Q4', '2025-26-Q1'],
      ['3', 'Leisure', '2024-25-Q1', '2024-25-Q3'],
      ['5', 'Leisure', null, null],
    ]);
    expect(problems).toMatchObject([{ facts: { text: 'soon' } }]);
  });
});

describe('recommendations', () => {
  const scheme = shipped('audit-recommendations');
  const headings = [
    'Ref',
    'Recommendation',
    'Audit',
    'Priority',
    'Agreed on',
    'Due date',
    'Status',
    'Source',
    'Date completed',
  ];

  test('carry their source, who closes them, their priority, and what was done', () => {
    const { recommendations, noted, problems, updates } = readSheetsOf(
      typedSheet([
        headings,
        [
          '1',
          'Reconcile monthly',
          'Payroll',
          'High',
          '01/03/2024',
          '30/06/2024',
          'Open',
          'Internal Audit',
          null,
        ],
        [
          '2',
          'Write it down',
          'Payroll',
          'Low',
          '01/03/2024',
          '30/06/2024',
          'Closed',
          'External audit',
          '01/06/2024',
        ],
        ['3', 'Lock it', 'IT', null, null, '30/06/2024', 'Superseded', null, null],
        ['4', 'Check it', 'IT', 'Medium', '01/03/2024', '30/06/2024', 'Awaiting sign-off', 'Ombudsman', null],
        [
          '5',
          'Accept it',
          'IT',
          'Medium',
          '01/03/2024',
          '30/06/2024',
          'Risk accepted',
          'Peer challenge',
          null,
        ],
        ['6', 'Judge it', 'IT', 'purple', '01/03/2024', '30/06/2024', null, 'Inspection', null],
      ]),
      { scheme },
      mappingOf({ ratings: { Open: 'OnTrack' } }),
    );
    expect(
      recommendations.map(({ source, closer, riskPriority, acts }) => [
        source,
        closer,
        riskPriority,
        acts.map(({ act }) => act),
      ]),
    ).toEqual([
      ['internal-audit', 'internal-audit', 'high', []],
      ['external-audit', 'external-audit', 'low', ['claimed', 'verified']],
      ['internal-audit', 'internal-audit', 'medium', ['superseded']],
      ['ombudsman', 'ombudsman-lead', 'medium', ['claimed']],
    ]);
    expect(recommendations[1]?.acts.map(({ on }) => on)).toEqual(['2024-06-01', '2024-06-01']);
    expect(recommendations[0]).toMatchObject({
      report: 'Payroll',
      agreedOn: '2024-03-01',
      originalDue: '2024-06-30',
    });
    expect(noted('priority-guessed')).toEqual(['3']);
    expect(noted('agreed-guessed')).toEqual(['3']);
    expect(problems.map(({ facts }) => facts?.['cell'])).toEqual(['G6', 'D7']);
    expect(updates).toEqual([]);
  });

  test('closed ones can be read back from the register, and were agreed before they were closed', () => {
    const { recommendations, problems } = readSheetsOf(
      typedSheet([
        headings,
        ['1', 'Do', 'IT', 'High', '01/03/2024', '30/06/2024', 'Closed', null, '01/06/2024'],
        ['2', 'Test', 'IT', 'High', null, '30/06/2024', 'Closed', null, '15/03/2024'],
        ['3', 'Check', 'IT', 'High', '02/05/2024', '30/06/2024', 'Closed', null, '01/05/2024'],
      ]),
      { scheme },
      mappingOf({}),
    );
    expect(recommendations.map(({ agreedOn }) => agreedOn)).toEqual(['2024-03-01', '2024-03-15']);
    expect(recommendations.flatMap(actProblems)).toEqual([]);
    expect(problems.map(({ facts }) => facts?.['cell'])).toEqual(['E4']);
  });

  test('the report is the line above, or the sheet, where no column names it', () => {
    const lines = [
      headings.filter(one => one !== 'Audit'),
      ['1', 'Do', null, null, '30/06/2024', null, null, null],
    ];
    const early = { scheme, today: '2024-05-01' };
    const sheet = typedSheet(
      [...lines, ['Payroll'], ['2', 'Close', null, null, '30/06/2024', 'Closed', null, null]],
      { name: 'Audits' },
    );
    const { recommendations } = readSheetsOf(sheet, early, mappingOf({ defaults: { source: 'inspection' } }));
    expect(recommendations.map(({ report, closer }) => [report, closer])).toEqual([
      ['Audits', 'performance'],
      ['Payroll', 'performance'],
    ]);
    expect(recommendations[1]?.acts[0]?.on).toBe('2024-05-01');
  });
});

describe('policies', () => {
  test('need a review date; months or years between reviews, and who approves', () => {
    const { documents, problems } = readSheetsOf(
      typedSheet([
        ['Ref', 'Policy', 'Review date', 'Review period', 'Approved by'],
        ['1', 'Whistleblowing', '31/03/2025', '24 months', 'Cabinet'],
        ['2', 'Leave', 'Mar 2025', '3 years', null],
        ['3', 'Dress', 'Ongoing', null, null],
        ['4', 'Data', 'Mar 2025', 'sometimes', 'the cat'],
        ['5', 'Fire', 'Mar 2025', 'Annual', 'Full Council'],
      ]),
      { scheme: shipped('policies') },
    );
    expect(
      documents.map(({ reviewDue, reviewInterval, approvalRoute }) => [
        reviewDue,
        reviewInterval,
        approvalRoute,
      ]),
    ).toEqual([
      ['2025-03-31', 24, 'cabinet'],
      ['2025-03-31', 36, 'officer'],
      ['2025-03-31', 12, 'council'],
    ]);
    expect(problems.map(({ facts }) => facts?.['cell'])).toEqual(['C4', 'D5', 'E5']);
  });
});
