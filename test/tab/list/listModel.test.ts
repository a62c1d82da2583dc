import { describe, expect, test } from '@jest/globals';
import { standingsOf, type Standing } from '../../../register/index.ts';
import {
  asCells,
  choicesOf,
  linesOf,
  narrow,
  nextSort,
  shownColumns,
  sortRows,
  type Narrowing,
} from '../../../tab/list/listModel.ts';
import { actionList, indicatorList } from '../../../tab/list/standingLists.tsx';
import { sampleSnapshot } from '../../register/sampleSnapshot.ts';

const result = standingsOf(sampleSnapshot(), '2024-25-Q1');
if (!result.ok) throw new Error('the sample has no first quarter');
const actions = result.value.filter(({ item }) => item.kind === 'action');
const measures = result.value.filter(({ item }) => item.kind === 'indicator');
const list = actionList('2024-25-Q1', new Set(['Car Parks Manager']));
const facet = (name: string) => list.facets.find(one => one.name === name)!;

const none: Narrowing = { filters: {}, search: '', mine: false };
const count = (said: Partial<Narrowing>) => narrow(actions, list, { ...none, ...said }).length;
const refs = (rows: readonly Standing[]) => rows.map(({ item }) => item.ref);

describe('narrowing the list of actions', () => {
  test.each<[string, Partial<Narrowing>, number]>([
    ['nothing chosen shows all 66', {}, 66],
    ['amber shows the nine of the report', { filters: { rating: 'A' } }, 9],
    ['a priority shows its own', { filters: { priority: 'environment' } }, 23],
    ['both together', { filters: { priority: 'growth', rating: 'A' } }, 4],
    ['a rating that nothing has', { filters: { rating: 'R' } }, 0],
    ['what this list cannot be narrowed by changes nothing', { filters: { risk: 'high' } }, 66],
    ['a post finds its items', { search: 'car parks manager' }, 3],
    ['letters may be small or large', { search: 'CAR PARKING STRATEGY' }, 1],
    ['a word that is nowhere finds nothing', { search: 'zeppelin' }, 0],
    ['every word must be there', { search: 'parking zeppelin' }, 0],
    ['only mine shows what my posts own', { mine: true }, 3],
  ])('%s', (_, said, expected) => expect(count(said)).toBe(expected));

  test('groups stand in the order of the report', () =>
    expect(
      linesOf(actions, list, false).flatMap(line => (line.kind === 'group' ? [[line.key, line.count]] : [])),
    ).toEqual([
      ['group kings-lynn/growth', 12],
      ['group kings-lynn/environment', 23],
      ['group kings-lynn/services', 19],
      ['group kings-lynn/communities', 12],
    ]));

  test('only ratings that occur are offered, with how many there are', () => {
    const choices = choicesOf(actions, facet('rating'));
    expect(Object.fromEntries(choices.map(({ value, count: many }) => [value, many]))).toEqual({
      A: 9,
      G: 37,
      Completed: 8,
      Info: 12,
    });
    expect(choices.find(({ value }) => value === 'A')?.label).toBe('A minor issues or delays');
  });
});

describe('sorting a list', () => {
  const sorted = (sort: string | null) => sortRows(actions, list.columns, sort);

  test('goes by the rating’s own order, and back', () => {
    const bands = (sort: string) => sorted(sort).map(({ rating }) => rating.band);
    expect(bands('rating').slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 'A'));
    expect(bands('-rating').findIndex(band => band === 'A')).toBeGreaterThan(40);
  });

  test('keeps the order of the report among equals, and leaves an unknown column alone', () => {
    const amber = actions.filter(({ rating }) => rating.band === 'A');
    expect(refs(sorted('rating')).slice(0, 9)).toEqual(refs(amber));
    expect(sorted('nothing')).toBe(actions);
    expect(sorted(null)).toBe(actions);
  });

  test.each(['due', '-due'])('puts what has no date last (%s)', sort => {
    const dates = sorted(sort).map(({ item }) => (item.kind === 'action' ? item.due : null));
    const known = dates.filter(day => day !== null);
    expect(known.length).toBeGreaterThan(1);
    expect(dates.slice(0, known.length)).toEqual(known);
    expect(known).toEqual([...known].sort((a, b) => (sort === 'due' ? 1 : -1) * a.localeCompare(b)));
  });

  test('a heading goes up, down, and back to the report', () => {
    expect(nextSort(null, 'due')).toBe('due');
    expect(nextSort('due', 'due')).toBe('-due');
    expect(nextSort('-due', 'due')).toBeNull();
    expect(nextSort('rating', 'due')).toBe('due');
  });

  test('has no groups', () =>
    expect(linesOf(actions, list, true).every(({ kind }) => kind === 'row')).toBe(true));
});

describe('the columns of a list', () => {
  test('are those of the report until somebody chooses, and then theirs in its order', () => {
    const ids = (chosen: string[] | null) => shownColumns(list.columns, chosen).map(({ id }) => id);
    expect(ids(null)).toEqual(['rating', 'movement', 'due', 'said']);
    expect(ids(['post', 'rating', 'no such column'])).toEqual(['rating', 'post']);
  });

  test.each([
    ['actions', actions, list],
    ['indicators', measures, indicatorList(sampleSnapshot(), '2024-25-Q1', new Set<string>())],
  ])('have words for every one of the %s in every cell of the file', (_, rows, of) => {
    const cells = asCells(rows, of, of.columns);
    expect(cells).toHaveLength(rows.length + 1);
    expect(cells.every(line => line.length === of.columns.length + 3)).toBe(true);
    expect(cells.flat().filter(text => text.trim() === '')).toEqual([]);
  });
});
