import { engineBands, type ReturnItem } from '../../register/index.ts';
import { positionOf, type BlockInput } from './position.ts';
import { rowSentence } from './statusSentence.ts';

/**
 * How the actions, or the indicators, of one priority stand, as the status table's sentence says it of all; what has
 * not been reported is said after it. Null where the table has no row of that id, or nothing in it.
 */
export const prioritySentence = (
  input: BlockInput,
  kind: ReturnItem['kind'],
  priority: string,
): string | null => {
  const position = positionOf(input, kind);
  if (!position.ok) return null;
  const row = position.value.summary.rows.find(one => one.priority === priority);
  if (!row || row.total + row.notDue === 0) return null;
  const missing = row.counts[engineBands.notReported] ?? 0;
  const said = rowSentence(position.value, row);
  if (missing === 0) return said;
  return `${said} ${missing} ${missing === 1 ? 'has' : 'have'} not been reported.`;
};
