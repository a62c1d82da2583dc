import { z } from 'zod';
import { isDay } from './day.ts';
import { frequencies, polarities, units } from './item.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';

const ref = z.string().trim().min(1);
const day = z.string().refine(isDay);
const profile = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** `ref` is the measure's reference, old or new. A target stands for nothing until somebody has agreed it. */
const targetSchema = z.strictObject({
  ref,
  target: z.number().nullable(),
  targetHigh: z.number().nullable().default(null),
  targetText: z.string().min(1).nullable().default(null),
  profile: profile.nullable().default(null),
  /** Who agreed it, and where: "Cabinet, 11 March 2025". */
  agreedBy: z.string().trim().min(1),
});

/** What takes the place of an item. What is not said stays as it was. */
const successorSchema = z.strictObject({
  ref,
  title: z.string().trim().min(1),
  definition: z.string().optional(),
  unit: z.enum(units).optional(),
  decimals: z.int().min(0).optional(),
  polarity: z.enum(polarities).optional(),
  frequency: z.enum(frequencies).optional(),
  cumulative: z.boolean().optional(),
  post: z.string().min(1).optional(),
});

/** Closing is a decision: its reference, and the day from which it holds. */
const decision = { decisionRef: z.string().trim().min(1), on: day };

const askedSchema = z.strictObject({
  targets: z.array(targetSchema).default([]),
  refs: z.array(z.strictObject({ from: ref, to: ref })).default([]),
  close: z.array(z.strictObject({ ref, ...decision })).default([]),
  replace: z
    .array(
      z.strictObject({
        ref,
        by: successorSchema,
        why: z.string().trim().min(1),
        /** Of an action that takes the place of another. */
        due: day.nullable().default(null),
        ...decision,
      }),
    )
    .default([]),
  /** Which periods of the new year are reported on: "Q1", "M03", "year". By default those that the council prints. */
  periods: z
    .array(z.string().regex(/^(Q[1-4]|M(0[1-9]|1[0-2])|year)$/))
    .min(1)
    .optional(),
});

/** What a council decided for the new year. Refs are those of the register. */
export type RollOverAsked = z.infer<typeof askedSchema>;
export type NewTarget = RollOverAsked['targets'][number];
export type Replacement = RollOverAsked['replace'][number];
export type Closing = RollOverAsked['close'][number];

const doubled = (field: string, refs: readonly string[]): Problem[] => {
  const seen = new Set<string>();
  return refs.flatMap((text): Problem[] => {
    const again = seen.has(text);
    seen.add(text);
    return again ? [{ code: 'doubled', field, facts: { text } }] : [];
  });
};

const notAbove = ({ targets }: RollOverAsked): Problem[] =>
  targets.flatMap(({ ref: item, target, targetHigh }, index): Problem[] =>
    target !== null && targetHigh !== null && targetHigh < target
      ? [{ code: 'out-of-range', field: `targets.${index}.targetHigh`, facts: { item } }]
      : [],
  );

/**
 * Reads what was decided, from a file or a page. Refuses targets that nobody agreed and closings without a decision,
 * each by its place, and an item that is to become two things at once.
 */
export const parseRollOver = (raw: unknown): Result<RollOverAsked> => {
  const parsed = askedSchema.safeParse(raw);
  if (!parsed.success) {
    return refuse(
      ...parsed.error.issues.map((issue): Problem => {
        const field = issue.path.join('.');
        return field.endsWith('.decisionRef')
          ? { code: 'decision-needed', field }
          : { code: 'missing', field, facts: { says: issue.message } };
      }),
    );
  }
  const asked = parsed.data;
  const problems = [
    ...doubled(
      'targets',
      asked.targets.map(one => one.ref),
    ),
    ...doubled(
      'ref',
      [...asked.close, ...asked.replace].map(one => one.ref).concat(asked.refs.map(one => one.from)),
    ),
    ...doubled('to', asked.replace.map(one => one.by.ref).concat(asked.refs.map(one => one.to))),
    ...notAbove(asked),
  ];
  return problems.length > 0 ? refuse(...problems) : accept(asked);
};
