import type { Activity, ConversationParameters } from 'botbuilder';
import type { ConversationReference, Ledger, Outcome, PlannedMessage, Sender } from '../chase/index.ts';
import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import type { Connector } from './connector.ts';
import { messageCard, summaryOf, type MessageCardParts } from './messageCard.ts';
import { outcomeOf } from './outcome.ts';

export type SenderParts = MessageCardParts & {
  connector: Connector;
  ledger: Pick<Ledger, 'reference' | 'saveReference' | 'listDrafts'>;
  /** Real time in milliseconds. */
  realNow: () => number;
  appId: string;
  tenantId: string;
  /** Where a conversation is created with somebody who has never written to us. */
  defaultServiceUrl: string;
};

const refusedHere: Outcome = { kind: 'rejected', code: 'unrecognised', status: null, retryAfter: null };

const attachment = (card: AdaptiveCard) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
});

/** The card alone in one activity: with a text beside it Teams makes two of them and gives no id. */
const activityOf = (
  message: PlannedMessage,
  card: AdaptiveCard,
  reference: ConversationReference,
): Partial<Activity> => ({
  type: 'message',
  channelId: 'msteams',
  from: { id: reference.botId, name: 'Quarterbook' },
  recipient: { id: reference.userId, name: '', aadObjectId: reference.entraId },
  conversation: {
    id: reference.conversationId,
    isGroup: false,
    conversationType: 'personal',
    name: '',
    tenantId: reference.tenantId,
  },
  summary: summaryOf(message),
  attachments: [attachment(card)],
});

/** Creating the same personal conversation again gives the same one, and puts nothing in front of anybody. */
const createConversation = async (
  { connector, ledger, appId, tenantId, defaultServiceUrl }: SenderParts,
  entraId: string,
): Promise<ConversationReference> => {
  const botId = `28:${appId}`;
  const parameters = {
    isGroup: false,
    bot: { id: botId, name: 'Quarterbook' },
    members: [{ id: entraId, name: '' }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  } as ConversationParameters;
  const created = await connector(defaultServiceUrl).conversations.createConversation(parameters);
  const reference: ConversationReference = {
    entraId,
    tenantId,
    conversationId: created.id,
    serviceUrl: defaultServiceUrl,
    userId: entraId,
    botId,
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

/** A connection that broke here is tried again: looking up and creating put nothing in front of anybody. */
const referenceFor = async (
  parts: SenderParts,
  entraId: string,
): Promise<{ reference: ConversationReference } | { outcome: Outcome }> => {
  for (let left = tries - 1; ; left -= 1) {
    try {
      const known = await parts.ledger.reference(entraId);
      return { reference: known ?? (await createConversation(parts, entraId)) };
    } catch (error) {
      const outcome = outcomeOf(error, parts.realNow());
      const broke = outcome.kind === 'unknown' && (error as { statusCode?: number }).statusCode === undefined;
      if (!broke || left === 0) return { outcome: withoutMessage(outcome, error) };
    }
  }
};

const post = async (
  { connector, realNow }: SenderParts,
  activity: Partial<Activity>,
  { conversationId, serviceUrl }: ConversationReference,
): Promise<Outcome> => {
  const client = connector(serviceUrl);
  try {
    const sent = await client.conversations.sendToConversation(conversationId, activity);
    return { kind: 'accepted', activityId: sent.id, conversationId };
  } catch (error) {
    return outcomeOf(error, realNow());
  }
};

/** The digest card in Teams: one request for the message, before it one more where there is no conversation yet. */
export const createSender = (parts: SenderParts): Sender => ({
  send: async message => {
    try {
      const { entraId } = message.recipient;
      const found = await referenceFor(parts, entraId);
      if ('outcome' in found) return found.outcome;
      const { reference } = found;
      const card = await messageCard(parts, message, teamsIdIn(reference));
      return card ? await post(parts, activityOf(message, card, reference), reference) : refusedHere;
    } catch {
      return refusedHere;
    }
  },
});
