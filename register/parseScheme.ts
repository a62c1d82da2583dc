import { z } from 'zod';
import { withEngineBands } from './engineBands.ts';
import { schemeFaults, type SchemeProblem } from './schemeFaults.ts';

// Each message ends the sentence "it has to be …".
const text = z.string('text').regex(/\S/, 'text that is not empty');
const flag = z.boolean('true or false');
const number = z.number('a number');
const whole = z.int('a whole number');
const positive = whole.positive('a whole number above 0');
const slug = text.regex(/^[a-z][a-z0-9-]*$/, 'small letters, digits and hyphens, beginning with a letter');
const decimals = 'a whole number from 0 to 3';
const notNegative = 'a number of 0 or above';
const some = 'a list with something in it';
const hex = text.regex(/^[0-9A-F]{6}$/, 'six upper-case hexadecimal digits, as 2E7D32');
const listOf = <T extends z.ZodType>(each: T) => z.array(each, 'a list in square brackets');
const object = <T extends z.core.$ZodLooseShape>(shape: T) => z.strictObject(shape, 'an object in braces');
const oneOf = <const T extends readonly string[]>(choices: T) =>
  z.enum(choices, `one of ${choices.map(choice => `"${choice}"`).join(', ')}`);

const bandSchema = object({
  id: text.regex(/^[A-Za-z]+$/, 'letters A to Z only'),
  letter: text.max(3, 'three characters at most'),
  /** As people say it: "Red". Empty where the word is said instead. */
  name: text.nullable().default(null),
  word: text,
  symbol: text.max(2, 'two characters at most'),
  colour: hex,
  text: hex,
  /** Better is higher; null where better and worse mean nothing (on hold, monitor only). */
  rank: whole.nullable().default(null),
  /** Counts towards percentages. */
  rated: flag,
  /** Needs a commentary and next actions before it is accepted. */
  needsWords: flag.default(false),
  /** An officer may choose it (officer-rated schemes only). */
  offered: flag.default(false),
});

const ruleSchema = object({
  name: text,
  /** Shortfalls are fractions of the period target, or in the measure's own unit. */
  measure: oneOf(['relative', 'points']).default('relative'),
  /**
   * From best to worst. `within` is the largest shortfall against the period target that still earns the band
   * (negative: it has to be passed by so much; `tolerance`: the measure's own); `inclusive` says whether exactly that
   * shortfall does. The last one takes the rest.
   */
  bands: listOf(
    object({
      band: text,
      within: z.union([number, z.literal('tolerance')], 'a number, "tolerance" or null').nullable(),
      inclusive: flag.default(false),
    }),
  ).min(2, 'a list of two steps or more'),
});

/** Bands whose percentages are also given together, in words: "achieved or in progress". */
const shareSchema = object({
  id: slug,
  word: text,
  bands: listOf(text).min(1, some),
});

/** What counts as no movement: within `tolerance`, or within `points` where the target is under `under`. */
const trajectorySchema = object({
  tolerance: number.min(0, notNegative),
  unit: oneOf(['relative', 'points']),
  small: object({ under: number, points: number.min(0, notNegative) })
    .nullable()
    .default(null),
});

/** How long before its review date the owner of a document is asked, the longest first. */
const leadTimeSchema = object({
  days: listOf(positive).default([]),
  months: listOf(positive).default([]),
});

/** Working days. */
const clockSchema = object({
  acknowledgeWithin: positive,
  stages: listOf(object({ answerWithin: positive, extension: positive })).min(1, some),
});

const schemeSchema = object({
  id: slug,
  title: text,
  rates: oneOf(['action', 'indicator', 'recommendation', 'document', 'complaint']),
  source: text,
  decidedBy: oneOf(['officer', 'rule', 'nobody']),
  /** Places after the point in printed percentages. */
  decimals: whole.min(0, decimals).max(3, decimals),
  bands: listOf(bandSchema).min(1, some),
  rule: ruleSchema.nullable().default(null),
  /** Actions are milestones: one that is not due yet, and not finished early, is not rated and owes nothing. */
  milestones: flag.default(false),
  /** The band of an action that was closed by decision in the period; null: it leaves the tables with the decision. */
  closedAs: text.nullable().default(null),
  shares: listOf(shareSchema).default([]),
  trajectory: trajectorySchema.nullable().default(null),
  /**
   * How many times as large as expected, or how many times smaller, a figure may be before its officer is asked whether
   * that is right; null: the usual limit (`usualJumpLimit`).
   */
  jumpLimit: number.gt(1, 'a number above 1').nullable().default(null),
  /** Whether movement is measured against what was published, or against the figure as revised since. */
  movement: oneOf(['revised', 'published']).default('revised'),
  /** Documents: by approval route. */
  leadTimes: object({ officer: leadTimeSchema, cabinet: leadTimeSchema, council: leadTimeSchema })
    .nullable()
    .default(null),
  /** Complaints. */
  clock: clockSchema.nullable().default(null),
});

export type Scheme = z.infer<typeof schemeSchema>;

/** As a field is found in a file: `bands[2].text`; the file as a whole is `scheme`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || 'scheme';

const givenAt = (raw: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((value, key) => (value as Record<PropertyKey, unknown>)[key], raw);

const shapeFaults = (issues: readonly z.core.$ZodIssue[], raw: unknown): SchemeProblem[] =>
  issues.flatMap((issue): SchemeProblem[] => {
    const { path, message } = issue;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map(key => ({ code: 'unknown-field', field: placeOf([...path, key]) }));
    }
    const field = placeOf(path);
    return givenAt(raw, path) === undefined
      ? [{ code: 'missing', field }]
      : [{ code: 'not-a-choice', field, facts: { says: message } }];
  });

type Parsed = { ok: true; value: Scheme } | { ok: false; problems: SchemeProblem[] };

/**
 * A council's rating rules as data, from a file of `register/schemes/` or anywhere else, with the bands that the engine
 * gives by itself at the end where the file does not list them. Refused with every fault at once and the place of each:
 * first those of shape, and where that is right those of sense.
 */
export const parseScheme = (raw: unknown): Parsed => {
  const parsed = schemeSchema.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: shapeFaults(parsed.error.issues, raw) };
  const scheme = withEngineBands(parsed.data);
  const problems = schemeFaults(parsed.data, scheme);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: scheme };
};
