import { misnamed } from './bandFaults.ts';
import { reservedBands } from './engineBands.ts';
import type { Scheme } from './scheme.ts';
import type { SchemeProblem } from './schemeFaults.ts';

type Step = NonNullable<Scheme['rule']>['bands'][number];

const limitOf = ({ within }: Step): number => {
  if (within === null) return Infinity;
  // A measure's own tolerance is not known here; it lies somewhere above 0.
  return within === 'tolerance' ? Number.MIN_VALUE : within;
};

/** At the same limit, "better than 0" comes before "up to and including 0"; nobody is better than a tolerance. */
const comesAfter = (step: Step, before: Step): boolean => {
  if (limitOf(step) !== limitOf(before)) return limitOf(step) > limitOf(before);
  return step.within !== 'tolerance' && step.inclusive && !before.inclusive;
};

const disordered = (steps: readonly Step[]): SchemeProblem[] =>
  steps.flatMap((step, index): SchemeProblem[] => {
    const isLast = index === steps.length - 1;
    const takesRest = step.within === null;
    const follows = steps.slice(Math.max(0, index - 1), index).every(before => comesAfter(step, before));
    return isLast === takesRest && follows
      ? []
      : [{ code: 'rule-order', field: `rule.bands[${index}].within` }];
  });

/** 5 where 0.05 was meant would call everything green. */
const tooLarge = ({ measure, bands }: NonNullable<Scheme['rule']>): SchemeProblem[] =>
  bands.flatMap(({ within }, index): SchemeProblem[] =>
    measure === 'relative' && typeof within === 'number' && Math.abs(within) > 1
      ? [{ code: 'out-of-range', field: `rule.bands[${index}].within`, facts: { text: within } }]
      : [],
  );

/** What takes the rest has no limit that could be included. */
const includedRest = (steps: readonly Step[]): SchemeProblem[] =>
  steps.flatMap(({ within, inclusive }, index): SchemeProblem[] =>
    within === null && inclusive ? [{ code: 'rule-order', field: `rule.bands[${index}].inclusive` }] : [],
  );

/** Arrows go by ranks: where those contradict the rule, Red to Green would read as "down". */
const misranked = ({ bands }: Scheme, steps: readonly Step[]): SchemeProblem[] => {
  const places = new Map(bands.map(({ id, rank }, index) => [id, { rank, index }]));
  const ranked = steps.flatMap(({ band }) => {
    const place = places.get(band);
    return place === undefined || place.rank === null ? [] : [{ rank: place.rank, index: place.index }];
  });
  return ranked.flatMap(({ rank, index }, place): SchemeProblem[] =>
    ranked.slice(Math.max(0, place - 1), place).every(before => rank < before.rank)
      ? []
      : [{ code: 'rule-order', field: `bands[${index}].rank` }],
  );
};

/**
 * A rule goes from best to worst over rated bands of the scheme, each once, by limits that grow and ranks that fall; the
 * last one takes the rest. What the engine gives by itself (monitor only, in progress) is not for a rule to give.
 */
export const ruleFaults = (scheme: Scheme): SchemeProblem[] => {
  const { rule, rates } = scheme;
  if (rule === null) return [];
  const reserved = reservedBands(rates);
  const places = rule.bands.map(({ band }, index) => ({ band, field: `rule.bands[${index}].band` }));
  const taken = places.filter(({ band }) => reserved.has(band));
  return [
    ...taken.map(({ band, field }): SchemeProblem => ({ code: 'reserved-band', field, facts: { band } })),
    ...misnamed(
      scheme,
      places.filter(({ band }) => !reserved.has(band)),
    ),
    ...disordered(rule.bands),
    ...includedRest(rule.bands),
    ...misranked(scheme, rule.bands),
    ...tooLarge(rule),
  ];
};
