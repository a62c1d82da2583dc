import { readCircumstances, type Circumstances } from '../chase/index.ts';
import {
  dayOf,
  isDay,
  parsePeriod,
  type Day,
  type PeriodId,
  type Reach,
  type Snapshot,
} from '../register/index.ts';
import {
  createClock,
  createHomeLedger,
  createKeeping,
  readConfig,
  type CliConfig,
  type Keeping,
} from '../server/index.ts';
import { readFrozen, type FrozenOf } from '../store/index.ts';
import { RefusedError, textOf, UsageError, type Option, type Surroundings, type Values } from './command.ts';

export type Opened = Keeping & { config: CliConfig };

/** What the settings lead to. Nothing has been asked of anybody yet. */
export const openKeeping = ({ env, realNow }: Surroundings): Opened => {
  const config = readConfig(env, 'cli');
  return { config, ...createKeeping(config, realNow()) };
};

/** Business time; real time where a rehearsal's clock is set and does not run. */
export const businessNow = async (config: CliConfig, realNow: () => Date): Promise<string> => {
  const clock = createClock({ url: config.CLOCK_URL, realNow });
  return clock.refresh().then(clock.now, () => realNow().toISOString());
};

/** What the ledger knows of a day; null where the command line has none. */
export const circumstancesOn = async (
  { config, calendar }: Pick<Opened, 'config' | 'calendar'>,
  day: Day,
): Promise<Circumstances | null> => {
  const { TABLES_URL } = config;
  if (TABLES_URL === undefined) return null;
  return readCircumstances(createHomeLedger({ ...config, TABLES_URL }), { day, calendar });
};

type Reading = {
  council: string | undefined;
  at?: string;
  frozen?: FrozenOf | null;
  /** The open part unless told. */
  reach?: Reach;
};

/**
 * Reads the register. `at` is now unless told; the council is the only or the first one unless told. Where a frozen
 * version is named the snapshot is that file's, and its hash has been checked.
 */
export const readSnapshot = async (
  around: Surroundings,
  { council, at, frozen, reach }: Reading,
): Promise<{ snapshot: Snapshot; opened: Opened; today: string }> => {
  const opened = openKeeping(around);
  const [now] = await Promise.all([businessNow(opened.config, around.realNow), opened.register.refresh()]);
  const chosen = council ?? opened.register.councils()[0];
  if (chosen === undefined) throw new RefusedError([{ code: 'unknown-council', field: 'council' }]);
  const snapshot = opened.register.snapshot(chosen, at ?? now, reach);
  if (!snapshot.ok) throw new RefusedError(snapshot.problems);
  const kept = frozen ? await readFrozen(opened.register, snapshot.value, frozen) : snapshot;
  if (!kept.ok) throw new RefusedError(kept.problems);
  return { snapshot: kept.value, opened, today: dayOf(now) };
};

/** A day as a person writes it. */
export const dayFrom = (text: string): Day => {
  if (!isDay(text)) throw new UsageError(`“${text}” is not a day. Write it as 2024-10-01.`);
  return text;
};

/** A period as a person writes it. */
export const periodFrom = (text: string): PeriodId => {
  const period = parsePeriod(text);
  if (!period.ok) throw new RefusedError(period.problems);
  return period.value;
};

export const councilOption = {
  type: 'string',
  value: 'C',
  says: 'Which council; the only or the first one unless told',
} as const;

/** Of every command that can be answered from a frozen version. */
export const frozenOptions = {
  frozen: { type: 'boolean', says: 'From the version that was frozen, not from the register as it stands' },
  meeting: { type: 'string', value: 'ID', says: 'With --frozen: the version that this meeting was given' },
} as const satisfies Record<string, Option>;

/** Of every command that shows or writes down what the register says. */
export const restrictedOption = {
  restricted: { type: 'boolean', says: 'With what is restricted or exempt; otherwise it is left out' },
} as const satisfies Record<string, Option>;

/** A frozen version has nothing that is restricted. */
export const reachFrom = (values: Values): Reach => {
  if (values['restricted'] !== true) return 'open';
  if (values['frozen'] === true) throw new UsageError('--restricted cannot be had with --frozen');
  return 'all';
};

/** The name of a file says what is in it: `q1.xlsx` becomes `q1.restricted.xlsx`. */
export const fileFor = (name: string, reach: Reach): string =>
  reach === 'open' || /\.restricted\.[^./\\]+$/.test(name)
    ? name
    : name.replace(/(\.[^./\\]+)?$/, '.restricted$1');

/** Which frozen version was asked for; null where none was. */
export const frozenFrom = (values: Values, period: PeriodId): FrozenOf | null => {
  const meeting = textOf(values, 'meeting');
  if (values['frozen'] === true) return { period, meeting };
  if (meeting !== undefined) throw new UsageError('--meeting needs --frozen');
  return null;
};
