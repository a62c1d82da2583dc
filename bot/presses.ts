import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { noticeCard } from './cards/noticeCard.ts';
import { checkItem, openItem, saveItem } from './acts/answerItem.ts';
import { showList } from './acts/showList.ts';
import type { Pressed } from './inbound.ts';
import type { Act, PressParts, Turn } from './turn.ts';

/** What each button does, by the verb that it carries. */
const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['list', showList],
  ['open', openItem],
  ['check', checkItem],
  ['save', saveItem],
]);

/** The next card for a pressed button, to stand in the place of the one that was pressed. */
export const answerPress = async (
  parts: PressParts,
  entraId: string,
  pressed: Pressed,
): Promise<AdaptiveCard> => {
  const turn: Turn = { parts, entraId, pressed, at: parts.now() };
  const act = acts.get(pressed.verb);
  return act
    ? act(turn)
    : noticeCard('This button is not known any more', ['Type “my items” for a new card.']);
};
