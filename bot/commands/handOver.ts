import { dayOf, isInForce, recommendationOn, reviewPosition } from '../../register/index.ts';
import type { Day, Promised, Snapshot } from '../../register/index.ts';
import { mayAnswer } from '../../chase/index.ts';
import { handOverCard } from '../cards/handOverCard.ts';
import { cardReply, type BotReply, type Heard } from './reply.ts';

const ended = ['closed', 'superseded', 'risk-accepted'];

/** What still lives: nobody hands over what is finished. */
const liveItems = ({ actions, indicators, recommendations, documents }: Snapshot, day: Day): Promised[] => [
  ...actions.filter(({ state }) => state !== 'completed' && state !== 'closed'),
  ...indicators.filter(one => isInForce(one, day)),
  ...recommendations.filter(one => !ended.includes(recommendationOn(one, day).state)),
  ...documents.filter(one => reviewPosition(one, day).withdrawnOn === null),
];

/** Everything that is one's own, each with a button that says that it is not. */
export const handOver = ({ parts, entraId, at }: Heard): BotReply => {
  const day = dayOf(at);
  const items = parts.register.councils().flatMap(council => {
    const snapshot = parts.answering.snapshot(council, at, 'all');
    if (!snapshot.ok) return [];
    return liveItems(snapshot.value, day).filter(item => mayAnswer(snapshot.value, item, { entraId, day }));
  });
  return cardReply(handOverCard(items));
};
