import { z } from 'zod';
import { accept, refuse, type Problem, type Result } from './problem.ts';

const hex = z.string().regex(/^[0-9A-F]{6}$/, 'six upper-case hexadecimal digits, as 2E7D32');

const bandSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z]+$/),
  letter: z.string().min(1).max(3),
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
  /**
   * From best to worst. `within` is the largest relative shortfall against the period target that still earns the
   * band, as a fraction; `inclusive` says whether exactly that shortfall does. The last one takes the rest.
   */
  bands: z
    .array(
      z.strictObject({
        band: z.string(),
        within: z.number().nullable(),
        inclusive: z.boolean().default(false),
      }),
    )
    .min(2),
});

const schemeSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: z.string().min(1),
  rates: z.enum(['action', 'indicator']),
  source: z.string().min(1),
  decidedBy: z.enum(['officer', 'rule', 'nobody']),
  /** Places after the point in printed percentages. */
  decimals: z.int().min(0).max(3),
  bands: z.array(bandSchema).min(1),
  rule: ruleSchema.nullable().default(null),
});

export type Scheme = z.infer<typeof schemeSchema>;
export type Band = Scheme['bands'][number];

/** Bands that the engine gives by itself; a scheme lists those it prints, with its own words for them. */
export const engineBands = {
  notReported: 'NotReported',
  info: 'Info',
  completed: 'Completed',
  monitor: 'Monitor',
  inProgress: 'InProgress',
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
