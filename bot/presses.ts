import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { noticeCard } from './cards/noticeCard.ts';
import { checkItem, previewItem } from './acts/checkItem.ts';
import { draftItem } from './acts/draftItem.ts';
import { needHelp, sendHelp } from './acts/needHelp.ts';
import { notMine, sendNotMine } from './acts/notMine.ts';
import { openItem } from './acts/openItem.ts';
import { saveItem } from './acts/saveItem.ts';
import { showList } from './acts/showList.ts';
import { sendUnchanged, showUnchanged } from './acts/unchanged.ts';
import type { Act, Turn } from './turn.ts';

/** What each button does, by the verb that it carries. */
const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['list', showList],
  ['open', openItem],
  ['check', checkItem],
  ['save', saveItem],
  ['draft', draftItem],
  ['preview', previewItem],
  ['unchanged', showUnchanged],
  ['unchanged-save', sendUnchanged],
  ['not-mine', notMine],
  ['not-mine-send', sendNotMine],
  ['need-help', needHelp],
  ['need-help-send', sendHelp],
]);

/** The next card for a pressed button, to stand in the place of the one that was pressed. */
export const answerPress = async (turn: Turn): Promise<AdaptiveCard> => {
  const act = acts.get(turn.pressed.verb);
  return act
    ? act(turn)
    : noticeCard('This button is not known any more', ['Type “my items” for a new card.']);
};
