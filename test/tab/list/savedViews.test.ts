import { expect, test } from '@jest/globals';
import { firstAddress, type Address } from '../../../tab/address.ts';
import {
  changesOf,
  queryToKeep,
  readSavedViews,
  withView,
  writeSavedViews,
} from '../../../tab/list/savedViews.ts';

const late: Address = {
  ...firstAddress,
  view: 'actions',
  period: '2024-25-Q2',
  filters: { rating: 'R', directorate: 'Place' },
  sort: 'due',
  columns: ['rating', 'due', 'post'],
  item: 'kings-lynn/action/A02',
};

const shelf = () => {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  };
};

test('a view is found again with its filters, order and columns, and in whatever period is looked at', () => {
  const storage = shelf();
  expect(readSavedViews(storage)).toEqual([]);
  expect(writeSavedViews(storage, [{ name: 'Late in Place', query: queryToKeep(late) }])).toBe(true);
  const [view] = readSavedViews(storage);
  const { view: name, filters, search, mine, sort, columns } = late;
  expect(changesOf(view!)).toEqual({ view: name, filters, search, mine, sort, columns, item: null });
});

test('the same name is kept once, and names stand in their order', () => {
  const views = [
    { name: 'Mine', query: '?mine=yes' },
    { name: 'Late', query: '?sort=due' },
  ].reduce<ReturnType<typeof withView>>(withView, []);
  expect(views.map(({ name }) => name)).toEqual(['Late', 'Mine']);
  expect(withView(views, { name: 'Late', query: '' })).toEqual([
    { name: 'Late', query: '' },
    { name: 'Mine', query: '?mine=yes' },
  ]);
});

test.each(['not JSON', '{"name":1}', '[{"name":"x"}]'])('a store that was spoilt (%s) has none', text => {
  expect(readSavedViews({ getItem: () => text })).toEqual([]);
});

test('a browser that keeps nothing says so', () => {
  const forbids = () => {
    throw new Error('The operation is insecure.');
  };
  expect(readSavedViews({ getItem: forbids })).toEqual([]);
  expect(writeSavedViews({ setItem: forbids }, [])).toBe(false);
});
