import type { Plan, Snapshot } from '../../register/index.ts';
import { firstAddress, formatAddress, parseAddress, type ViewName } from '../address.ts';
import { itemsOf } from '../narrowSnapshot.ts';
import { wholeCouncil } from '../scope.ts';
import { planTitles, scopeWords } from '../scopeWords.ts';
import { viewNames } from '../viewNames.ts';

/** What whoever adds a tab to a channel chooses. No plans: all of them. */
export type TabSettings = {
  council: string;
  directorate: string | null;
  plans: readonly string[];
  view: ViewName;
};

/** Where a tab with these settings begins: nothing but its address holds them. */
export const queryOf = ({ council, directorate, plans, view }: TabSettings): string =>
  formatAddress({ ...firstAddress, council, view, scope: { ...wholeCouncil, directorate, plans } });

/** The settings of a tab that is there already; null for one that is being added. */
export const settingsIn = (
  contentUrl: string | undefined,
): Omit<TabSettings, 'council'> & { council: string | null } => {
  const search = contentUrl && URL.canParse(contentUrl) ? new URL(contentUrl).search : '';
  const { council, scope, view } = parseAddress(search);
  return { council, directorate: scope.directorate, plans: scope.plans, view };
};

/** Directorates that own something, by name. */
export const directoratesIn = (snapshot: Snapshot): string[] =>
  [...new Set(itemsOf(snapshot).flatMap(({ directorate }) => directorate ?? []))].sort((a, b) =>
    a.localeCompare(b, 'en-GB'),
  );

/** Plans that have something in them, in the order of the report. */
export const plansIn = (snapshot: Snapshot): Plan[] => {
  const used = new Set(itemsOf(snapshot).flatMap(({ planKeys }) => planKeys));
  return snapshot.plans.filter(({ key }) => used.has(key)).sort((a, b) => a.order - b.order);
};

/** What Teams calls the tab until somebody renames it; Teams takes 128 letters. */
export const nameOf = ({ directorate, plans, view }: TabSettings, all: readonly Plan[]): string => {
  const [plan, ...more] = planTitles(plans, all);
  const part = directorate ?? (plan && more.length === 0 ? plan : plan ? `${plans.length} priorities` : null);
  const what = view === 'overview' ? 'performance' : viewNames[view].toLowerCase();
  const name = part === null ? `Council ${what}` : `${part}: ${what}`;
  return name.length <= 128 ? name : `${name.slice(0, 127)}…`;
};

/** "Place directorate", "the whole council". */
const partWords = (settings: TabSettings, all: readonly Plan[]): string =>
  scopeWords({ ...wholeCouncil, ...settings }, all) || 'the whole council';

type Found = { whole: Snapshot; narrowed: Snapshot };

const countOf = (snapshot: Snapshot): number =>
  snapshot.actions.length + new Set(snapshot.indicators.map(({ key }) => key)).size;

/** What everybody in the channel will see, before anything is saved. */
export const settingsSentence = (settings: TabSettings, { whole, narrowed }: Found): string => {
  const { view } = settings;
  if (view === 'my-return' || view === 'to-decide')
    return `The tab opens on ${viewNames[view]}: for each person, what is theirs in ${whole.councilTitle}. Its other views are of ${partWords(settings, whole.plans)}.`;
  const [count, all] = [countOf(narrowed), countOf(whole)];
  const items =
    count === all ? `all ${all} actions and indicators` : `${count} of its ${all} actions and indicators`;
  const start = `The tab opens on ${viewNames[view]} for ${partWords(settings, whole.plans)} in ${whole.councilTitle}, with ${items}.`;
  return count > 0
    ? start
    : `Nothing in ${whole.councilTitle} belongs to what you chose. Choose another directorate or priority.`;
};
