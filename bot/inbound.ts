import { z } from 'zod';

/** An id as Teams writes them: it becomes part of an address and of a header. */
const teamsId = z
  .string()
  .max(1000)
  .regex(/^[\x21-\x7e]*$/);

const account = z.looseObject({
  id: teamsId,
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
  replyToId: teamsId.optional(),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: teamsId,
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

const longest = 20_000;

/** What stood in a button's data and in the fields of its card, together: Teams sends them as one. */
const pressData = z.record(z.string().max(200), z.unknown());

/** A pressed button. Its data is opaque keys and typed words, and decides nothing by itself. */
export type Pressed = { verb: string; data: Readonly<Record<string, unknown>> };

/** A field as text; undefined where it is not there, is no text, or is longer than anybody types. */
export const textIn = ({ data }: Pressed, name: string): string | undefined => {
  const value = data[name];
  return typeof value === 'string' && value.length <= longest ? value : undefined;
};

/** Toggles arrive as “true” and “false”. */
export const isOnIn = ({ data }: Pressed, name: string): boolean =>
  data[name] === true || data[name] === 'true';

/** A page counted from 0. */
export const pageIn = ({ data }: Pressed): number => {
  const page = Number(data['page'] ?? 0);
  return Number.isInteger(page) && page >= 0 && page <= 10_000 ? page : 0;
};

/** Every field whose name begins so, by the rest of its name: one field for each of several things. */
export const textsIn = (pressed: Pressed, prefix: string): Map<string, string> =>
  new Map(
    Object.keys(pressed.data).flatMap((name): [string, string][] => {
      const text = name.startsWith(prefix) ? textIn(pressed, name) : undefined;
      return text === undefined ? [] : [[name.slice(prefix.length), text]];
    }),
  );

const execute = z.looseObject({
  action: z.looseObject({ verb: z.string().optional(), data: z.unknown().optional() }),
});

const readData = (raw: unknown, verb?: string): Pressed | null => {
  const data = pressData.safeParse(raw ?? {});
  if (!data.success) return null;
  const named: unknown = verb ?? data.data['verb'];
  return typeof named === 'string' && named.length <= 40 ? { verb: named, data: data.data } : null;
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
