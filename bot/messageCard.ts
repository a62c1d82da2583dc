import { dayOf, periodTitle } from '../register/index.ts';
import type { Calendar, Instant, Result, Snapshot } from '../register/index.ts';
import { deskOf, type ChaseStep, type Desk, type Ledger, type PlannedMessage } from '../chase/index.ts';
import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { digestCard } from './cards/digestCard.ts';
import { toldCard } from './cards/toldCard.ts';

export type MessageCardParts = {
  ledger: Pick<Ledger, 'listDrafts'>;
  councils: () => readonly string[];
  /** The whole register as it stands when the card is made; of what is restricted the card shows the reference only. */
  snapshot: (council: string, at: Instant) => Result<Snapshot>;
  calendar: Calendar;
  /** Business time. */
  now: () => Instant;
};

/** For something on the person's own desk: to say, or to decide. Of anything else they are only told. */
const isOwn = ({ ladder, step, to = 'owner' }: ChaseStep): boolean =>
  to === 'owner' && (ladder !== 'notice' || step === 'sent-back' || step === 'sent-back-again');

const summaries: Record<ChaseStep['ladder'], string> = {
  'quarterly-return': 'Your updates are due',
  recommendation: 'Something of yours is due in the register',
  document: 'Something of yours is due for review',
  decision: 'Something waits for your decision',
  notice: 'An answer of yours was sent back',
};

/** What a lock screen shows: what kind of thing it is, and no item. */
export const summaryOf = ({ steps }: Pick<PlannedMessage, 'steps'>): string => {
  const own = steps.filter(isOwn);
  const periods = own.flatMap(({ ladder, period }) =>
    ladder === 'quarterly-return' && period !== null ? [period] : [],
  );
  if (periods.length > 0) return `Your updates for ${[...new Set(periods)].map(periodTitle).join(', ')}`;
  const [first] = own;
  return first ? summaries[first.ladder] : 'Quarterbook has something for you';
};

/** Every council that can be read; empty where not even the message's own can. */
const desksOf = (
  { councils, snapshot, calendar }: MessageCardParts,
  of: PlannedMessage,
  at: Instant,
): Desk[] => {
  const somebody = { entraId: of.recipient.entraId, day: dayOf(at) };
  if (!snapshot(of.council, at).ok) return [];
  return councils().flatMap(council => {
    const found = snapshot(council, at);
    return found.ok ? [deskOf(found.value, somebody, calendar)] : [];
  });
};

/**
 * The card of a chase message: the digest of everything on the person's desk, with what they are only told below it;
 * words alone where there is nothing for them to do. Null where the register cannot be read. `userId` is Teams' own id
 * of the person, where it is known.
 */
export const messageCard = async (
  parts: MessageCardParts,
  message: PlannedMessage,
  userId: string | null,
): Promise<AdaptiveCard | null> => {
  const at = parts.now();
  const desks = desksOf(parts, message, at);
  const origin = { message: message.key };
  if (desks.length === 0) return null;
  if (!message.steps.some(isOwn)) return toldCard(message.reason, origin);
  // A card without its drafts is better than no message.
  const drafts = await parts.ledger.listDrafts(message.recipient.entraId).catch(() => []);
  return digestCard({
    desks,
    drafts,
    origin,
    day: dayOf(at),
    calendar: parts.calendar,
    readers: userId === null ? null : [userId],
    ...(message.steps.every(isOwn) ? {} : { told: message.reason }),
  });
};
