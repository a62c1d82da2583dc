import { describe, expect, test } from '@jest/globals';
import { openToday, type RowProblem, type Snapshot } from '../../register/index.ts';
import { action, complaint, document, indicator, recommendation, update } from '../store/register.ts';
import { snapshotOf } from './madeSnapshot.ts';

const council = 'made-up';
const q1 = '2024-25-Q1';
const a1 = `${council}/action/A1`;

const papers = snapshotOf({
  actions: [action(council, 'A1'), action(council, 'A2')],
  indicators: [indicator(council, '1.1')],
  recommendations: [recommendation(council, 'R1')],
  documents: [document(council, 'D1')],
  complaints: [complaint(council, 'C1')],
  updates: [update(a1, q1), update(`${council}/action/A2`, q1)],
});

const concealed: RowProblem = {
  code: 'restricted-in-open-list',
  list: 'Items',
  rowId: '1',
  key: null,
  itemKey: null,
  title: null,
  webUrl: null,
};

const shown = ({ actions, indicators, recommendations, documents, complaints, updates }: Snapshot) => ({
  items: [actions, indicators, recommendations, documents, complaints].flat().map(({ ref }) => ref),
  said: updates.map(({ itemKey }) => itemKey.replace(/^.*\//, '')),
});

const restricted = { visibility: 'restricted' } as const;
const all = ['A1', 'A2', '1.1', 'R1', 'D1', 'C1'];

describe('papers of before, as everybody may read them today', () => {
  test.each<[string, Partial<Snapshot>, string[], string[]]>([
    ['nothing was restricted since', {}, all, ['A1', 'A2']],
    [
      'an action was restricted since',
      { actions: [action(council, 'A1', restricted), action(council, 'A2')] },
      ['A2', '1.1', 'R1', 'D1', 'C1'],
      ['A2'],
    ],
    [
      'one of every other kind was restricted or became exempt since',
      {
        indicators: [indicator(council, '1.1', restricted)],
        recommendations: [recommendation(council, 'R1', { visibility: 'exempt' })],
        documents: [document(council, 'D1', restricted)],
        complaints: [complaint(council, 'C1', restricted)],
      },
      ['A1', 'A2'],
      ['A1', 'A2'],
    ],
    [
      'it goes on under another reference, and that was restricted',
      {
        actions: [
          action(council, 'A1'),
          action(council, 'A2'),
          action(council, 'B1', { ...restricted, formerKey: a1 }),
        ],
      },
      ['A2', '1.1', 'R1', 'D1', 'C1'],
      ['A2'],
    ],
    [
      'only what was said of it was restricted',
      { updates: [update(a1, q1, restricted), update(`${council}/action/A2`, q1)] },
      all,
      ['A2'],
    ],
    ['it was deleted since', { actions: [action(council, 'A2')] }, all, ['A1', 'A2']],
    [
      'it is not there, and a row that nobody may name stands in an open list',
      { actions: [action(council, 'A2')], problems: [concealed] },
      ['A2', '1.1', 'R1', 'D1', 'C1'],
      ['A2'],
    ],
    [
      'what was said of it is not there, and a row that nobody may name stands in an open list',
      { updates: [update(a1, q1)], problems: [concealed] },
      all,
      ['A1'],
    ],
  ])('where %s', (_, more, items, said) =>
    expect(shown(openToday(papers, { ...papers, ...more }))).toEqual({ items, said }),
  );

  test('what a file should never have held is not shown either', () => {
    const wrong = { ...papers, actions: [action(council, 'A1', restricted)] };
    expect(shown(openToday(wrong, papers)).items).not.toContain('A1');
  });
});
