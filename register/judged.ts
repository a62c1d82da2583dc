import type { Indicator, ReturnItem } from './item.ts';
import type { PeriodId } from './period.ts';
import { engineBands, type Band, type Scheme } from './scheme.ts';
import { findTarget } from './target.ts';

type At = { scheme: Scheme; period: PeriodId };

/** Held against words, which no rule can read: the officer rates it, with a figure or without. */
export const isHeldToWords = (indicator: Indicator, { scheme, period }: At): boolean =>
  scheme.decidedBy === 'rule' && findTarget(indicator, period) === 'text-target';

/**
 * Whether people give the rating and no rule does: of every action that is not information only, of a measure where its
 * scheme says so or its target of that period is in words.
 */
export const isJudged = (item: ReturnItem, at: At): boolean =>
  item.kind === 'action' ? !item.partnership : at.scheme.decidedBy === 'officer' || isHeldToWords(item, at);

/** Ratings that people may give, in the scheme's order; a measure is never completed. Empty where none is theirs to give. */
export const bandsToGive = (item: ReturnItem, at: At): Band[] => {
  const { bands, decidedBy } = at.scheme;
  if (!isJudged(item, at)) return [];
  if (item.kind === 'action') return bands.filter(({ offered }) => offered);
  const given = bands.filter(({ offered, rated }) => (decidedBy === 'officer' ? offered : rated));
  return given.filter(({ id }) => id !== engineBands.completed);
};
