import { z } from 'zod';
import {
  complaintDecisions,
  itemKey,
  type Complaint,
  type ComplaintAct,
  type Result,
} from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import { day, listOrEmpty, promisedFields, readPromised, refuseState } from './promised.ts';
import type { Fields } from './row.ts';

const act: z.ZodType<ComplaintAct> = z.discriminatedUnion('act', [
  z.strictObject({ on: day, act: z.literal('acknowledged') }),
  z.strictObject({ on: day, act: z.literal('extended'), reason: z.string().min(1) }),
  z.strictObject({ on: day, act: z.literal('responded'), decision: z.enum(complaintDecisions) }),
  z.strictObject({ on: day, act: z.literal('escalated') }),
  z.strictObject({ on: day, act: z.literal('withdrawn') }),
  z.strictObject({ on: day, act: z.literal('ombudsman-received') }),
  z.strictObject({ on: day, act: z.literal('ombudsman-investigated') }),
  z.strictObject({
    on: day,
    act: z.literal('ombudsman-decided'),
    decision: z.enum(['upheld', 'not-upheld']),
  }),
]);

/** Strict about acts: an unknown field could be a complainant's, and has no place here. */
export const parseComplaint = (fields: Fields): Result<Complaint> => {
  const read = new FieldReader(fields);
  const complaint: Complaint = {
    ...readPromised(read, 'complaint'),
    receivedOn: read.day('ReceivedOn'),
    acts: read.jsonOrNull('Acts', z.array(act)) ?? [],
  };
  refuseState(read);
  read.keyIs(itemKey(complaint.council, 'complaint', complaint.ref));
  return read.finish(complaint);
};

export const complaintFields = (complaint: Complaint): Fields => ({
  ...promisedFields(complaint),
  Kind: 'complaint',
  ReceivedOn: complaint.receivedOn,
  Acts: listOrEmpty(complaint.acts),
});
