import { dayOf } from '../../register/index.ts';
import { deskOf } from '../../chase/index.ts';
import { isToAnswer } from '../cards/datedRows.ts';
import { goTo } from '../cards/decidePresses.ts';
import type { RecordedInput } from '../cards/recordedCard.ts';
import { originOf, type Turn } from '../turn.ts';

/** Which recommendation or policy is asked of this person next, once one was answered, and how many are left. */
export const afterwards = (turn: Turn, answered: string): Pick<RecordedInput, 'next' | 'left'> => {
  const { parts, entraId, at, pressed } = turn;
  const day = dayOf(at);
  const asked = parts.register.councils().flatMap(council => {
    const snapshot = parts.answering.snapshot(council, at, 'all');
    if (!snapshot.ok) return [];
    const { recommendations, documents } = deskOf(snapshot.value, { entraId, day }, parts.calendar);
    return [...recommendations, ...documents]
      .filter(ask => ask.item.key !== answered && isToAnswer({ ...ask, snapshot: snapshot.value }, day))
      .map(({ item }) => item.key);
  });
  const [item] = asked;
  const origin = originOf(pressed);
  return {
    next:
      item === undefined
        ? null
        : goTo('dated', { origin, data: { item }, title: 'Open the next one', primary: true }),
    left: asked.length,
  };
};
