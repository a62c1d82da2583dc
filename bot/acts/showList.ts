import { dayOf } from '../../register/index.ts';
import type { Instant } from '../../register/index.ts';
import { deskOf, type Desk, type PersonReturn } from '../../chase/index.ts';
import type { AdaptiveCard } from '../cards/adaptiveCard.ts';
import { digestCard } from '../cards/digestCard.ts';
import { pageIn } from '../inbound.ts';
import { originOf, type Act, type PressParts, type Turn } from '../turn.ts';

type Reading = Pick<PressParts, 'answering' | 'register' | 'calendar'>;

/** Everything that is for a person to do now, in every council of the register. */
export const desksFor = ({ answering, register, calendar }: Reading, entraId: string, at: Instant): Desk[] =>
  register.councils().flatMap(council => {
    const snapshot = answering.snapshot(council, at, 'all');
    return snapshot.ok ? [deskOf(snapshot.value, { entraId, day: dayOf(at) }, calendar)] : [];
  });

/** The returns of a person now, in every council of the register. */
export const returnsFor = (parts: Reading, entraId: string, at: Instant): PersonReturn[] =>
  desksFor(parts, entraId, at).flatMap(({ returns }) => returns);

export type ListAsked = Pick<Turn, 'entraId' | 'userId' | 'at'> & {
  pressed?: Turn['pressed'] | undefined;
  /** What was just done, on top of the list. */
  notice?: string;
};

/** The list of what is asked of a person, or the sentence that nothing is. */
export const listFor = async (parts: PressParts, asked: ListAsked): Promise<AdaptiveCard> => {
  const { entraId, userId, at, pressed, notice } = asked;
  return digestCard({
    desks: desksFor(parts, entraId, at),
    drafts: await parts.ledger.listDrafts(entraId),
    origin: pressed ? originOf(pressed) : {},
    page: pressed ? pageIn(pressed) : 0,
    day: dayOf(at),
    calendar: parts.calendar,
    readers: [userId],
    ...(notice === undefined ? {} : { notice }),
  });
};

export const showList: Act = ({ parts, ...turn }) => listFor(parts, turn);
