import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DateTime } from 'luxon';

/** The sample's story begins on the last working day before the return opens. */
export const firstMorning = '2024-09-30';

const dayLength = { hours: 8 } as const;
const morning = { hour: 9, minute: 0, second: 0, millisecond: 0 } as const;
const london = { zone: 'Europe/London', locale: 'en-GB' } as const;

type Morning = { at: DateTime; since: number };

/** Where to go: so many days on, or a day that is not before today. One day on unless told. */
export type Step = { days?: number; to?: string };

/** Business time. It runs from nine o'clock for a working day's length, then stands until it is stepped. */
export interface LocalClock {
  now: () => string;
  /** Null where the day asked for is no day, or lies before today: business time never runs backwards. */
  step: (step: Step) => string | null;
}

const startOf = (day: string): DateTime => DateTime.fromISO(day, london).set(morning);

const read = (file: string): Morning | null => {
  try {
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { day: string; since: number };
    const at = startOf(kept.day);
    return at.isValid ? { at, since: Number(kept.since) } : null;
  } catch {
    return null;
  }
};

const write = (file: string, { at, since }: Morning): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify({ day: at.toISODate(), since }));
  renameSync(`${file}.new`, file);
};

const target = (today: DateTime, { days, to }: Step): DateTime | null => {
  const wanted = to === undefined ? today.plus({ days: days ?? 1 }) : startOf(to);
  if (!wanted.isValid || wanted < today || !Number.isInteger(days ?? 1)) return null;
  return wanted.set(morning);
};

/**
 * Kept in `file`, so that a restart goes on with the same day. `realNow` is milliseconds of real time: within a
 * day business time follows it, so that two answers are never given at the same instant.
 */
export const createLocalClock = (file: string, realNow: () => number): LocalClock => {
  let current = read(file) ?? { at: startOf(firstMorning), since: realNow() };
  write(file, current);
  const now = (): DateTime => {
    const elapsed = Math.max(0, realNow() - current.since);
    const end = current.at.plus(dayLength);
    return DateTime.min(current.at.plus({ milliseconds: elapsed }), end);
  };
  return {
    now: () => now().toUTC().toISO() ?? '',
    step: asked => {
      const at = target(current.at, asked);
      if (at === null) return null;
      if (at > current.at) {
        current = { at, since: realNow() };
        write(file, current);
      }
      return now().toUTC().toISO();
    },
  };
};
