import type { Action } from './item.ts';
import { periodEnd, type PeriodId } from './period.ts';
import type { Rating, Reason } from './rating.ts';
import { engineBands, type Scheme } from './scheme.ts';
import type { Update } from './update.ts';

/** The band that an update gives an action; its day of completion says as much. Null where it gives none. */
const saidBand = ({ publishedBand, band, completedOn }: Update): string | null =>
  publishedBand ?? band ?? (completedOn === null ? null : engineBands.completed);

/**
 * The officer proposes (and the approver decides) at King's Lynn, so an action's rating is what was said. Partnership
 * actions are for information only. Completed stays completed in later periods, by its date or by the last that was
 * said before (`earlier`: the counting update of each period before, earliest first).
 */
export const rateAction = (
  action: Action,
  update: Update | null,
  at: { scheme: Scheme; period: PeriodId; earlier: readonly Update[] },
): Rating => {
  const say = (band: string, because: Reason, published: string | null = null): Rating => ({
    band,
    computed: null,
    published,
    decidedBy: at.scheme.decidedBy,
    because,
    explanation: null,
  });
  if (action.partnership) return say(engineBands.info, 'information');
  const given = update ? saidBand(update) : null;
  if (given !== null) return say(given, 'judgement', update?.publishedBand ?? null);
  const done =
    action.state === 'completed' && action.closedOn !== null && action.closedOn <= periodEnd(at.period);
  const said = at.earlier.flatMap(one => saidBand(one) ?? []).at(-1) === engineBands.completed;
  return done || said
    ? say(engineBands.completed, 'completed')
    : say(engineBands.notReported, 'not-reported');
};
