import { dayOf, parsePeriod, type PeriodId, type Snapshot } from '../register/index.ts';
import { createClock, createKeeping, readConfig, type CliConfig, type Keeping } from '../server/index.ts';
import { RefusedError, type Surroundings } from './command.ts';

export type Opened = Keeping & { config: CliConfig };

/** What the settings lead to. Nothing has been asked of anybody yet. */
export const openKeeping = ({ env, realNow }: Surroundings): Opened => {
  const config = readConfig(env, 'cli');
  return { config, ...createKeeping(config, realNow()) };
};

/** Business time; real time where a rehearsal's clock is set and does not run. */
const businessNow = async (config: CliConfig, realNow: () => Date): Promise<string> => {
  const clock = createClock({ url: config.CLOCK_URL, realNow });
  return clock.refresh().then(clock.now, () => realNow().toISOString());
};

/** Reads the register. `at` is now unless told; the council is the only or the first one unless told. */
export const readSnapshot = async (
  around: Surroundings,
  { council, at }: { council: string | undefined; at?: string },
): Promise<{ snapshot: Snapshot; opened: Opened; today: string }> => {
  const opened = openKeeping(around);
  const [now] = await Promise.all([businessNow(opened.config, around.realNow), opened.register.refresh()]);
  const chosen = council ?? opened.register.councils()[0];
  if (chosen === undefined) throw new RefusedError([{ code: 'unknown-council', field: 'council' }]);
  const snapshot = opened.register.snapshot(chosen, at ?? now);
  if (!snapshot.ok) throw new RefusedError(snapshot.problems);
  return { snapshot: snapshot.value, opened, today: dayOf(now) };
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
