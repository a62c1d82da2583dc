import { accept, councilOf, dayOf, isRestricted, refuse } from '../../register/index.ts';
import type { Result, Snapshot } from '../../register/index.ts';
import { findItem, mayAnswer } from '../../chase/index.ts';
import { itemIn, type Turn } from '../turn.ts';

type OwnItem = { snapshot: Snapshot; item: NonNullable<ReturnType<typeof findItem>> };

/**
 * The item of a press, of whatever kind, where this person answers for it. Refused with `unknown-item` or `not-yours`;
 * that there is a restricted one is told to nobody else.
 */
export const ownItem = ({ parts, entraId, pressed, at }: Turn): Result<OwnItem> => {
  const key = itemIn(pressed);
  const day = dayOf(at);
  const unknown = refuse({ code: 'unknown-item', field: 'itemKey' });
  const snapshot = parts.answering.snapshot(councilOf(key), at, 'all');
  if (!snapshot.ok) return unknown;
  const item = findItem(snapshot.value, key, day);
  if (!item) return unknown;
  if (mayAnswer(snapshot.value, item, { entraId, day })) return accept({ snapshot: snapshot.value, item });
  return isRestricted(item.visibility)
    ? unknown
    : refuse({ code: 'not-yours', field: 'itemKey', facts: { post: item.post } });
};
