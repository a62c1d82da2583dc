import { z } from 'zod';
import { firstAddress, formatAddress, parseAddress, type Address } from '../address.ts';

/** A list as somebody wants to find it again: its view, filters, order and columns, of whatever period. */
export type SavedView = { name: string; query: string };

const place = 'quarterbook.views';

const stored = z.array(z.object({ name: z.string(), query: z.string() }));

/** They are kept in this browser alone; where it forbids that, there are none. */
export const readSavedViews = (storage: Pick<Storage, 'getItem'>): SavedView[] => {
  try {
    return stored.parse(JSON.parse(storage.getItem(place) ?? '[]'));
  } catch {
    return [];
  }
};

/** False where the browser keeps nothing. */
export const writeSavedViews = (storage: Pick<Storage, 'setItem'>, views: readonly SavedView[]): boolean => {
  try {
    storage.setItem(place, JSON.stringify(views));
    return true;
  } catch {
    return false;
  }
};

/** What of an address is kept: neither the period nor what is open in it. */
export const queryToKeep = (address: Address): string =>
  formatAddress({ ...address, period: null, item: null, meeting: null });

/** Under a name that is there already, the new one takes the place of the old. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  [...views.filter(({ name }) => name !== view.name), view].sort((a, b) =>
    a.name.localeCompare(b.name, 'en-GB'),
  );

/** What an opened view changes of the address that is being looked at. */
export const changesOf = ({ query }: SavedView): Partial<Address> => {
  const { view, filters, search, mine, sort, columns } = { ...firstAddress, ...parseAddress(query) };
  return { view, filters, search, mine, sort, columns, item: null };
};
