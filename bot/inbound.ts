import { z } from 'zod';

const account = z.looseObject({
  id: z.string(),
  aadObjectId: z.string().optional(),
  name: z.string().optional(),
});

/** What we read of an activity; the rest is left alone. */
const activity = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  name: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  action: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string(),
  replyToId: z.string().optional(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: z.string(),
    tenantId: z.string().optional(),
    conversationType: z.string().optional(),
  }),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).optional() }).nullish(),
  membersAdded: z.array(account).optional(),
});

export type Inbound = z.infer<typeof activity>;

/** Null where it is not an activity at all. */
export const parseInbound = (raw: unknown): Inbound | null => {
  const parsed = activity.safeParse(raw);
  return parsed.success ? parsed.data : null;
};

/** The tenant that a verified activity is from; null where it names none, or two. */
export const tenantOf = ({ conversation, channelData }: Inbound): string | null => {
  const named = [channelData?.tenant?.id, conversation.tenantId].filter(id => id !== undefined);
  const [first] = named;
  return first !== undefined && named.every(id => id === first) ? first : null;
};

/** The only proof of who somebody is: Microsoft Entra's object id in the verified activity. */
export const personOf = ({ from }: Inbound): string | null => from.aadObjectId ?? null;

const text = z.string().max(20_000);
const pressData = z.looseObject({
  verb: z.string().max(40).optional(),
  item: z.string().max(255).optional(),
  period: z.string().max(20).optional(),
  submission: z.string().max(64).optional(),
  message: z.string().max(120).optional(),
  page: z.coerce.number().int().min(0).max(10_000).optional().catch(undefined),
  band: text.optional(),
  value: text.optional(),
  numerator: text.optional(),
  denominator: text.optional(),
  valueState: text.optional(),
  valueNotYet: z.union([z.boolean(), z.string()]).optional(),
  expectedOn: text.optional(),
  commentary: text.optional(),
  nextActions: text.optional(),
  evidence: text.optional(),
  requestedDue: text.optional(),
  requestReason: text.optional(),
  completedOn: text.optional(),
  /** Codes of the queries that this form has put already, with spaces between. */
  confirmed: z.string().max(100).optional(),
});

/** A pressed button with what stood in the fields. */
export type Pressed = z.infer<typeof pressData> & { verb: string };

const execute = z.looseObject({
  action: z.looseObject({ verb: z.string().optional(), data: z.unknown().optional() }),
});

const readData = (raw: unknown, verb?: string): Pressed | null => {
  const data = pressData.safeParse(raw ?? {});
  if (!data.success) return null;
  const named = verb ?? data.data.verb;
  return named === undefined ? null : { ...data.data, verb: named };
};

/**
 * A press of `Action.Execute` (invoke `adaptiveCard/action`) or of its `Action.Submit` fallback (a message with a value
 * and no text). Null for everything else.
 */
export const pressIn = (inbound: Inbound): Pressed | null => {
  if (inbound.type === 'invoke' && inbound.name === 'adaptiveCard/action') {
    const parsed = execute.safeParse(inbound.value);
    return parsed.success ? readData(parsed.data.action.data, parsed.data.action.verb) : null;
  }
  const isSubmit = inbound.type === 'message' && typeof inbound.value === 'object' && inbound.value !== null;
  return isSubmit ? readData(inbound.value) : null;
};
