import { countingUpdate } from '../register/index.ts';
import type { Calendar, Day, Snapshot } from '../register/index.ts';
import { isOwedOn } from './asking.ts';
import { listOwed } from './owed.ts';
import type { ChaseStep } from './ports.ts';

const inItsPeriod = ({ updates }: Snapshot, { ladder, period, itemKeys }: ChaseStep, day: Day): boolean => {
  const said = updates.filter(update => update.period === period);
  return itemKeys.some(key => {
    const update = countingUpdate(said.filter(({ itemKey }) => itemKey === key));
    return ladder === 'decision' ? update?.state === 'submitted' : isOwedOn({ update }, day);
  });
};

/**
 * True while some item of a planned step is still owed, or still waits for its decision. It is asked before every
 * message, and so looks at that step's items alone.
 */
export const isStepOwed = (
  snapshot: Snapshot,
  step: ChaseStep,
  at: { day: Day; calendar: Calendar },
): boolean => {
  if (step.period !== null) return inItsPeriod(snapshot, step, at.day);
  const keys = new Set(step.itemKeys);
  const recommendations = snapshot.recommendations.filter(({ key }) => keys.has(key));
  const documents = snapshot.documents.filter(({ key }) => keys.has(key));
  const these = { ...snapshot, periods: [], recommendations, documents };
  return listOwed({ snapshot: these, ...at }).some(({ ladder }) => ladder === step.ladder);
};
