import { isRestricted, type Reach, type Snapshot, type Update } from '../register/index.ts';
import type { JournalledAnswer } from './ports.ts';

const isUpdate = (value: unknown): value is Update =>
  typeof value === 'object' &&
  value !== null &&
  'key' in value &&
  typeof value.key === 'string' &&
  'itemKey' in value &&
  'submittedAt' in value;

/** The update in a journalled answer; null where the row is not one of ours. */
export const updateIn = (answer: JournalledAnswer): Update | null => {
  try {
    const parsed: unknown = JSON.parse(answer.updateJson);
    return isUpdate(parsed) ? parsed : null;
  } catch {
    return null;
  }
};

const keysOfItems = (snapshot: Snapshot): ReadonlySet<string> => {
  const { actions, indicators, recommendations, documents, complaints } = snapshot;
  return new Set([actions, indicators, recommendations, documents, complaints].flat().map(({ key }) => key));
};

/**
 * The register as people know it: with the answers that were accepted and are still on their way into the lists.
 * Nobody is chased for, or shown as missing, what they have already said. Into an open snapshot goes nothing that is
 * restricted, and nothing that was said of an item which is restricted since.
 */
export const withAnswers = (
  snapshot: Snapshot,
  answers: readonly JournalledAnswer[],
  reach: Reach,
): Snapshot => {
  if (answers.length === 0) return snapshot;
  const known = new Set(snapshot.updates.map(update => update.key));
  const missing = answers
    .flatMap(answer => updateIn(answer) ?? [])
    .filter(update => update.council === snapshot.council && !known.has(update.key))
    .filter(update => reach === 'all' || !isRestricted(update.visibility));
  if (missing.length === 0) return snapshot;
  const items = keysOfItems(snapshot);
  const spoken = missing.filter(update => items.has(update.itemKey));
  return { ...snapshot, updates: [...snapshot.updates, ...spoken] };
};
