import { countingUpdate, sentBack } from '../register/index.ts';
import type { Calendar, Day, Promised, Snapshot, Update } from '../register/index.ts';
import { isOwedOn } from './asking.ts';
import { mayAnswer } from './holders.ts';
import { rungsUntil } from './ladder.ts';
import { listOwed, type Owed } from './owed.ts';
import type { ChaseStep } from './ports.ts';

/** Of a notice: what was sent back is told while it waits, anything else in any case. */
const isStillTold = (said: readonly Update[], step: ChaseStep['step']): boolean =>
  (step !== 'sent-back' && step !== 'sent-back-again') || sentBack(said) !== null;

/** Whom a step is about to be said to, and when. */
type About = { day: Day; calendar: Calendar; entraId: string };

type Owned = Pick<Promised, 'key' | 'post' | 'approverPost'>;

/** By the list and not by the snapshot: with an answer on its way each message has a snapshot of its own. */
const known = new WeakMap<readonly Owned[], Map<string, Owned[]>>();

const byKey = (all: readonly Owned[]): Map<string, Owned[]> => {
  const rows = known.get(all) ?? new Map<string, Owned[]>();
  if (known.has(all)) return rows;
  known.set(all, rows);
  for (const one of all) rows.set(one.key, [...(rows.get(one.key) ?? []), one]);
  return rows;
};

const byTheOwner: readonly ChaseStep['ladder'][] = ['quarterly-return', 'recommendation', 'document'];

/**
 * False where the item is another person's since it was planned: a post was handed over. Who hears instead of an owner, or
 * above one, is not looked at again.
 */
const isTheirs = (snapshot: Snapshot, step: ChaseStep, { key, at }: { key: string; at: About }): boolean => {
  if (!byTheOwner.includes(step.ladder) || (step.to ?? 'owner') !== 'owner' || step.because) return true;
  const { actions, indicators, recommendations, documents } = snapshot;
  const rows = [actions, indicators, recommendations, documents].flatMap(
    (all: readonly Owned[]) => byKey(all).get(key) ?? [],
  );
  return rows.length === 0 || rows.some(row => mayAnswer(snapshot, row, at));
};

const inItsPeriod = (snapshot: Snapshot, step: ChaseStep, at: About): boolean =>
  step.itemKeys.some(key => {
    const said = snapshot.updates.filter(update => update.period === step.period && update.itemKey === key);
    if (step.ladder === 'notice') return isStillTold(said, step.step);
    const update = countingUpdate(said);
    if (step.ladder === 'decision') return update?.state === 'submitted';
    return isOwedOn({ update }, at.day) && isTheirs(snapshot, step, { key, at });
  });

/** Its dates may have been moved since it was planned: then that step is not reached any more. */
const isReached = ({ rungs, terms, answeredOn }: Owed, { ladder, step }: ChaseStep, at: About): boolean =>
  ladder === 'notice' ||
  step === 'nudge' ||
  rungsUntil(rungs, terms, at).some(({ rung, on }) => rung.step === step && on > (answeredOn ?? ''));

/**
 * True while some item of a planned step is still owed by that person and has come to that step, or still waits for its
 * decision. It is asked before every message, and so looks at that step's items alone.
 */
export const isStepOwed = (snapshot: Snapshot, step: ChaseStep, at: About): boolean => {
  if (step.period !== null) return inItsPeriod(snapshot, step, at);
  const keys = new Set(step.itemKeys);
  const recommendations = snapshot.recommendations.filter(({ key }) => keys.has(key));
  const documents = snapshot.documents.filter(({ key }) => keys.has(key));
  const updates = snapshot.updates.filter(({ itemKey }) => keys.has(itemKey));
  const these = { ...snapshot, periods: [], recommendations, documents, updates };
  return listOwed({ snapshot: these, ...at }).some(
    owed =>
      owed.ladder === step.ladder &&
      isReached(owed, step, at) &&
      isTheirs(snapshot, step, { key: owed.itemKey, at }),
  );
};
