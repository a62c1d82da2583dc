import type { Promised } from '../../register/index.ts';
import { helpReceipt, helpRequestCard } from '../cards/helpRequestCard.ts';
import { textIn } from '../inbound.ts';
import { originOf, subjectOf, type Act, type Turn } from '../turn.ts';
import { keepUnsent } from './itemForm.ts';
import { ownItem } from './ownItem.ts';

/** What the question is about; null where it is about none of this person's items. */
const itemOf = (turn: Turn): Promised | null => {
  const own = ownItem(turn);
  return own.ok ? own.value.item : null;
};

export const needHelp: Act = async turn => {
  const subject = { ...subjectOf(turn), submission: turn.parts.newId() };
  return helpRequestCard(itemOf(turn), subject, { kept: await keepUnsent(turn) });
};

/** Keeps the question for the performance team; a repeat of the same form keeps one. */
export const sendHelp: Act = async turn => {
  const { parts, entraId, pressed, at } = turn;
  const text = textIn(pressed, 'help')?.trim() ?? '';
  const item = itemOf(turn);
  const subject = subjectOf(turn);
  if (text === '') return helpRequestCard(item, subject, { missing: true });
  await parts.ledger.saveNote({
    id: subject.submission,
    entraId,
    kind: 'help',
    text,
    itemKey: item?.key ?? null,
    toPost: null,
    at,
    settledBy: null,
  });
  return helpReceipt(item, originOf(pressed));
};
