import type { Context } from 'hono';
import { z } from 'zod';
import { reportingStates, type ReportingState } from '../register/index.ts';
import { periodIn, read, submissionSchema } from './body.ts';
import type {
  DecisionBody,
  EvidenceBody,
  HandOverBody,
  ItemActBody,
  RedatingBody,
  RevisionBody,
  VerdictBody,
} from './deskWire.ts';

const words = z.string().max(20_000);
/** What is no day is refused by the rules, which have a sentence for it. */
const day = z.string().max(40);
const key = z.string().max(255);
const on = day.optional();

const actOptions = [
  z.strictObject({
    act: z.literal('claimed'),
    how: z.enum(['implemented', 'partly-implemented']),
    evidence: words,
    on,
  }),
  z.strictObject({
    act: z.literal('verified'),
    method: z.enum(['evidence-read', 'inspected', 're-tested']),
    sample: words.nullable().default(null),
    result: words,
    on,
  }),
  z.strictObject({ act: z.literal('returned'), needs: words, on }),
  z.strictObject({ act: z.literal('reopened'), reason: words, on }),
  z.strictObject({ act: z.literal('superseded'), reason: words, on }),
  z.strictObject({
    act: z.literal('acceptance-proposed'),
    reason: words,
    riskScore: z.number(),
    reviewOn: day,
    on,
  }),
  z.strictObject({
    act: z.literal('acceptance-opinion'),
    withinAppetite: z.boolean(),
    escalatedTo: words.nullable().default(null),
    on,
  }),
  z.strictObject({ act: z.literal('acceptance-minuted'), minuteRef: words, on }),
  z.strictObject({ act: z.literal('answered'), stillNeeded: z.boolean(), riskIfOutOfDate: words, on }),
  z.strictObject({ act: z.literal('updated'), nextReview: day, on }),
  z.strictObject({ act: z.literal('withdrawn'), reason: words, on }),
  z.strictObject({ act: z.literal('formal-review-begun'), on }),
  z.strictObject({ act: z.literal('extended'), nextReview: day, reason: words, on }),
  z.strictObject({ act: z.literal('closure-proposed'), on }),
  z.strictObject({ act: z.enum(['closed', 'paused', 'taken-up']), decisionRef: words, on }),
  z.strictObject({ act: z.literal('rescoped'), decisionRef: words, title: words, reason: words, on }),
] as const;

const actSchema: z.ZodType<ItemActBody> = z.discriminatedUnion('act', actOptions);

const alsoSchema: z.ZodType<RedatingBody | ItemActBody> = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('re-dated'), to: day, reason: words, on }),
  ...actOptions,
]);

const also = alsoSchema.optional();

const verdictSchema: z.ZodType<VerdictBody> = z.discriminatedUnion('act', [
  z.strictObject({ update: key, act: z.literal('approve'), reason: words.optional(), also }),
  z.strictObject({ update: key, act: z.literal('send-back'), reason: words, also }),
  z.strictObject({
    update: key,
    act: z.literal('rate-otherwise'),
    band: words,
    reason: words,
    submissionId: submissionSchema,
    also,
  }),
  z.strictObject({ update: key, act: z.literal('edit-words'), commentary: words, also }),
]);

const namesUpdate = (body: unknown): boolean => typeof body === 'object' && body !== null && 'update' in body;

/** A verdict where the body names an update, an act on the item where it does not. @throws Refusal that names the field */
export const readDecision = async (context: Context): Promise<DecisionBody> => {
  const body: unknown = await context.req.json().catch(() => null);
  return namesUpdate(body) ? read(context, verdictSchema) : read(context, actSchema);
};

const revisionSchema: z.ZodType<RevisionBody> = z.strictObject({
  to: day,
  reason: words,
  update: key.optional(),
});

/** @throws Refusal that names the field */
export const readRevision = (context: Context): Promise<RevisionBody> => read(context, revisionSchema);

const evidenceSchema: z.ZodType<EvidenceBody> = z.strictObject({
  url: words,
  words: words.optional(),
  period: words.transform(periodIn).optional(),
  submissionId: submissionSchema,
});

/** @throws Refusal that names the field */
export const readEvidenceBody = (context: Context): Promise<EvidenceBody> => read(context, evidenceSchema);

const mostItems = 1000;

const handOverSchema: z.ZodType<HandOverBody> = z.strictObject({
  items: z.array(key).max(mostItems).optional(),
  post: key.optional(),
  toPost: key,
});

/** @throws Refusal that names the field */
export const readHandOver = (context: Context): Promise<HandOverBody> => read(context, handOverSchema);

const stateSchema: z.ZodType<{ to: ReportingState }> = z.strictObject({ to: z.enum(reportingStates) });

/** @throws Refusal that names the field */
export const readState = (context: Context): Promise<{ to: ReportingState }> => read(context, stateSchema);
