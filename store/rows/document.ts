import { z } from 'zod';
import {
  approvalRoutes,
  itemKey,
  type Document,
  type DocumentAct,
  type Result,
} from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import { day, listOrEmpty, promisedFields, readPromised, refuseState } from './promised.ts';
import type { Fields } from './row.ts';

const words = z.string().min(1);
const by = { on: day, by: words };

const act: z.ZodType<DocumentAct> = z.discriminatedUnion('act', [
  z.strictObject({ ...by, act: z.literal('updated'), nextReview: day }),
  z.strictObject({ ...by, act: z.literal('withdrawn'), reason: words }),
  z.strictObject({ ...by, act: z.literal('formal-review-begun') }),
  z.strictObject({ ...by, act: z.literal('extended'), nextReview: day, reason: words }),
  z.strictObject({ ...by, act: z.literal('answered'), stillNeeded: z.boolean(), riskIfOutOfDate: words }),
]);

/** OriginalDue is the first review date; acts move it, so Due and Revisions stay empty, as does State. */
export const parseDocument = (fields: Fields): Result<Document> => {
  const read = new FieldReader(fields);
  const document: Document = {
    ...readPromised(read, 'document'),
    reviewDue: read.day('OriginalDue'),
    reviewInterval: read.numberOrNull('ReviewInterval'),
    approvalRoute: read.choice('ApprovalRoute', approvalRoutes),
    acts: read.jsonOrNull('Acts', z.array(act)) ?? [],
  };
  refuseState(read);
  read.keyIs(itemKey(document.council, 'document', document.ref));
  const { reviewInterval: months } = document;
  if (months !== null && (!Number.isInteger(months) || months < 1))
    read.fail('out-of-range', 'ReviewInterval');
  return read.finish(document);
};

export const documentFields = (document: Document): Fields => ({
  ...promisedFields(document),
  Kind: 'document',
  OriginalDue: document.reviewDue,
  ReviewInterval: document.reviewInterval,
  ApprovalRoute: document.approvalRoute,
  Acts: listOrEmpty(document.acts),
});
