import type { BandChange } from '../bandChange.ts';
import type { Day } from '../day.ts';
import type { Item, ItemKind, Unit } from '../item.ts';
import type { PeriodId } from '../period.ts';
import type { Explanation, Rating, Reason } from '../rating.ts';
import { bandOf, type Scheme } from '../scheme.ts';
import type { PeriodTarget } from '../target.ts';
import type { Trajectory } from '../trajectory.ts';

/** Why an item has no rating at all in a period. */
export const absences = ['not-in-force', 'gone', 'not-yet', 'held-back'] as const;
export type Absence = (typeof absences)[number];

type Measured = {
  value: number | null;
  unit: Unit | null;
  /** What the value was held against in that period; the lower end of a range. */
  target: number | null;
  targetHigh: number | null;
  /** The year's own. */
  fullTarget: number | null;
  profiled: PeriodTarget['how'] | null;
  benchmark: string | null;
  /** A fraction of the target, signed as the value is: 418 of 450 is -0.071. */
  variance: number | null;
  /** How far on the wrong side, in `measure`; negative where the target is passed. */
  shortfall: number | null;
  measure: Explanation['measure'] | null;
  /** The limit that decided: what the band still reaches to, or for the last band the one that was passed. */
  threshold: number | null;
  rule: string | null;
};

/**
 * Why an item stands as it does in a period, as data and as one sentence. Absent facts are null. `band`, `letter`,
 * `word` and `name` are the scheme's; `post` owned the item at the period's end; `source` is the report that the
 * scheme's rules were taken from.
 */
export type ItemExplanation = Measured & {
  council: string;
  period: PeriodId;
  ref: string;
  kind: ItemKind;
  title: string;
  plan: string | null;
  post: string;
  scheme: string;
  band: string | null;
  letter: string | null;
  word: string | null;
  name: string | null;
  computed: string | null;
  published: string | null;
  because: Reason | Absence;
  bandChange: BandChange | null;
  trajectory: Trajectory | null;
  /** What was printed before the figure or its label was changed. */
  restated: { value: number | null; band: string | null; reason: string; on: Day } | null;
  source: string;
  sentence: string;
};

/** What an explanation has of everything but a measure, or of one that no rule rated. */
export const nothingMeasured: Measured = {
  value: null,
  unit: null,
  target: null,
  targetHigh: null,
  fullTarget: null,
  profiled: null,
  benchmark: null,
  variance: null,
  shortfall: null,
  measure: null,
  threshold: null,
  rule: null,
};

/** What has not moved: items that are rated by dates have neither arrows nor figures. */
export const nothingMoved = { bandChange: null, trajectory: null, restated: null } as const;

/** What an item has of which nothing can be said. */
export const unrated = {
  band: null,
  letter: null,
  word: null,
  name: null,
  computed: null,
  published: null,
} as const;

/** The facts of a rating that every kind of item has. */
export const ratedAs = (scheme: Scheme, { band: id, computed, published, because }: Rating) => {
  const band = bandOf(scheme, id);
  const said = band ? { letter: band.letter, word: band.word, name: band.name } : unknownBand;
  return { band: id, ...said, computed, published, because };
};

const unknownBand = { letter: null, word: null, name: null };

export const named = (
  item: Item,
  at: { period: PeriodId; scheme: Scheme; post: string; plan: string | null },
) => ({
  council: item.council,
  period: at.period,
  ref: item.ref,
  kind: item.kind,
  title: item.title,
  plan: at.plan,
  post: at.post,
  scheme: at.scheme.id,
  source: at.scheme.source,
});
