import { countingUpdate, sentBack } from '../register/index.ts';
import type { Calendar, Day, Snapshot, Update } from '../register/index.ts';
import { isOwedOn } from './asking.ts';
import { listOwed } from './owed.ts';
import type { ChaseStep } from './ports.ts';

/** Of a notice: what was sent back is told while it waits, anything else in any case. */
const isStillTold = (said: readonly Update[], step: ChaseStep['step']): boolean =>
  (step !== 'sent-back' && step !== 'sent-back-again') || sentBack(said) !== null;

const inItsPeriod = ({ updates }: Snapshot, step: ChaseStep, day: Day): boolean =>
  step.itemKeys.some(key => {
    const said = updates.filter(update => update.period === step.period && update.itemKey === key);
    if (step.ladder === 'notice') return isStillTold(said, step.step);
    const update = countingUpdate(said);
    return step.ladder === 'decision' ? update?.state === 'submitted' : isOwedOn({ update }, day);
  });

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
  const updates = snapshot.updates.filter(({ itemKey }) => keys.has(itemKey));
  const these = { ...snapshot, periods: [], recommendations, documents, updates };
  return listOwed({ snapshot: these, ...at }).some(({ ladder }) => ladder === step.ladder);
};
