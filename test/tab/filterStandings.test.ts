import { describe, expect, test } from '@jest/globals';
import { standingsOf } from '../../register/index.ts';
import { bandsIn, filterStandings, groupByPlan, ofKind, type Filter } from '../../tab/filterStandings.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';

const result = standingsOf(sampleSnapshot(), '2024-25-Q1');
if (!result.ok) throw new Error('the sample has no first quarter');
const actions = ofKind(result.value, 'action');

const none: Filter = { priority: null, rating: null, search: '' };
const count = (said: Partial<Filter>) => filterStandings(actions, { ...none, ...said }).length;

describe('narrowing the list of actions', () => {
  test.each<[string, Partial<Filter>, number]>([
    ['nothing chosen shows all 66', {}, 66],
    ['amber shows the nine of the report', { rating: 'A' }, 9],
    ['a priority shows its own', { priority: 'environment' }, 23],
    ['both together', { priority: 'growth', rating: 'A' }, 4],
    ['a post finds its items', { search: 'car parks manager' }, 3],
    ['letters may be small or large', { search: 'CAR PARKING STRATEGY' }, 1],
    ['a word that is nowhere finds nothing', { search: 'zeppelin' }, 0],
    ['every word must be there', { search: 'parking zeppelin' }, 0],
  ])('%s', (_, said, expected) => expect(count(said)).toBe(expected));

  test('groups stand in the order of the report', () =>
    expect(groupByPlan(actions).map(({ plan, standings }) => [plan.id, standings.length])).toEqual([
      ['growth', 12],
      ['environment', 23],
      ['services', 19],
      ['communities', 12],
    ]));

  test('only ratings that occur are offered, with how many there are', () =>
    expect(bandsIn(actions).map(({ band, count: many }) => [band.id, many])).toEqual([
      ['A', 9],
      ['G', 37],
      ['Completed', 8],
      ['Info', 12],
    ]));
});
