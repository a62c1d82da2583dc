import { createContext, useContext } from 'react';
import type { Plan } from '../register/index.ts';
import { wholeCouncil, type Scope } from './scope.ts';

/** Where the page stands: what part of the council its tab is about, and how what is shown can be passed on. */
export type TabPlace = {
  scope: Scope;
  /** All plans of the council. */
  plans: readonly Plan[];
  /** Shows the whole council, or the tab's own part of it again. */
  showWhole: (whole: boolean) => void;
  /** A link to what is shown, to copy; null where the host shows one itself. */
  linkTo: (label: string) => string | null;
};

/** Given to views by the page itself, so that nothing between the two has to pass it on. */
export const PlaceContext = createContext<TabPlace>({
  scope: wholeCouncil,
  plans: [],
  showWhole: () => undefined,
  linkTo: () => null,
});

export const useTabPlace = (): TabPlace => useContext(PlaceContext);
