import type { PeriodId } from '../register/index.ts';

export const views = ['overview', 'actions', 'indicators', 'returns', 'my-return', 'to-decide'] as const;
export type ViewName = (typeof views)[number];

/** What is one person's own, through all periods, and no view of the register. */
export const isDesk = (view: ViewName): view is 'my-return' | 'to-decide' =>
  view === 'my-return' || view === 'to-decide';

/** What is being looked at. It lives in the page's address, so that a link shows the same to everybody. */
export type Address = {
  view: ViewName;
  /** Null: the page chooses by the clock. */
  period: PeriodId | null;
  /** A plan's id (`growth`), or null for all. */
  priority: string | null;
  /** A band's id (`A`), or null for all. */
  rating: string | null;
  search: string;
  /** Key of the item whose history is open, or on the desk its form. */
  item: string | null;
};

const isView = (text: string | null): text is ViewName => views.some(view => view === text);

/** Reads `?period=2024-25-Q2&view=actions&priority=growth&rating=A`; what it does not know is left out. */
export const parseAddress = (search: string): Address => {
  const given = new URLSearchParams(search);
  const view = given.get('view');
  return {
    view: isView(view) ? view : 'overview',
    period: given.get('period'),
    priority: given.get('priority'),
    rating: given.get('rating'),
    search: given.get('search') ?? '',
    item: given.get('item'),
  };
};

/** The query string of an address, `` where everything is as it is at first. */
export const formatAddress = (address: Address): string => {
  const named = Object.entries({
    period: address.period,
    view: address.view === 'overview' ? null : address.view,
    priority: address.priority,
    rating: address.rating,
    search: address.search,
    item: address.item,
  }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
};
