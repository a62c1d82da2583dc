import { z } from 'zod';
import {
  actProblems,
  assuranceSources,
  closers,
  itemKey,
  riskPriorities,
  type Recommendation,
  type RecommendationAct,
  type Result,
} from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import {
  datedFields,
  day,
  listOrEmpty,
  promisedFields,
  readDated,
  readPromised,
  refuseState,
} from './promised.ts';
import type { Fields } from './row.ts';

const words = z.string().min(1);
const by = { on: day, by: words };

const act: z.ZodType<RecommendationAct> = z.discriminatedUnion('act', [
  z.strictObject({
    ...by,
    act: z.literal('claimed'),
    how: z.enum(['implemented', 'partly-implemented']),
    evidence: words,
  }),
  z.strictObject({
    ...by,
    act: z.literal('verified'),
    method: z.enum(['evidence-read', 'inspected', 're-tested']),
    sample: z.string().nullable(),
    result: words,
  }),
  z.strictObject({ ...by, act: z.literal('returned'), needs: words }),
  z.strictObject({ ...by, act: z.literal('reopened'), reason: words }),
  z.strictObject({ ...by, act: z.literal('superseded'), reason: words }),
  z.strictObject({
    ...by,
    act: z.literal('acceptance-proposed'),
    reason: words,
    riskScore: z.number(),
    reviewOn: day,
  }),
  z.strictObject({
    ...by,
    act: z.literal('acceptance-opinion'),
    withinAppetite: z.boolean(),
    escalatedTo: z.string().nullable(),
  }),
  z.strictObject({ ...by, act: z.literal('acceptance-minuted'), minuteRef: words }),
]);

/**
 * Dates and acts only: the row has no state of its own. Acts are held to what the register itself would have recorded,
 * so that a closing that was written by hand closes nothing.
 */
export const parseRecommendation = (fields: Fields): Result<Recommendation> => {
  const read = new FieldReader(fields);
  const recommendation: Recommendation = {
    ...readPromised(read, 'recommendation'),
    ...readDated(read),
    source: read.choice('Source', assuranceSources),
    report: read.text('Report'),
    assurance: read.textOrNull('Assurance'),
    closer: read.choice('Closer', closers),
    riskPriority: read.choice('RiskPriority', riskPriorities),
    agreedOn: read.day('AgreedOn'),
    acts: read.jsonOrNull('Acts', z.array(act)) ?? [],
  };
  refuseState(read);
  if (read.isSound())
    for (const { code, facts } of actProblems(recommendation)) read.fail(code, 'Acts', facts);
  read.keyIs(itemKey(recommendation.council, 'recommendation', recommendation.ref));
  return read.finish(recommendation);
};

export const recommendationFields = (recommendation: Recommendation): Fields => ({
  ...promisedFields(recommendation),
  ...datedFields(recommendation),
  Kind: 'recommendation',
  Source: recommendation.source,
  Report: recommendation.report,
  Assurance: recommendation.assurance,
  Closer: recommendation.closer,
  RiskPriority: recommendation.riskPriority,
  AgreedOn: recommendation.agreedOn,
  Acts: listOrEmpty(recommendation.acts),
});
