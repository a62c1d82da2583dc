import { postsIn } from '../../chase/index.ts';
import type { Problem } from '../../register/index.ts';
import type { AdaptiveCard } from '../cards/adaptiveCard.ts';
import { noticeCard } from '../cards/noticeCard.ts';
import { notMineCard, notMineReceipt } from '../cards/notMineCard.ts';
import { textIn } from '../inbound.ts';
import { originOf, subjectOf, type Act, type Turn } from '../turn.ts';
import { sentenceFor } from '../words.ts';
import { keepUnsent } from './itemForm.ts';
import { ownItem } from './ownItem.ts';

const cannot = ({ pressed }: Turn, problems: readonly Problem[]): AdaptiveCard =>
  noticeCard('This cannot be handed over', [...problems.map(sentenceFor), 'Nothing was sent.'], {
    origin: originOf(pressed),
  });

/** Asks whose an item is; again with the posts that have what was typed in them. */
export const notMine: Act = async turn => {
  const own = ownItem(turn);
  if (!own.ok) return cannot(turn, own.problems);
  const { item, snapshot } = own.value;
  return notMineCard({
    item,
    about: { ...subjectOf(turn), submission: turn.parts.newId() },
    kept: await keepUnsent(turn),
    posts: postsIn(snapshot).filter(post => post !== item.post),
    find: textIn(turn.pressed, 'find') ?? '',
    why: textIn(turn.pressed, 'why') ?? '',
  });
};

/** Keeps the request. The owner stays whoever it is: only the performance team hands an item over. */
export const sendNotMine: Act = async turn => {
  const own = ownItem(turn);
  if (!own.ok) return cannot(turn, own.problems);
  const { parts, entraId, pressed, at } = turn;
  const { item, snapshot } = own.value;
  const named = textIn(pressed, 'toPost') ?? '';
  const toPost = postsIn(snapshot).includes(named) && named !== item.post ? named : null;
  await parts.ledger.saveNote({
    id: subjectOf(turn).submission,
    entraId,
    kind: 'hand-over',
    text: textIn(pressed, 'why')?.trim() ?? '',
    itemKey: item.key,
    toPost,
    at,
    settledBy: null,
  });
  return notMineReceipt(item, toPost, originOf(pressed));
};
