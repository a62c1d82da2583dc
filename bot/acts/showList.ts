import { dayOf } from '../../register/index.ts';
import type { Instant } from '../../register/index.ts';
import { returnsOf, type PersonReturn } from '../../chase/index.ts';
import type { AdaptiveCard } from '../cards/adaptiveCard.ts';
import { listCard } from '../cards/listCard.ts';
import { noticeCard } from '../cards/noticeCard.ts';
import { pageIn, type Pressed } from '../inbound.ts';
import { originOf, type Act, type PressParts } from '../turn.ts';

/** Everything that is asked of a person now, in every council of the register. */
export const returnsFor = (
  { answering, register }: Pick<PressParts, 'answering' | 'register'>,
  entraId: string,
  at: Instant,
): PersonReturn[] =>
  register.councils().flatMap(council => {
    const snapshot = answering.snapshot(council, at, 'all');
    if (!snapshot.ok) return [];
    return returnsOf(snapshot.value, { entraId, day: dayOf(at) }).filter(
      one => one.asked.length + one.optional.length > 0,
    );
  });

/** The list of what is asked, or the sentence that says that nothing is. */
export const listFor = (
  parts: Pick<PressParts, 'answering' | 'register'>,
  entraId: string,
  { at, pressed }: { at: Instant; pressed?: Pressed },
): AdaptiveCard => {
  const returns = returnsFor(parts, entraId, at);
  return returns.length === 0
    ? noticeCard('Your updates', ['Nothing is asked of you at the moment.'])
    : listCard({ returns, origin: pressed ? originOf(pressed) : {}, page: pressed ? pageIn(pressed) : 0 });
};

export const showList: Act = ({ parts, entraId, at, pressed }) => listFor(parts, entraId, { at, pressed });
