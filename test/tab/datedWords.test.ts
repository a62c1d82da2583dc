import { describe, expect, test } from '@jest/globals';
import { recommendationStandings, type Recommendation } from '../../register/index.ts';
import { viewItem } from '../../server/itemView.ts';
import type { DatedItemView } from '../../server/client.ts';
import { datedEvents, datedFacts, datedTitle, revisionWords } from '../../tab/panel/datedHistory.ts';
import { auditBlocks, documentRows, recommendationRows, tablesOf } from '../../tab/datedModel.ts';
import { lateBy, lateShown, overdueWords, reviewShown } from '../../tab/datedWords.ts';
import { claimed, recommendation, revision, superseded, verified } from '../register/madeRecommendation.ts';
import { northNorfolkSnapshot } from '../register/northNorfolkSnapshot.ts';

const november = '2024-25-M08';
const sample = northNorfolkSnapshot();
const planKeys = ['north-norfolk/audit'];

const standing = (said: Partial<Recommendation>) =>
  recommendationStandings(
    northNorfolkSnapshot([
      recommendation({ planKeys, originalDue: '2024-03-31', due: '2024-03-31', ...said }),
    ]),
    '2024-11-30',
  )[0]!;

describe('how late a recommendation is', () => {
  test.each<[string, Partial<Recommendation>, string, string | null, number | null]>([
    ['past its date', {}, '8 months late', null, 244],
    ['a few days past', { originalDue: '2024-11-28', due: '2024-11-28' }, '2 days late', null, 2],
    ['not due yet', { originalDue: '2025-03-31', due: '2025-03-31' }, 'Not due yet', null, 0],
    ['without a date', { originalDue: null, due: null }, 'No date', null, 0],
    [
      'moved, and past the first date',
      { due: '2025-01-31', revisions: [revision('2024-06-01', '2025-01-31')] },
      'Not due yet',
      '8 months after the first date',
      0,
    ],
    [
      'done after its date',
      { acts: [claimed('2024-06-01'), verified('2024-07-01')] },
      'Done 2 months late',
      null,
      null,
    ],
    ['done before it', { acts: [claimed('2024-03-01'), verified('2024-07-01')] }, 'Done in time', null, null],
    ['superseded', { acts: [superseded('2024-06-01')] }, 'Not counted', null, null],
  ])('%s', (_, said, text, note, by) => {
    const one = standing(said);
    expect(lateShown(one)).toEqual({ text, note });
    expect(lateBy(one)).toBe(by);
  });
});

describe('documents of a period', () => {
  const rows = documentRows(sample, november);
  const ofBand = (band: string) => rows.find(({ rating }) => rating.band === band)!;

  test.each([
    ['Withdrawn', 'Withdrawn'],
    ['UnderReview', 'Under review'],
    ['InDate', 'Not overdue'],
    ['Overdue', /^\d+ months?$/],
  ])('%s: %s', (band, words) => expect(overdueWords(ofBand(band), ofBand(band).day)).toMatch(words));

  test('say what a review date was at first where it was moved', () => {
    expect(reviewShown(ofBand('InDate')).note).toMatch(/^first set for /);
    expect(reviewShown(ofBand('Overdue')).note).toBeNull();
  });
});

describe('what the views count and list', () => {
  test('every block of the audit view can be made of the sample', () => {
    const tables = tablesOf(sample, november, auditBlocks);
    expect(tables.problems).toEqual([]);
    expect(Object.keys(tables.of)).toEqual([...auditBlocks]);
  });

  test('the list has as many overdue as the block says', () => {
    const rows = recommendationRows(sample, november);
    const overdue = tablesOf(sample, november, ['audit-outstanding']).of['audit-outstanding']!.rows.at(-1)!;
    expect(rows.filter(row => row.overdue)).toHaveLength(Number(overdue.cells[2]!.text));
    expect(documentRows(sample, november).filter(({ age }) => age !== null)).toHaveLength(98);
  });

  test('an unknown period has none, and says why', () => {
    expect(recommendationRows(sample, '1999-00-M01')).toEqual([]);
    expect(documentRows(sample, '1999-00-M01')).toEqual([]);
    expect(tablesOf(sample, '1999-00-M01', ['policies-overdue']).problems[0]?.code).toBe('unknown-period');
  });

  test('one that is in two plans is listed once', () => {
    const twice = northNorfolkSnapshot([
      recommendation({ planKeys: [...planKeys, 'north-norfolk/other'], originalDue: '2024-03-31' }),
    ]);
    const other = {
      ...twice.plans.find(({ id }) => id === 'audit')!,
      key: 'north-norfolk/other',
      id: 'other',
    };
    expect(recommendationRows({ ...twice, plans: [...twice.plans, other] }, november)).toHaveLength(1);
  });
});

describe('the panel of one item', () => {
  const person = { entraId: sample.people[0]!.entraId };
  const open = (key: string) =>
    viewItem({ ...sample, asAt: '2024-12-02T09:00:00Z' }, key, person) as DatedItemView;

  test.each([...sample.recommendations, ...sample.documents].map(({ key }) => key))(
    '%s has no blank fact',
    key => {
      for (const [name, fact] of datedFacts(open(key), '2024-12-02'))
        expect(`${name}: ${fact}`).toMatch(/: \S/);
    },
  );

  test('names it, and nothing that is neither recommendation nor document', () => {
    expect(datedTitle(sample, 'north-norfolk/recommendation/IA-010')).toContain('sample item 10');
    expect(datedTitle(sample, 'north-norfolk/action/1')).toBeNull();
    expect(datedTitle(sample, null)).toBeNull();
  });

  test('says every move of the date with its reason and who agreed', () => {
    const { revised } = open('north-norfolk/recommendation/IA-011').dates;
    expect(revised.map(revisionWords)[1]).toBe(
      '31 Aug 2024 to 31 Mar 2025: Waits for a new system (made up). Agreed by Head of Internal Audit on 20 Nov 2024.',
    );
  });

  test('has the latest of its history first', () => {
    const events = datedEvents(open('north-norfolk/recommendation/IA-004'));
    expect(events.map(({ from }) => from)).toEqual(['24 March 2024', '29 February 2024']);
  });
});
