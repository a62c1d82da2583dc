import type { Context } from 'hono';
import { z } from 'zod';
import { parsePeriod, type PeriodId, type Problem, type RawAnswer } from '../register/index.ts';
import { ruleRefusal } from './problem.ts';
import type { AnswerRequest, BlocksRequest, NudgeAsked } from './wire.ts';

const words = z.string().max(20_000);
const rawSchema = z.strictObject({
  band: words.optional(),
  value: words.optional(),
  numerator: words.optional(),
  denominator: words.optional(),
  valueState: words.optional(),
  valueNotYet: z.boolean().optional(),
  expectedOn: words.optional(),
  commentary: words.optional(),
  nextActions: words.optional(),
  evidence: words.optional(),
  requestedDue: words.optional(),
  requestReason: words.optional(),
  completedOn: words.optional(),
  confirmed: z.array(z.string().max(40)).max(10).optional(),
});

/** Minted where the form is shown. */
export const submissionSchema = z.string().regex(/^[A-Za-z0-9-]{8,64}$/);

const answerSchema = z.strictObject({
  period: z.string(),
  submissionId: submissionSchema,
  raw: rawSchema,
  givenBy: z.strictObject({ who: words, how: words, on: words }).optional(),
});

const draftSchema = z.strictObject({ raw: rawSchema });

const blocksSchema = z.strictObject({
  council: z.string().optional(),
  period: z.string(),
  tags: z.array(z.string().max(200)).max(500),
});

const nudgeSchema = z.strictObject({
  council: z.string().optional(),
  posts: z.array(z.string().min(1).max(255)).max(1000).optional(),
});

const problemOf = (issue: z.core.$ZodIssue): Problem => {
  const field = issue.path.map(String).at(-1);
  const named = field === undefined ? {} : { field };
  if (issue.code === 'unrecognized_keys') return { code: 'unknown-field', field: issue.keys.join(', ') };
  if (issue.code === 'too_big') return { code: 'too-long', ...named, facts: { most: Number(issue.maximum) } };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { code: 'missing', ...named };
  if (issue.code !== 'invalid_type' || issue.expected === 'boolean')
    return { code: 'not-a-choice', ...named };
  return { code: issue.expected === 'number' ? 'not-a-number' : 'not-text', ...named };
};

/** @throws Refusal that names every field */
export const read = async <T>(context: Context, schema: z.ZodType<T>): Promise<T> => {
  const body: unknown = await context.req.json().catch(() => {
    throw ruleRefusal([{ code: 'not-json' }]);
  });
  // Without its input a text where a number belongs would look like nothing at all.
  const parsed = schema.safeParse(body, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw ruleRefusal(parsed.error.issues.map(problemOf));
};

/** @throws Refusal where it is no period */
export const periodIn = (text: string): PeriodId => {
  const period = parsePeriod(text);
  if (!period.ok) throw ruleRefusal(period.problems);
  return period.value;
};

/** @throws Refusal that names the field */
export const readAnswer = async (context: Context): Promise<AnswerRequest> => {
  const body = await read(context, answerSchema);
  return { ...body, period: periodIn(body.period) };
};

/** @throws Refusal that names the field */
export const readBlocks = async (context: Context): Promise<BlocksRequest> => {
  const { council, period, tags } = await read(context, blocksSchema);
  return { ...(council === undefined ? {} : { council }), period: periodIn(period), tags };
};

/** @throws Refusal that names the field */
export const readNudge = async (context: Context): Promise<NudgeAsked> => {
  const { council, posts } = await read(context, nudgeSchema);
  return { ...(council === undefined ? {} : { council }), ...(posts === undefined ? {} : { posts }) };
};

/** What stood in a form that was left. @throws Refusal that names the field */
export const readDraft = async (context: Context): Promise<RawAnswer> =>
  (await read(context, draftSchema)).raw;
