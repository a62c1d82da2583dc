import { chaseKey, dayOf } from '../register/index.ts';
import type { Calendar, ChaseRow, Snapshot } from '../register/index.ts';
import { createAnsweredAt } from './answeredAt.ts';
import { outcomeWords } from './outcomeWords.ts';
import { councilOfStep } from './planDay.ts';
import type { LedgerMessage } from './ports.ts';
import { stepWords } from './stepWords.ts';

/**
 * The lines that messages leave in the readable record of one council: each message that speaks of it, in the messages'
 * order. They name no item, so that nothing restricted is.
 */
export const chaseRows = (
  snapshot: Snapshot,
  messages: readonly LedgerMessage[],
  calendar: Calendar,
): ChaseRow[] => {
  const { council } = snapshot;
  const names = new Map(snapshot.people.map(({ entraId, displayName }) => [entraId, displayName]));
  const answeredAt = createAnsweredAt(snapshot, calendar);
  const today = dayOf(snapshot.asAt);
  return messages.flatMap((message): ChaseRow[] => {
    const steps = message.steps.filter(step => councilOfStep(step, message.council) === council);
    if (steps.length === 0) return [];
    const { recipient, day, reason } = message;
    return [
      {
        key: chaseKey(council, day, recipient.entraId),
        council,
        post: recipient.post,
        recipient: names.get(recipient.entraId) ?? recipient.entraId,
        day,
        steps: steps.map(stepWords),
        outcome:
          message.state === 'planned' && message.outcome === null && day === today
            ? 'waits to be sent'
            : outcomeWords(message),
        reason,
        answeredAt: answeredAt(message, steps),
      },
    ];
  });
};
