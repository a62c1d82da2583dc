import type { SchemeProblem } from '../register/index.ts';

type Facts = NonNullable<SchemeProblem['facts']>;

const neededWhere: Record<string, string> = {
  rule: 'has to be given where a rule decides',
  leadTimes: 'have to be given where documents are rated',
  clock: 'has to be given where complaints are rated',
  'bands[].offered':
    'has to be true in one band at least where an officer decides: otherwise nothing can be chosen',
};

const disorder = (field: string): string => {
  if (field.startsWith('leadTimes')) return 'has to be less than the one before: the longest comes first';
  if (field.endsWith('.rank'))
    return 'is out of order: the rule goes from best to worst, so each rank is below the one before';
  if (field.endsWith('.inclusive'))
    return 'does nothing in the last step, which takes the rest; leave it out';
  return 'is out of order: limits grow from best to worst, and the last one, and no other, is null';
};

const words: Record<SchemeProblem['code'], (facts: Facts, field: string) => string> = {
  missing: (_, field) => neededWhere[field] ?? 'has to be given',
  'unknown-field': () => 'is no field of a scheme; check its spelling, or leave it out',
  'not-a-choice': ({ says }) => `has to be ${says}`,
  'out-of-range': ({ text }) =>
    `is ${text}, but this is a fraction of the target: write 0.05 for 5%, or use points for the measure’s own unit`,
  doubled: ({ text, other }) => `“${text}” stands for ${other} already; each needs its own`,
  'contrast-too-low': ({ contrast, better }) =>
    `stands out from the colour by ${contrast} to 1 only, and 4.5 to 1 is needed to be read; ${better} would do`,
  'rule-order': (_, field) => disorder(field),
  'band-not-in-scheme': ({ band, known }) => `“${band}” is none of the bands; there are ${known}`,
  'band-not-rated': ({ band }, field) =>
    `“${band}” is not rated, so it ${field.endsWith('.rank') ? 'has no rank' : 'cannot stand here'}`,
  'reserved-band': ({ band }) => `“${band}” is given by Quarterbook itself, so it cannot be used so`,
  'not-used-here': ({ rates, decidedBy }) =>
    `does nothing in a scheme that rates “${rates}” and is decided by “${decidedBy}”; leave it out`,
};

/** What is wrong with a field of a scheme's file, and what to do; the field's own name stands before it. */
export const faultInWords = ({ code, field, facts = {} }: SchemeProblem): string => words[code](facts, field);
