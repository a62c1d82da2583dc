import { describe, expect, test } from '@jest/globals';
import { bandOfFill, colourOf, readBand } from '../../../register/importing/bandText.ts';
import {
  readApprovalRoute,
  readFrequency,
  readPolarity,
  readRiskPriority,
  readSource,
  readUnit,
  readVisibility,
  readYesNo,
} from '../../../register/importing/choiceText.ts';
import { readDay, readDue } from '../../../register/importing/dueText.ts';
import { parseWrittenDay } from '../../../register/writtenDay.ts';
import { polarityOfTitle } from '../../../register/importing/inferReading.ts';
import { unitOfRow } from '../../../register/importing/unitOfRow.ts';
import { day, milestoneScheme, month, percent, shipped } from './typedSheet.ts';

describe('ratings in the many ways in which councils write them', () => {
  const projects = shipped('kings-lynn-projects');
  test.each([
    ['R', 'R'],
    ['red', 'R'],
    ['RED', 'R'],
    ['🔴', 'R'],
    ['Off track', 'R'],
    ['Amber', 'A'],
    ['Amber (improving)', 'A'],
    ['Yellow', 'A'],
    ['G', 'G'],
    ['Green ↑', 'G'],
    ['G - on track', 'G'],
    ['On Track', 'G'],
    ['🟢', 'G'],
    ['Blue', 'B'],
    ['On hold', 'B'],
    ['major issues to resolve', 'R'],
    ['▼', 'R'],
    ['Complete', 'Completed'],
    ['Completed.', 'Completed'],
    ['✅', 'Completed'],
    ['For information only', 'Info'],
    ['Partnership', 'Info'],
    ['Not reported', 'NotReported'],
    ['Not started', 'NotReported'],
  ])('%s is %s', (text, band) => expect(readBand(text, projects)).toBe(band));

  test('a scheme’s own word for what has not begun comes first', () => {
    expect(readBand('Not started', milestoneScheme())).toBe('NotDue');
  });

  test.each([
    ['M', 'Monitor'],
    ['Monitor only', 'Monitor'],
    ['In progress', 'InProgress'],
    ['P', 'InProgress'],
    ['Target met', 'G'],
  ])('of indicators, %s is %s', (text, band) =>
    expect(readBand(text, shipped('kings-lynn-indicators'))).toBe(band),
  );

  test.each(['purple', '', 'Jones', 'Monitor only'])('“%s” is none of the projects’', text =>
    expect(readBand(text, projects)).toBeNull(),
  );

  test.each([
    ['FF0000', 'red'],
    ['C00000', 'red'],
    ['FFC000', 'amber'],
    ['FFFF00', 'amber'],
    ['00B050', 'green'],
    ['92D050', 'green'],
    ['0070C0', 'blue'],
    ['FFFFFF', null],
    ['D9D9D9', null],
  ])('the eye sees %s as %s', (fill, colour) => expect(colourOf(fill)).toBe(colour));

  test('a coloured cell stands for its band', () => {
    expect(bandOfFill('00B050', projects)).toBe('G');
    expect(bandOfFill('FFFFFF', projects)).toBeNull();
  });
});

describe('dates in a plan of work', () => {
  const near = '2024-25-Q2';
  const due = (text: string) => readDue({ kind: 'text', text }, near);

  test.each([
    ['31/03/2025', '2025-03-31', null],
    ['31.3.25', '2025-03-31', null],
    ['31-Mar-25', '2025-03-31', '31-Mar-25'],
    ['Monday 14 October 2024', '2024-10-14', 'Monday 14 October 2024'],
    ['31 March 2025', '2025-03-31', null],
    ['Mar 2025', '2025-03-31', null],
    ['3/2025', '2025-03-31', null],
    ['2025-03', '2025-03-31', null],
    ['end of March 2025', '2025-03-31', 'end of March 2025'],
    ['W/c 6 November', '2024-11-06', 'W/c 6 November'],
    ['w/c 6 January', '2025-01-06', 'w/c 6 January'],
    ['Q2 2024/25', '2024-09-30', 'Q2 2024/25'],
    ['Q3', '2024-12-31', 'Q3'],
    ['End of 2024/25', '2025-03-31', 'End of 2024/25'],
    ['Ongoing', null, 'Ongoing'],
    ['Completed', null, 'Completed'],
    ['TBC', null, 'TBC'],
    ['', null, null],
  ])('%s is %s', (text, wanted, kept) => expect(due(text)).toEqual({ day: wanted, text: kept }));

  test.each([
    '31/02/2025',
    '3/31/2025',
    '32 March 2025',
    'phase 2',
    '6 Smarch',
    'Q2 2024/25 perhaps',
    '31/12/1899',
    '13/2025',
    '6 Foo 2024',
  ])('%s cannot be read', text => expect(due(text)).toBeNull());

  test('a date of the spreadsheet is that day; shown as a month, its last', () => {
    expect(readDue(day('2025-03-01'), near)).toEqual({ day: '2025-03-01', text: null });
    expect(readDue(month('2025-03-01'), near)).toEqual({ day: '2025-03-31', text: null });
    expect(readDue(percent(5), near)).toBeNull();
    expect(readDay(percent(5), near)).toBeNull();
    expect(readDay(day('2025-03-01'), near)).toBe('2025-03-01');
  });

  test('without a period near it, a day without its year is none', () => {
    expect(parseWrittenDay('6 November', 'due').ok).toBe(false);
    expect(parseWrittenDay('Q2 2024/25', 'due')).toEqual({ ok: true, value: '2024-09-30' });
  });
});

