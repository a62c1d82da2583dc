import { isRestricted, type ListName, type Visibility } from '../register/index.ts';

/** Lists whose rows can be restricted, each with its twin that has permissions of its own. */
export const restrictedTwins = {
  Items: 'RestrictedItems',
  Indicators: 'RestrictedIndicators',
  Updates: 'RestrictedUpdates',
} as const satisfies Partial<Record<ListName, ListName>>;

export type TwinnedList = keyof typeof restrictedTwins;
export type RestrictedList = (typeof restrictedTwins)[TwinnedList];

export const twinnedLists = Object.keys(restrictedTwins) as TwinnedList[];
export const restrictedLists: readonly RestrictedList[] = Object.values(restrictedTwins);

export const isTwinned = (list: ListName): list is TwinnedList => list in restrictedTwins;

export const isRestrictedList = (list: ListName): list is RestrictedList =>
  restrictedLists.some(one => one === list);

/** The list that says what its rows are: a restricted list's open twin, any other list itself. */
export const kindOfList = (list: ListName): ListName =>
  twinnedLists.find(one => restrictedTwins[one] === list) ?? list;

/** Where a row of that visibility is kept. */
export const listFor = (list: TwinnedList, visibility: Visibility): TwinnedList | RestrictedList =>
  isRestricted(visibility) ? restrictedTwins[list] : list;
