import { addDays, instantAt } from '../register/index.ts';
import type { Calendar, Day, Snapshot } from '../register/index.ts';
import { planChase } from './planChase.ts';
import type { PlannedMessage } from './ports.ts';

/** Both days count. */
export type Span = { from: Day; to: Day };

/**
 * What would go out every morning of a span if nobody answered anything more than the register knows already: each
 * day with the days before on record, by day, then as planned. Answers and acts count from their own day; the posts
 * and people are those of the snapshot.
 */
export const playChase = (snapshot: Snapshot, { from, to }: Span, calendar: Calendar): PlannedMessage[] => {
  const messages: PlannedMessage[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const now = instantAt(day);
    const updates = snapshot.updates.filter(({ submittedAt }) => Date.parse(submittedAt) <= Date.parse(now));
    const seen = { ...snapshot, asAt: now, updates };
    messages.push(...planChase({ snapshot: seen, sent: [], calendar, now, record: { from, messages } }));
  }
  return messages;
};
