import { z } from 'zod';
import { accept, refuse, type Problem, type Result } from './problem.ts';

const hex = z.string().regex(/^[0-9A-F]{6}$/, 'six upper-case hexadecimal digits, as 2E7D32');

const bandSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z]+$/),
  letter: z.string().min(1).max(3),
  /** As people say it: "Red". Empty where the word is said instead. */
  name: z.string().min(1).nullable().default(null),
  word: z.string().min(1),
  symbol: z.string().min(1).max(2),
  colour: hex,
  text: hex,
  /** Better is higher; null where better and worse mean nothing (on hold, monitor only). */
  rank: z.int().nullable().default(null),
  /** Counts towards percentages. */
  rated: z.boolean(),
  /** Needs a commentary and next actions before it is accepted. */
  needsWords: z.boolean().default(false),
  /** An officer may choose it (officer-rated schemes only). */
  offered: z.boolean().default(false),
});

const ruleSchema = z.strictObject({
  name: z.string().min(1),
  /** Shortfalls are fractions of the period target, or in the measure's own unit. */
  measure: z.enum(['relative', 'points']).default('relative'),
  /**
   * From best to worst. `within` is the largest shortfall against the period target that still earns the band
   * (negative: it has to be passed by so much; `tolerance`: the measure's own); `inclusive` says whether exactly that
   * shortfall does. The last one takes the rest.
   */
  bands: z
    .array(
      z.strictObject({
        band: z.string(),
        within: z.union([z.number(), z.literal('tolerance')]).nullable(),
        inclusive: z.boolean().default(false),
      }),
    )
    .min(2),
});

/** Bands whose percentages are also given together, in words: "achieved or in progress". */
const shareSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  word: z.string().min(1),
  bands: z.array(z.string()).min(1),
});

/** What counts as no movement: within `tolerance`, or within `points` where the target is under `under`. */
const trajectorySchema = z.strictObject({
  tolerance: z.number().min(0),
  unit: z.enum(['relative', 'points']),
  small: z
    .strictObject({ under: z.number(), points: z.number().min(0) })
    .nullable()
    .default(null),
});

/** How long before its review date the owner of a document is asked, the longest first. */
const leadTimeSchema = z.strictObject({
  days: z.array(z.int().positive()).default([]),
  months: z.array(z.int().positive()).default([]),
});

/** Working days. */
const clockSchema = z.strictObject({
  acknowledgeWithin: z.int().positive(),
  stages: z.array(z.strictObject({ answerWithin: z.int().positive(), extension: z.int().positive() })).min(1),
});

const schemeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  rates: z.enum(['action', 'indicator', 'recommendation', 'document', 'complaint']),
  source: z.string().min(1),
  decidedBy: z.enum(['officer', 'rule', 'nobody']),
  /** Places after the point in printed percentages. */
  decimals: z.int().min(0).max(3),
  bands: z.array(bandSchema).min(1),
  rule: ruleSchema.nullable().default(null),
  /** Actions are milestones: one that is not due yet, and not finished early, is not rated and owes nothing. */
  milestones: z.boolean().default(false),
  /** The band of an action that was closed by decision in the period; null: it leaves the tables with the decision. */
  closedAs: z.string().nullable().default(null),
  shares: z.array(shareSchema).default([]),
  trajectory: trajectorySchema.nullable().default(null),
  /** Whether movement is measured against what was published, or against the figure as revised since. */
  movement: z.enum(['revised', 'published']).default('revised'),
  /** Documents: by approval route. */
  leadTimes: z
    .strictObject({ officer: leadTimeSchema, cabinet: leadTimeSchema, council: leadTimeSchema })
    .nullable()
    .default(null),
  /** Complaints. */
  clock: clockSchema.nullable().default(null),
});

export type Scheme = z.infer<typeof schemeSchema>;
export type Band = Scheme['bands'][number];

/** Bands that the engine gives by itself; a scheme may say them in its own words and colours. */
export const engineBands = {
  notReported: 'NotReported',
  info: 'Info',
  completed: 'Completed',
  notDue: 'NotDue',
  monitor: 'Monitor',
  inProgress: 'InProgress',
  onTrack: 'OnTrack',
  overdue: 'Overdue',
  awaiting: 'Awaiting',
  closed: 'Closed',
  accepted: 'Accepted',
  superseded: 'Superseded',
  inDate: 'InDate',
  dueSoon: 'DueSoon',
  underReview: 'UnderReview',
  withdrawn: 'Withdrawn',
  inTime: 'InTime',
  answeredInTime: 'AnsweredInTime',
  answeredLate: 'AnsweredLate',
} as const;

/**
 * A council's rating rules as data, from a file of `register/schemes/` or anywhere else.
 * Refuses a rule that names a band the scheme does not have.
 */
export const parseScheme = (raw: unknown): Result<Scheme> => {
  const parsed = schemeSchema.safeParse(raw);
  if (!parsed.success) {
    return refuse(
      ...parsed.error.issues.map((issue): Problem => ({
        code: 'not-a-choice',
        field: issue.path.join('.'),
        facts: { says: issue.message },
      })),
    );
  }
  const scheme = parsed.data;
  const ids = new Set(scheme.bands.map(band => band.id));
  const strangers = (scheme.rule?.bands ?? []).filter(step => !ids.has(step.band));
  if (strangers.length > 0) {
    return refuse(
      ...strangers.map((step): Problem => ({
        code: 'band-not-in-scheme',
        field: 'rule.bands',
        facts: { band: step.band },
      })),
    );
  }
  return accept(scheme);
};

/** The band of that id, or undefined where the scheme has none such. */
export const bandOf = (scheme: Scheme, id: string): Band | undefined =>
  scheme.bands.find(band => band.id === id);
