import type { PeriodId } from '../register/index.ts';
import { parseScope, scopeParts, wholeCouncil, type Scope } from './scope.ts';

export const views = [
  'overview',
  'actions',
  'indicators',
  'recommendations',
  'documents',
  'meetings',
  'meeting',
  'returns',
  'my-return',
  'to-decide',
] as const;
export type ViewName = (typeof views)[number];

/** What is one person's own, through all periods, and no view of the register. */
export const isDesk = (view: ViewName): view is 'my-return' | 'to-decide' =>
  view === 'my-return' || view === 'to-decide';

/** What is rated by its dates, as at a period's last day, and not by what was said for the period. */
export const isDated = (view: ViewName): view is 'recommendations' | 'documents' =>
  view === 'recommendations' || view === 'documents';

/** What a list can be narrowed by. Their values are ids: of a plan, of a band; a directorate has its name. */
export const filterNames = ['priority', 'rating', 'directorate', 'state', 'source', 'risk', 'age'] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** What is being looked at. It lives in the page's address, so that a link shows the same to everybody. */
export type Address = {
  view: ViewName;
  /** Null: the only or first council of the person who looks. */
  council: string | null;
  scope: Scope;
  /** Null: the page chooses by the clock. */
  period: PeriodId | null;
  filters: Filters;
  search: string;
  /** Only what is asked of the person who looks. */
  mine: boolean;
  /** A column's id, with `-` before it from the last to the first; null in the order of the report. */
  sort: string | null;
  /** Ids of the columns beside the first, in their order; null for those that are shown at first. */
  columns: readonly string[] | null;
  /** Key of the item whose history is open, or on the desk its form. */
  item: string | null;
  /** Id of the meeting whose version is looked at. */
  meeting: string | null;
  /** Null: the version that the meeting was given, where it was given one. */
  version: 'now' | null;
};

export const firstAddress: Address = {
  view: 'overview',
  council: null,
  scope: wholeCouncil,
  period: null,
  filters: {},
  search: '',
  mine: false,
  sort: null,
  columns: null,
  item: null,
  meeting: null,
  version: null,
};

/** How a list is narrowed and shown, as it is before anybody chooses. */
export const asAtFirst = {
  filters: {},
  search: '',
  mine: false,
  sort: null,
  columns: null,
} as const satisfies Partial<Address>;

const isView = (text: string | null): text is ViewName => views.some(view => view === text);

/** Reads `?period=2024-25-Q2&view=actions&priority=growth&rating=A&sort=-due`; what it does not know is left out. */
export const parseAddress = (search: string): Address => {
  const given = new URLSearchParams(search);
  const view = given.get('view');
  const filters = filterNames.flatMap(name => {
    const value = given.get(name);
    return value ? [[name, value]] : [];
  });
  return {
    view: isView(view) ? view : 'overview',
    council: given.get('council'),
    scope: parseScope(given),
    period: given.get('period'),
    filters: Object.fromEntries(filters) as Filters,
    search: given.get('search') ?? '',
    mine: given.get('mine') === 'yes',
    sort: given.get('sort'),
    columns: given.get('columns')?.split(',').filter(Boolean) ?? null,
    item: given.get('item'),
    meeting: given.get('meeting'),
    version: given.get('version') === 'now' ? 'now' : null,
  };
};

/** The query string of an address, `` where everything is as it is at first. */
export const formatAddress = (address: Address): string => {
  const named = Object.entries({
    council: address.council,
    ...scopeParts(address.scope),
    period: address.period,
    view: address.view === 'overview' ? null : address.view,
    ...Object.fromEntries(filterNames.map(name => [name, address.filters[name]])),
    search: address.search,
    mine: address.mine ? 'yes' : null,
    sort: address.sort,
    columns: address.columns?.join(',') ?? null,
    meeting: address.meeting,
    version: address.version,
    item: address.item,
  }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return named.length === 0 ? '' : `?${new URLSearchParams(named).toString()}`;
};
