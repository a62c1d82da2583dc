import { countOfDecisions, decisionsFor, type Decisions } from '../decisions.ts';
import type { Execute } from '../cards/adaptiveCard.ts';
import { goTo, type ReturnName } from '../cards/decidePresses.ts';
import type { Origin } from '../cards/presses.ts';
import { originOf, type Turn } from '../turn.ts';

const isNamed =
  ({ council, post, period }: ReturnName) =>
  (of: Decisions['returns'][number]): boolean =>
    of.snapshot.council === council && of.post === post && of.period === period;

export const findReturn = ({ returns }: Decisions, name: ReturnName) => returns.find(isNamed(name));

const firstOf = ({ returns, claims, requests }: Decisions, origin: Origin): Execute | null => {
  const [of] = returns;
  if (of) {
    const data = { council: of.snapshot.council, post: of.post, period: of.period };
    return goTo('decide-return', { origin, data, title: 'Open the next return', primary: true });
  }
  const data = claims[0] ? { item: claims[0].item.key } : requests[0] && { update: requests[0].update.key };
  return data ? goTo('decide', { origin, data, title: 'Open the next one', primary: true }) : null;
};

/** What waits next for whoever has just decided something, in the same return first, and how much is left. */
export const nextDecision = (turn: Turn, same?: ReturnName): { next: Execute | null; left: number } => {
  const decisions = decisionsFor(turn.parts, turn);
  const origin = originOf(turn.pressed);
  const answer = same && findReturn(decisions, same)?.answers[0];
  const next = answer
    ? goTo('decide', {
        origin,
        data: { update: answer.update.key },
        title: 'Decide the next one',
        primary: true,
      })
    : firstOf(decisions, origin);
  return { next, left: countOfDecisions(decisions) };
};
