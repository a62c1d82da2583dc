import { askingAlone, askingOf, dayOf, sentBack } from '../register/index.ts';
import type {
  Asking,
  Day,
  PeriodId,
  StandingAlone,
  ReportingPeriod,
  ReturnItem,
  Snapshot,
  Standing,
  Update,
} from '../register/index.ts';
import { mayAnswer } from './holders.ts';
import { perSnapshot } from './perSnapshot.ts';
import { isCollecting } from './returnCalendar.ts';

export type AskedIn = (period: PeriodId) => Asking<StandingAlone>;

const alone = perSnapshot(askingAlone);
const moving = perSnapshot(askingOf);

/** What each period of a snapshot asks for, worked out once. */
export const createAskedIn =
  (snapshot: Snapshot): AskedIn =>
  period =>
    alone(snapshot, period);

/** A figure that is not there yet counts as an answer: it has been said. */
const isOwed = ({ update }: Pick<Standing, 'update'>): boolean => update === null;

/** Owed, or answered with a day on which the figure was to be there, and that day has come. */
export const isOwedOn = ({ update }: Pick<Standing, 'update'>, day: Day): boolean =>
  update === null ||
  (update.valueState === 'not-yet-available' && update.expectedOn !== null && update.expectedOn <= day);

/**
 * Items of a period that still have no answer, in report order; of everybody, or of the posts that one person holds on
 * the day of the snapshot.
 */
export const owedItems = (snapshot: Snapshot, period: PeriodId, entraId?: string): ReturnItem[] => {
  const day = dayOf(snapshot.asAt);
  return alone(snapshot, period)
    .asked.filter(isOwed)
    .map(standing => standing.item)
    .filter(item => entraId === undefined || mayAnswer(snapshot, item, { entraId, day }));
};

/** Everything that one person is asked for in one period. */
export type PersonReturn = {
  snapshot: Snapshot;
  period: ReportingPeriod;
  asked: Standing[];
  owed: Standing[];
  optional: Standing[];
  /** Answers that came back, by item key; each of these items is owed again. */
  returned: ReadonlyMap<string, Update>;
};

const returnedIn = ({ updates }: Snapshot, standings: readonly Standing[], period: PeriodId) => {
  const returned = new Map<string, Update>();
  for (const { item, update } of standings) {
    if (update !== null) continue;
    const back = sentBack(updates.filter(one => one.itemKey === item.key && one.period === period));
    if (back) returned.set(item.key, back);
  }
  return returned;
};

/** Once a return is being approved only what was sent back can still be given. */
const isCorrecting = ({ state, opensOn }: ReportingPeriod, day: Day): boolean =>
  state !== 'closed' && opensOn <= day;

/**
 * What a person is asked for, one entry per period that is collecting on that day, or has sent something of theirs
 * back; earliest due first.
 */
export const returnsOf = (
  snapshot: Snapshot,
  { entraId, day }: { entraId: string; day: Day },
): PersonReturn[] => {
  const theirs = (standing: Standing) => mayAnswer(snapshot, standing.item, { entraId, day });
  return snapshot.periods
    .filter(period => isCollecting(period, day) || isCorrecting(period, day))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key))
    .flatMap(period => {
      const asking = moving(snapshot, period.period);
      const all = asking.asked.filter(theirs);
      const returned = returnedIn(snapshot, all, period.period);
      const isOpen = isCollecting(period, day);
      const asked = isOpen ? all : all.filter(({ item }) => returned.has(item.key));
      if (!isOpen && asked.length === 0) return [];
      const optional = isOpen ? asking.optional.filter(theirs) : [];
      const owed = asked.filter(standing => isOwedOn(standing, day));
      return [{ snapshot, period, asked, owed, optional, returned }];
    });
};
