import { z } from 'zod';
import { dayOf, longDay, timeOf, type Instant } from '../register/index.ts';

const byOrder = <T extends z.ZodType>(of: T) => z.object({ answer: of, edit: of, delta: of, projection: of });

const load = z.object({
  asKnownAt: z.string().nullable(),
  graph: z.object({
    inFlight: z.number(),
    waiting: byOrder(z.number()),
    pausedUntil: byOrder(z.string().nullable()),
    unitsLastMinute: z.number(),
  }),
});

const at = (instant: Instant): string => `${timeOf(instant)} on ${longDay(dayOf(instant))}`;

const calls = (count: number): string => (count === 1 ? '1 call waits' : `${count} calls wait`);

/** What `/ready` of a running server says, for people: how fresh its register is. */
export const serverWords = (said: unknown): string => {
  const parsed = load.safeParse(said);
  if (!parsed.success) return 'It answers, and is of another version than this command.';
  const { asKnownAt } = parsed.data;
  return asKnownAt === null
    ? 'It has not read the register yet.'
    : `It read the register at ${at(asKnownAt)}.`;
};

/** Whether Graph holds that server up. Null where it does not say. */
export const budgetWords = (said: unknown): { ok: boolean; says: string } | null => {
  const parsed = load.safeParse(said);
  if (!parsed.success) return null;
  const { waiting, pausedUntil, unitsLastMinute } = parsed.data.graph;
  const count = Object.values(waiting).reduce((sum, one) => sum + one, 0);
  const [latest] = Object.values(pausedUntil)
    .flatMap(until => until ?? [])
    .sort()
    .toReversed();
  const held =
    latest === undefined
      ? 'Microsoft Graph holds nothing up'
      : `Microsoft Graph asked the server to wait until ${at(latest)}`;
  const says = `${held}; ${calls(count)}, and ${unitsLastMinute} resource units were spent in the last minute.`;
  return { ok: latest === undefined, says };
};
