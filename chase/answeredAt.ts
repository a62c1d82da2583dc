import { dayOf, instantAt } from '../register/index.ts';
import type { Calendar, Instant, Snapshot, Update } from '../register/index.ts';
import { listOwed } from './owed.ts';
import type { ChaseStep, LedgerMessage } from './ports.ts';

type Act = { act: string; on: string };

/** What was said and done, by item. */
const indexOf = ({ updates, recommendations, documents }: Snapshot) => {
  const said = new Map<string, Update[]>();
  for (const update of updates) {
    const theirs = said.get(update.itemKey);
    if (theirs) theirs.push(update);
    else said.set(update.itemKey, [update]);
  }
  const acts = new Map<string, readonly Act[]>(
    [...recommendations, ...documents].map(item => [item.key, item.acts]),
  );
  return {
    said: (key: string): readonly Update[] => said.get(key) ?? [],
    acts: (key: string): readonly Act[] => acts.get(key) ?? [],
  };
};
type Index = ReturnType<typeof indexOf>;

const earliest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>(
    (first, one) => (first === null || Date.parse(one) < Date.parse(first) ? one : first),
    null,
  );

const latest = (instants: readonly Instant[]): Instant | null =>
  instants.reduce<Instant | null>(
    (last, one) => (last === null || Date.parse(one) > Date.parse(last) ? one : last),
    null,
  );

const isNotice = ({ ladder, step }: ChaseStep): boolean =>
  ladder === 'notice' && step !== 'sent-back' && step !== 'sent-back-again';

/** Acts have a day, and count from the hour of the message on. */
const actsSince = (acts: readonly Act[], { day, plannedAt }: LedgerMessage): Instant[] =>
  acts.filter(({ on }) => on >= day).map(({ on }) => latest([instantAt(on), plannedAt]) ?? plannedAt);

/** When somebody first did what a step asks of one item; null where nobody has. */
const firstAnswer = (
  index: Index,
  { step, key }: { step: ChaseStep; key: string },
  message: LedgerMessage,
): Instant | null => {
  const inPeriod = index.said(key).filter(({ period }) => step.period === null || period === step.period);
  const since = (instants: readonly (Instant | undefined)[]): Instant[] =>
    instants.flatMap(one =>
      one !== undefined && Date.parse(one) >= Date.parse(message.plannedAt) ? [one] : [],
    );
  const acts = step.period === null ? actsSince(index.acts(key), message) : [];
  if (step.ladder === 'decision') return earliest([...since(inPeriod.map(one => one.decided?.at)), ...acts]);
  const answers = inPeriod.filter(({ state }) => state !== 'draft').map(({ submittedAt }) => submittedAt);
  return earliest([...since(answers), ...acts]);
};

const nameOf = ({ ladder, period }: Pick<ChaseStep, 'ladder' | 'period'>, key: string): string =>
  `${ladder}|${period ?? ''}|${key}`;

/**
 * When the last of everything that a message asked for was answered, or decided; null while something is still owed,
 * and where it asked for nothing. What is no longer asked for, because it was closed, counts for neither. Looks the
 * register through once for all messages.
 */
export const createAnsweredAt = (snapshot: Snapshot, calendar: Calendar) => {
  const index = indexOf(snapshot);
  const owed = new Set(
    listOwed({ snapshot, day: dayOf(snapshot.asAt), calendar }).map(one => nameOf(one, one.itemKey)),
  );
  return (message: LedgerMessage, steps: readonly ChaseStep[]): Instant | null => {
    const answers: Instant[] = [];
    for (const step of steps) {
      if (isNotice(step)) continue;
      for (const key of step.itemKeys) {
        const answer = firstAnswer(index, { step, key }, message);
        if (answer !== null) answers.push(answer);
        else if (owed.has(nameOf(step, key))) return null;
      }
    }
    return latest(answers);
  };
};
