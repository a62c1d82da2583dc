import { createTurns, type ConversationReference, type Ledger } from '../chase/index.ts';
import { noticeCard } from './cards/noticeCard.ts';
import { welcomeCard } from './cards/welcomeCard.ts';
import { hear } from './commands/hear.ts';
import { cardReply, textReply, type BotReply } from './commands/reply.ts';
import { councilOfPerson } from './commands/status.ts';
import { personOf, pressIn, tenantOf, type Inbound } from './inbound.ts';
import { answerPress } from './presses.ts';
import type { PressParts } from './turn.ts';

export type Bot = {
  /** The activity must have been verified: its `aadObjectId` and tenant are taken for who is speaking. */
  receive(inbound: Inbound): Promise<BotReply>;
};

export type BotParts = PressParts & { ledger: Pick<Ledger, 'saveReference' | 'reference'> };

const isPersonal = ({ conversation }: Inbound) =>
  conversation.conversationType === undefined || conversation.conversationType === 'personal';

const isAdded = ({ type, action, membersAdded, recipient }: Inbound): boolean =>
  type === 'installationUpdate'
    ? (action ?? '').startsWith('add')
    : (membersAdded ?? []).some(member => member.id === recipient.id);

/** Where that person can be written to from now on, and whether they have just shown that they can be reached. */
const remember = async (
  parts: BotParts,
  inbound: Inbound,
  { entraId, wroteAt }: Pick<ConversationReference, 'entraId' | 'wroteAt'>,
): Promise<void> => {
  const tenantId = tenantOf(inbound);
  if (tenantId === null || !isPersonal(inbound)) return;
  const shown = inbound.type === 'message' || isAdded(inbound) ? parts.now() : wroteAt;
  await parts.ledger.saveReference({
    entraId,
    tenantId,
    conversationId: inbound.conversation.id,
    serviceUrl: inbound.serviceUrl,
    userId: inbound.from.id,
    botId: inbound.recipient.id,
    ...(shown === undefined ? {} : { wroteAt: shown }),
  });
};

/** Teams tells of one installation twice (conversationUpdate and installationUpdate): the welcome is said once. */
const meet = async (parts: BotParts, inbound: Inbound, entraId: string): Promise<BotReply> => {
  const known = await parts.ledger.reference(entraId);
  await remember(parts, inbound, known ?? { entraId });
  if (known !== null || !isAdded(inbound)) return null;
  const council = councilOfPerson({ parts, entraId, at: parts.now() })?.councilTitle;
  return cardReply(welcomeCard(council ?? 'the council'));
};

const onlyPersonal = textReply('Please write to me in a personal chat.');

const route = async (parts: BotParts, inbound: Inbound): Promise<BotReply> => {
  const entraId = personOf(inbound);
  const pressed = pressIn(inbound);
  const isEvent = inbound.type === 'conversationUpdate' || inbound.type === 'installationUpdate';
  if (entraId === null) return null;
  if (isEvent) return isPersonal(inbound) ? meet(parts, inbound, entraId) : null;
  if (!isPersonal(inbound)) return onlyPersonal;
  const turn = { parts, entraId, userId: inbound.from.id, at: parts.now() };
  if (pressed) return cardReply(await answerPress({ ...turn, pressed }));
  if (inbound.type !== 'message') return null;
  await remember(parts, inbound, { entraId });
  return hear(turn, { id: inbound.id ?? parts.newId(), text: inbound.text?.trim() ?? '' });
};

/** The conversation: events, presses of buttons, and commands. What fails is told to the person and reported. */
export const createBot = (parts: BotParts): Bot => {
  /** One person's activities one after another. */
  const inTurn = createTurns();
  return {
    receive: async inbound => {
      try {
        return await inTurn(inbound.from.id, () => route(parts, inbound));
      } catch (error) {
        parts.report(error);
        return cardReply(
          noticeCard('That did not work just now', ['Nothing was recorded. Please try again in a minute.']),
        );
      }
    },
  };
};
