import { describe, expect, test } from '@jest/globals';
import type { ItemKind } from '../../../register/item.ts';
import { columnLetters } from '../../../register/importing/cell.ts';
import { formatUse } from '../../../register/importing/field.ts';
import { candidatesFor, headingText } from '../../../register/importing/headings.ts';
import { findPeriod, lastYear, periodBefore } from '../../../register/importing/periodText.ts';
import { day } from './typedSheet.ts';

const period = '2024-25-Q1';
const meaning = (heading: string, kind: ItemKind = 'indicator') => {
  const [first] = candidatesFor(heading, { kind, period });
  return first ? formatUse(first) : null;
};

describe('what a heading means', () => {
  test.each([
    ['Ref', 'ref'],
    ['Ref. No.', 'ref'],
    ['#', 'ref'],
    ['PI Ref', 'ref'],
    ['Indicator', 'title'],
    ['Performance Indicator', 'title'],
    ['KPI', 'title'],
    ['Vital sign', 'title'],
    ['Measure name', 'title'],
    ['Priority', 'plan'],
    ['Corporate priority', 'plan'],
    ['Theme', 'plan'],
    ['Portfolio', 'plan'],
    ['Lead officer', 'post'],
    ['Responsible Officer', 'post'],
    ['Owner', 'post'],
    ['Measure owner', 'post'],
    ['Assistant Director', 'approverPost'],
    ['Directorate', 'directorate'],
    ['Service', 'directorate'],
    ['Polarity', 'polarity'],
    ['Good is', 'polarity'],
    ['Bigger is better?', 'polarity'],
    ['Higher or lower is better', 'polarity'],
    ['Unit', 'unit'],
    ['Unit of measure', 'unit'],
    ['Target', 'target'],
    ['Annual target', 'target'],
    ['Target 2024/25', 'target'],
    ['2024-25 Target', 'target'],
    ['Tolerance (%)', 'tolerance'],
    ['Baseline', 'baseline'],
    ['Q1 2024/25', 'value'],
    ['2024/25 Q1', 'value'],
    ['Qtr 1 24/25', 'value'],
    ['Q1', 'value'],
    ['Q1 actual', 'value'],
    ['Actual', 'value'],
    ['Current', 'value'],
    ['Current value', 'value'],
    ['2023/24', 'value 2023-24'],
    ['2023-2024 outturn', 'value 2023-24'],
    ['Last year', 'value 2023-24'],
    ['Outturn', 'value 2023-24'],
    ['Q4 2023/24', 'value 2023-24-Q4'],
    ['Previous quarter', 'value 2023-24-Q4'],
    ['Previous RAG', 'rating 2023-24-Q4'],
    ['Q4 2023/24 RAG', 'rating 2023-24-Q4'],
    ['2023/24 RAG', 'rating 2023-24'],
    ['Q1 target', 'profile 2024-25-Q1'],
    ['Q3 profile', 'profile 2024-25-Q3'],
    ['RAG', 'rating'],
    ['RAG status', 'rating'],
    ['Status', 'rating'],
    ['Q1 RAG', 'rating'],
    ['Direction of travel', 'trend'],
    ['Commentary', 'commentary'],
    ['Comments', 'commentary'],
    ['Q1 comments', 'commentary'],
    ['Next steps', 'nextActions'],
    ['Next quarter’s actions', 'nextActions'],
    ['Frequency', 'frequency'],
    ['Cumulative', 'cumulative'],
    ['Cumulative (Y/N)', 'cumulative'],
    ['Public or private', 'visibility'],
    ['Lead officer 2024/25', 'post'],
  ])('of measures: %s is %s', (heading, means) => expect(meaning(heading)).toBe(means));

  test.each([
    ['Action', 'title'],
    ['Project', 'title'],
    ['Milestone', 'title'],
    ['Target', 'due'],
    ['Target date', 'due'],
    ['By when', 'due'],
    ['Due', 'due'],
    ['Revised date', 'revisedDue'],
    ['Original due date', 'originalDue'],
    ['Date completed', 'completedOn'],
    ['Planned quarter', 'planned'],
    ['Partnership', 'partnership'],
  ])('of work: %s is %s', (heading, means) => expect(meaning(heading, 'action')).toBe(means));

  test.each<[string, ItemKind, string]>([
    ['Priority', 'recommendation', 'riskPriority'],
    ['Audit', 'recommendation', 'report'],
    ['Date agreed', 'recommendation', 'agreedOn'],
    ['Review date', 'document', 'due'],
    ['Policy', 'document', 'title'],
    ['Approval route', 'document', 'approvalRoute'],
  ])('%s, in a list of %ss, is %s', (heading, kind, means) => expect(meaning(heading, kind)).toBe(means));

  test.each(['Target 2025/26', 'Favourite colour', '2023/24 weather', 'Target 2023/24'])(
    '%s is nothing',
    heading => expect(meaning(heading)).toBeNull(),
  );

  test('the year over the only figures of a quarter’s sheet may be the quarter’s', () => {
    const uses = candidatesFor('2024/25', { kind: 'indicator', period }).map(formatUse);
    expect(uses).toContain('value');
    expect(uses[0]).toBe('value 2024-25');
  });

  test('a date that stands as a heading is a month', () =>
    expect(headingText(day('2024-06-01'))).toBe('June 2024'));
});

describe('periods as people write them', () => {
  test.each([
    ['Q2 2024/25', '2024-25-Q2'],
    ['Q2 of 2024/25', '2024-25-Q2'],
    ['Quarter 2, 2024-25', '2024-25-Q2'],
    ['FY24/25 Q2', '2024-25-Q2'],
    ['2024/2025', '2024-25'],
    ['June 2024', '2024-25-M03'],
    ['Jan-25', '2024-25-M10'],
    ['Q3', '2024-25-Q3'],
  ])('%s is %s', (text, wanted) => expect(findPeriod(text, period)?.period).toBe(wanted));

  test.each(['2024-28', 'Total 2024', 'Foo 2024', 'growth', 'Q5'])('%s is none', text =>
    expect(findPeriod(text, period)).toBeNull(),
  );

  test.each([
    ['2024-25-Q1', '2023-24-Q4', '2023-24'],
    ['2024-25-Q3', '2024-25-Q2', '2023-24'],
    ['2024-25-M01', '2023-24-M12', '2023-24'],
    ['2024-25-M11', '2024-25-M10', '2023-24'],
    ['2024-25', '2023-24', '2023-24'],
  ])('before %s comes %s, and the year before is %s', (is, before, year) => {
    expect(periodBefore(is)).toBe(before);
    expect(lastYear(is)).toBe(year);
  });
});

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [701, 'ZZ'],
])('column %d is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));
