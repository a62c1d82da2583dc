import type { Context } from 'hono';
import { z } from 'zod';
import { parsePeriod, type PeriodId, type Problem } from '../register/index.ts';
import { ruleRefusal } from './problem.ts';
import type { AnswerRequest, BlocksRequest } from './wire.ts';

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

const answerSchema = z.strictObject({
  period: z.string(),
  submissionId: z.string().regex(/^[A-Za-z0-9-]{8,64}$/),
  raw: rawSchema,
});

const blocksSchema = z.strictObject({
  council: z.string().optional(),
  period: z.string(),
  tags: z.array(z.string().max(200)).max(500),
});

const problemOf = (issue: z.core.$ZodIssue): Problem => {
  const field = issue.path.map(String).at(-1);
  const named = field === undefined ? {} : { field };
  if (issue.code === 'unrecognized_keys') return { code: 'unknown-field', field: issue.keys.join(', ') };
  if (issue.code === 'too_big') return { code: 'too-long', ...named, facts: { most: Number(issue.maximum) } };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { code: 'missing', ...named };
  return { code: issue.code === 'invalid_type' ? 'not-text' : 'not-a-choice', ...named };
};

const read = async <T>(context: Context, schema: z.ZodType<T>): Promise<T> => {
  const body: unknown = await context.req.json().catch(() => {
    throw ruleRefusal([{ code: 'not-json' }]);
  });
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw ruleRefusal(parsed.error.issues.map(problemOf));
};

const periodOf = (text: string): PeriodId => {
  const period = parsePeriod(text);
  if (!period.ok) throw ruleRefusal(period.problems);
  return period.value;
};

/** @throws Refusal that names the field */
export const readAnswer = async (context: Context): Promise<AnswerRequest> => {
  const body = await read(context, answerSchema);
  return { ...body, period: periodOf(body.period) };
};

/** @throws Refusal that names the field */
export const readBlocks = async (context: Context): Promise<BlocksRequest> => {
  const { council, period, tags } = await read(context, blocksSchema);
  return { ...(council === undefined ? {} : { council }), period: periodOf(period), tags };
};
