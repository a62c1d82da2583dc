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

/** At the same limit, "better than 0" comes before "up to and including 0". */
const comesAfter = (step: Step, before: Step): boolean =>
  limitOf(step) === limitOf(before) ? step.inclusive && !before.inclusive : limitOf(step) > limitOf(before);

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

/**
 * A rule goes from best to worst over rated bands of the scheme, each once, by limits that grow; the last one takes the
 * rest. What the engine gives by itself (monitor only, in progress) is not for a rule to give.
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
    ...tooLarge(rule),
  ];
};
