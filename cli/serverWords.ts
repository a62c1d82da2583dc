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

/** What `/ready` of a running server says, for people: how fresh its register is, and whether Graph holds it up. */
export const serverWords = (said: unknown): string => {
  const parsed = load.safeParse(said);
  if (!parsed.success) return 'It answers, and is of another version than this command.';
  const { asKnownAt, graph } = parsed.data;
  const read =
    asKnownAt === null ? 'It has not read the register yet' : `It read the register at ${at(asKnownAt)}`;
  const waiting = Object.values(graph.waiting).reduce((sum, count) => sum + count, 0);
  const [latest] = Object.values(graph.pausedUntil)
    .flatMap(until => until ?? [])
    .sort()
    .toReversed();
  const held =
    latest === undefined
      ? `Microsoft Graph holds nothing up; ${calls(waiting)}`
      : `Microsoft Graph asked it to wait until ${at(latest)}; ${calls(waiting)}`;
  return `${read}. ${held}, and ${graph.unitsLastMinute} resource units were spent in the last minute.`;
};