describe('cells that say one of a few things', () => {
  test.each([
    ['High', 'Good is', 'higher'],
    ['Higher', 'Polarity', 'higher'],
    ['↑', 'Polarity', 'higher'],
    ['Bigger is better', 'Polarity', 'higher'],
    ['Low', 'Good is', 'lower'],
    ['Smaller', 'Polarity', 'lower'],
    ['Range', 'Polarity', 'range'],
    ['N/A', 'Polarity', 'none'],
    ['Monitor only', 'Good is', 'none'],
    ['Yes', 'Bigger is better', 'higher'],
    ['No', 'Bigger is better', 'lower'],
    ['Y', 'Lower is better', 'lower'],
    ['Y', 'Polarity', null],
    ['Perhaps', 'Higher is better', null],
  ])('%s under %s is %s', (text, heading, wanted) => expect(readPolarity(text, heading)).toBe(wanted));

  test.each([
    ['Open', 'Visibility', 'open'],
    ['Yes', 'Public', 'open'],
    ['No', 'Public', 'internal'],
    ['Yes', 'Confidential', 'restricted'],
    ['No', 'Confidential', 'internal'],
    ['Yes', 'Exempt', 'exempt'],
    ['Part II', 'Access', 'exempt'],
    ['Perhaps', 'Access', null],
  ])('%s under %s is %s', (text, heading, wanted) => expect(readVisibility(text, heading)).toBe(wanted));

  test.each<[(text: string) => unknown, string, unknown]>([
    [readYesNo, 'Y', true],
    [readYesNo, 'Snapshot', false],
    [readYesNo, 'perhaps', null],
    [readUnit, '%', 'percent'],
    [readUnit, 'Number', 'number'],
    [readUnit, '£000', 'gbp'],
    [readUnit, 'furlongs', null],
    [readFrequency, 'Quarterly', 'quarterly'],
    [readFrequency, 'M', 'monthly'],
    [readFrequency, 'Annual', 'annual'],
    [readFrequency, 'now and then', null],
    [readRiskPriority, 'High', 'high'],
    [readRiskPriority, '2', 'medium'],
    [readRiskPriority, 'Advisory', 'low'],
    [readSource, 'Internal Audit', 'internal-audit'],
    [readSource, 'LGSCO', 'ombudsman'],
    [readApprovalRoute, 'Full Council', 'council'],
    [readApprovalRoute, 'Cabinet', 'cabinet'],
    [readApprovalRoute, 'Head of HR', 'officer'],
  ])('%p reads %s as %s', (read, text, wanted) => expect(read(text)).toBe(wanted));
});

describe('what a title says of a measure', () => {
  test.each([
    ['% of calls answered within 90 seconds', 'percent'],
    ['% of meeting minutes produced within 3 working days', 'percent'],
    ['No of days to process new claims', 'days'],
    ['Average working days lost', 'days'],
    ['No of new homes', 'number'],
    ['Total tonnage of food waste', 'tonnes'],
    ['Solar power (kWh)', 'kwh'],
    ['Amount of planning fees returned', 'gbp'],
    ['Establishment (FTE)', 'fte'],
    ['Caseload', 'number'],
  ])('%s: %s', (title, unit) => expect(unitOfRow([], title)).toBe(unit));

  test('figures that show their unit say more than the title', () => {
    expect(unitOfRow([percent(92)], 'Calls answered')).toBe('percent');
    expect(unitOfRow([{ kind: 'number', value: 5, shown: 'money', text: '£5' }], 'No of things')).toBe('gbp');
    expect(unitOfRow([{ kind: 'text', text: '12 days' }], 'Waiting')).toBe('days');
    expect(
      unitOfRow(
        [
          { kind: 'text', text: '314 cases £64,029' },
          { kind: 'number', value: 5, shown: 'plain', text: '5' },
        ],
        'Cases',
      ),
    ).toBe('number');
    expect(unitOfRow([day('2024-01-01'), { kind: 'text', text: 'x'.repeat(41) }], 'Cases')).toBe('number');
  });

  test.each([
    ['% of decisions overturned at appeal', 'lower'],
    ['Working days lost to sickness', 'lower'],
    ['No of missed bins', 'lower'],
    ['% of complaints answered within 10 days', 'higher'],
    ['% of fly tipping cases assessed within 1 day', 'higher'],
    ['EV charging usage', null],
  ])('%s: %s is good', (title, wanted) => expect(polarityOfTitle(title)).toBe(wanted));
});
