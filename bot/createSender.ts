import type { ConversationReference, Ledger, Outcome, PlannedMessage, Sender } from '../chase/index.ts';
import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { UnlistedAddress } from './connector.ts';
import { messageCard, summaryOf, type MessageCardParts } from './messageCard.ts';
import { outcomeOf } from './outcome.ts';
import type { NewConversation, OutgoingMessage, TeamsClient } from './teamsClient.ts';

export type SenderParts = MessageCardParts & {
  /** Throws `UnlistedAddress` for a service address that is not on the list. */
  teams: (serviceUrl: string) => TeamsClient;
  ledger: Pick<Ledger, 'reference' | 'saveReference' | 'listDrafts'>;
  /** Real time in milliseconds. */
  realNow: () => number;
  appId: string;
  tenantId: string;
  /** Where a conversation is created with somebody who has never written to us. */
  defaultServiceUrl: string;
};

const refusedHere: Outcome = { kind: 'rejected', code: 'unrecognised', status: null, retryAfter: null };

/** Nothing can be sent to an address that is not allowed any more: what was begun there is begun anew. */
const goneHere: Outcome = { kind: 'rejected', code: 'left', status: null, retryAfter: null };

const attachment = (card: AdaptiveCard) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
});

/** The card alone in one activity: with a text beside it Teams makes two of them and gives no id. */
const activityOf = (
  message: PlannedMessage,
  card: AdaptiveCard,
  reference: ConversationReference,
): OutgoingMessage => ({
  type: 'message',
  channelId: 'msteams',
  from: { id: reference.botId, name: 'Quarterbook' },
  recipient: { id: reference.userId, aadObjectId: reference.entraId },
  conversation: {
    id: reference.conversationId,
    isGroup: false,
    conversationType: 'personal',
    tenantId: reference.tenantId,
  },
  summary: summaryOf(message),
  attachments: [attachment(card)],
});

/** A proxy between us and Teams may answer with a page of its own. */
const isId = (id: unknown): id is string => typeof id === 'string' && id !== '';

/** Creating the same personal conversation again gives the same one, and puts nothing in front of anybody. */
const createConversation = async (
  { teams, ledger, appId, tenantId, defaultServiceUrl }: SenderParts,
  { entraId, wroteAt }: Pick<ConversationReference, 'entraId' | 'wroteAt'>,
): Promise<ConversationReference> => {
  const botId = `28:${appId}`;
  const wanted: NewConversation = {
    isGroup: false,
    bot: { id: botId, name: 'Quarterbook' },
    members: [{ id: entraId }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  };
  const created = await teams(defaultServiceUrl).createConversation(wanted);
  if (!isId(created?.id)) throw new Error('the connector began a conversation and gave no id');
  const reference: ConversationReference = {
    entraId,
    tenantId,
    conversationId: created.id,
    serviceUrl: defaultServiceUrl,
    userId: entraId,
    botId,
    ...(wroteAt === undefined ? {} : { wroteAt }),
  };
  await ledger.saveReference(reference);
  return reference;
};

/** A conversation that could not be created certainly brought no message: nothing about that is unknown. */
const withoutMessage = (outcome: Outcome, error: unknown): Outcome => {
  if (outcome.kind !== 'unknown') return outcome;
  const status = (error as { statusCode?: number }).statusCode;
  return { kind: 'rejected', code: 'unrecognised', status: status ?? null, retryAfter: null };
};

/** Until somebody has written to us their Teams id is not known, and the reference has another in its place. */
const teamsIdIn = ({ userId, entraId }: ConversationReference): string | null =>
  userId === entraId ? null : userId;

const tries = 3;

type Found = { reference: ConversationReference; isNew: boolean };

/** What may or may not have been done here is tried again: looking up and creating put nothing in front of anybody. */
const referenceFor = async (
  parts: SenderParts,
  find: () => Promise<Found>,
): Promise<Found | { outcome: Outcome }> => {
  for (let left = tries - 1; ; left -= 1) {
    try {
      return await find();
    } catch (error) {
      const outcome = outcomeOf(error, parts.realNow());
      if (outcome.kind !== 'unknown' || left === 0) return { outcome: withoutMessage(outcome, error) };
    }
  }
};

const clientAt = ({ teams }: SenderParts, serviceUrl: string): TeamsClient | null => {
  try {
    return teams(serviceUrl);
  } catch (error) {
    if (error instanceof UnlistedAddress) return null;
    throw error;
  }
};

const post = async (
  parts: SenderParts,
  activity: OutgoingMessage,
  { conversationId, serviceUrl }: ConversationReference,
): Promise<Outcome> => {
  const client = clientAt(parts, serviceUrl);
  if (!client) return goneHere;
  try {
    const sent = await client.post(conversationId, activity);
    return isId(sent?.id)
      ? { kind: 'accepted', activityId: sent.id, conversationId }
      : { kind: 'unknown', reason: 'the connector took it and gave no id' };
  } catch (error) {
    return outcomeOf(error, parts.realNow());
  }
};

const sendInto = async (
  parts: SenderParts,
  message: PlannedMessage,
  reference: ConversationReference,
): Promise<Outcome> => {
  const card = await messageCard(parts, message, teamsIdIn(reference));
  return card ? post(parts, activityOf(message, card, reference), reference) : refusedHere;
};

const sendOnce = async (parts: SenderParts, message: PlannedMessage): Promise<Outcome> => {
  const { entraId } = message.recipient;
  const createNew = async (before?: ConversationReference): Promise<Found> => ({
    reference: await createConversation(parts, before ?? { entraId }),
    isNew: true,
  });
  const found = await referenceFor(parts, async () => {
    const known = await parts.ledger.reference(entraId);
    return known ? { reference: known, isNew: false } : createNew();
  });
  if ('outcome' in found) return found.outcome;
  const outcome = await sendInto(parts, message, found.reference);
  const isGone = outcome.kind === 'rejected' && outcome.code === 'left';
  if (!isGone || found.isNew) return outcome;
  // The conversation is gone, and so took nothing; whether the person is gone too is seen in a new one.
  const again = await referenceFor(parts, () => createNew(found.reference));
  return 'outcome' in again ? again.outcome : sendInto(parts, message, again.reference);
};

/**
 * The digest card in Teams: one request for the message. Before it one more where there is no conversation yet, and
 * where the one that was known is gone, a new one with the message in it.
 */
export const createSender = (parts: SenderParts): Sender => ({
  send: message => sendOnce(parts, message).catch(() => refusedHere),
});
