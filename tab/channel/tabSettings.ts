import { standingsOf, type PeriodId, type Plan, type Snapshot } from '../../register/index.ts';
import { firstAddress, formatAddress, isDesk, parseAddress, type ViewName } from '../address.ts';
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

const countOf = (snapshot: Snapshot, period: PeriodId): number => {
  const standings = standingsOf(snapshot, period);
  return standings.ok ? standings.value.length : 0;
};

const startOf = ({ view }: TabSettings): string =>
  isDesk(view)
    ? `The tab opens on ${viewNames[view]}, where each person finds what is theirs.`
    : `The tab opens on ${viewNames[view]}.`;

/** What everybody in the channel will see, before anything is saved. `period` is the one that is shown at first. */
export const settingsSentence = (
  settings: TabSettings,
  { whole, narrowed, period }: { whole: Snapshot; narrowed: Snapshot; period: PeriodId | null },
): string => {
  const council = whole.councilTitle;
  const words = scopeWords({ ...wholeCouncil, ...settings }, whole.plans);
  const start = startOf(settings);
  if (period === null) return `${start} ${council} has nothing to show yet.`;
  const [count, all] = [countOf(narrowed, period), countOf(whole, period)];
  if (words === '') return `${start} It shows all ${all} actions and indicators of ${council}.`;
  return count === 0
    ? `Nothing in ${council} belongs to ${words}. Choose another directorate or priority.`
    : `${start} It shows ${count} of the ${all} actions and indicators of ${council}, those of ${words}.`;
};
