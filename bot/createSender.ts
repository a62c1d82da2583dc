import type { Activity, ConversationParameters } from 'botbuilder';
import { dayOf, periodTitle } from '../register/index.ts';
import type { Instant, Result, Snapshot } from '../register/index.ts';
import { councilsOf, returnsOf } from '../chase/index.ts';
import type {
  ChaseStep,
  ConversationReference,
  Ledger,
  Outcome,
  PlannedMessage,
  Sender,
} from '../chase/index.ts';
import { line, type AdaptiveCard } from './cards/adaptiveCard.ts';
import { listCard } from './cards/listCard.ts';
import { noticeCard } from './cards/noticeCard.ts';
import type { Connector } from './connector.ts';
import { outcomeOf } from './outcome.ts';

export type SenderParts = {
  connector: Connector;
  ledger: Pick<Ledger, 'reference' | 'saveReference'>;
  /** The whole register as it stands when the card is made; of what is restricted the card shows the reference only. */
  snapshot: (council: string, at: Instant) => Result<Snapshot>;
  /** Business time. */
  now: () => Instant;
  /** Real time in milliseconds. */
  realNow: () => number;
  appId: string;
  tenantId: string;
  /** Where a conversation is created with somebody who has never written to us. */
  defaultServiceUrl: string;
};

const refusedHere: Outcome = { kind: 'rejected', code: 'unrecognised', status: null, retryAfter: null };

const isOwnReturn = ({ ladder, to = 'owner' }: ChaseStep) => ladder === 'quarterly-return' && to === 'owner';

const attachment = (card: AdaptiveCard) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
});

/** What a lock screen shows: the return, and no item. */
const summaryOf = ({ steps }: PlannedMessage): string => {
  const own = steps.filter(isOwnReturn).flatMap(({ period }) => period ?? []);
  return own.length === 0
    ? 'Quarterbook has something for you'
    : `Your updates for ${[...new Set(own)].map(periodTitle).join(', ')}`;
};

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

const digest = ({ snapshot, now }: SenderParts, message: PlannedMessage): AdaptiveCard | null => {
  const at = now();
  const found = councilsOf(message).flatMap(council => {
    const one = snapshot(council, at);
    return one.ok ? [one.value] : [];
  });
  if (found.length === 0) return null;
  const origin = { message: message.key };
  // Words alone, until each of these has a card of its own; they name no item.
  if (!message.steps.some(isOwnReturn)) return noticeCard('From the register', [message.reason], { origin });
  const person = { entraId: message.recipient.entraId, day: dayOf(at) };
  const returns = found.flatMap(one => returnsOf(one, person));
  const card = listCard({
    returns: returns.filter(one => one.asked.length + one.optional.length > 0),
    origin,
  });
  if (message.steps.every(isOwnReturn)) return card;
  return { ...card, body: [...card.body, line(message.reason, { separator: true })] };
};

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
      const card = digest(parts, message);
      if (!card) return refusedHere;
      const found = await referenceFor(parts, message.recipient.entraId);
      if ('outcome' in found) return found.outcome;
      return await post(parts, activityOf(message, card, found.reference), found.reference);
    } catch {
      return refusedHere;
    }
  },
});
