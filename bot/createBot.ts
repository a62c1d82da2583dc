import { periodTitle } from '../register/index.ts';
import type { Instant, Snapshot } from '../register/index.ts';
import { isCollecting, type Ledger } from '../chase/index.ts';
import { runBlock } from '../report/index.ts';
import { dayOf, previousPeriod } from '../register/index.ts';
import type { AdaptiveCard } from './cards/adaptiveCard.ts';
import { helpCard, noticeCard, welcomeCard } from './cards/noticeCard.ts';
import { statusCard } from './cards/statusCard.ts';
import { personOf, pressIn, tenantOf, type Inbound } from './inbound.ts';
import { listFor } from './acts/showList.ts';
import { answerPress } from './presses.ts';
import type { PressParts } from './turn.ts';

/** What is said back: a card (in place of the pressed one, for a press), a sentence, or nothing. */
export type BotReply = { kind: 'card'; card: AdaptiveCard } | { kind: 'text'; text: string } | null;

export type Bot = {
  /** The activity must have been verified: its `aadObjectId` and tenant are taken for who is speaking. */
  receive(inbound: Inbound): Promise<BotReply>;
};

export type BotParts = PressParts & { ledger: Pick<Ledger, 'saveReference' | 'reference'> };

const cardReply = (card: AdaptiveCard): BotReply => ({ kind: 'card', card });

const isPersonal = ({ conversation }: Inbound) =>
  conversation.conversationType === undefined || conversation.conversationType === 'personal';

const snapshots = ({ answering, register }: BotParts, at: Instant): Snapshot[] =>
  register.councils().flatMap(council => {
    const snapshot = answering.snapshot(council, at);
    return snapshot.ok ? [snapshot.value] : [];
  });

const councilOfPerson = (parts: BotParts, entraId: string, at: Instant): Snapshot | null =>
  snapshots(parts, at).find(one => one.people.some(person => person.entraId === entraId)) ?? null;

/** The period that is being collected, and until anything is said of it the one before. */
const periodShown = (snapshot: Snapshot, at: Instant): string | null => {
  const known = snapshot.periods.map(one => one.period);
  const open = snapshot.periods.find(one => isCollecting(one, dayOf(at)))?.period;
  const said = open !== undefined && snapshot.updates.some(update => update.period === open);
  if (open !== undefined && said) return open;
  if (open !== undefined) return previousPeriod(open, known) ?? open;
  return snapshot.periods.filter(one => one.state !== 'planned').at(-1)?.period ?? null;
};

const status = (parts: BotParts, entraId: string, at: Instant): BotReply => {
  const snapshot = councilOfPerson(parts, entraId, at);
  const period = snapshot && periodShown(snapshot, at);
  if (!snapshot || !period)
    return { kind: 'text', text: 'You hold no post in the register, so there is nothing to show.' };
  const models = ['action-status', 'indicator-status'].flatMap(block => {
    const model = runBlock({ snapshot, block, period });
    return model.ok ? [model.value] : [];
  });
  return models.length === 0
    ? { kind: 'text', text: `There are no figures for ${periodTitle(period)} yet.` }
    : cardReply(statusCard(snapshot.councilTitle, period, models));
};

const command = (text: string): string =>
  text
    .replace(/<at>.*?<\/at>/g, '')
    .trim()
    .replace(/[.!?]+$/, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();

const hear = async (parts: BotParts, inbound: Inbound, entraId: string): Promise<BotReply> => {
  const text = inbound.text?.trim() ?? '';
  const at = parts.now();
  switch (command(text)) {
    case '':
      return null;
    case 'my items':
      return cardReply(listFor(parts, entraId, { at }));
    case 'decisions':
      return cardReply(await answerPress(parts, entraId, { verb: 'decide-list', data: {} }));
    case 'status':
      return status(parts, entraId, at);
    case 'help':
      return cardReply(helpCard());
    default:
      await parts.ledger.saveNote({
        id: inbound.id ?? parts.newId(),
        entraId,
        kind: 'words',
        text,
        itemKey: null,
        toPost: null,
        at,
        settledBy: null,
      });
      return {
        kind: 'text',
        text: 'Thank you. Your note is kept for the performance team. Type “help” to see what else you can type.',
      };
  }
};

const isAdded = ({ type, action, membersAdded, recipient }: Inbound): boolean =>
  type === 'installationUpdate'
    ? (action ?? '').startsWith('add')
    : (membersAdded ?? []).some(member => member.id === recipient.id);

/** Where that person can be written to from now on, and whether they have just shown that they can be reached. */
const remember = async (parts: BotParts, inbound: Inbound, entraId: string): Promise<void> => {
  const tenantId = tenantOf(inbound);
  if (tenantId === null || !isPersonal(inbound)) return;
  const hasWritten = inbound.type === 'message' || isAdded(inbound);
  await parts.ledger.saveReference({
    entraId,
    tenantId,
    conversationId: inbound.conversation.id,
    serviceUrl: inbound.serviceUrl,
    userId: inbound.from.id,
    botId: inbound.recipient.id,
    ...(hasWritten ? { wroteAt: parts.now() } : {}),
  });
};

/** Teams tells of one installation twice (conversationUpdate and installationUpdate): the welcome is said once. */
const meet = async (parts: BotParts, inbound: Inbound, entraId: string): Promise<BotReply> => {
  const known = await parts.ledger.reference(entraId);
  await remember(parts, inbound, entraId);
  if (known !== null || !isAdded(inbound)) return null;
  const council = councilOfPerson(parts, entraId, parts.now())?.councilTitle;
  return cardReply(welcomeCard(council ?? 'the council'));
};

const onlyPersonal: BotReply = { kind: 'text', text: 'Please write to me in a personal chat.' };

const route = async (parts: BotParts, inbound: Inbound): Promise<BotReply> => {
  const entraId = personOf(inbound);
  const pressed = pressIn(inbound);
  const isEvent = inbound.type === 'conversationUpdate' || inbound.type === 'installationUpdate';
  if (entraId === null) return null;
  if (isEvent) return isPersonal(inbound) ? meet(parts, inbound, entraId) : null;
  if (!isPersonal(inbound)) return onlyPersonal;
  if (pressed) return cardReply(await answerPress(parts, entraId, pressed));
  if (inbound.type !== 'message') return null;
  await remember(parts, inbound, entraId);
  return hear(parts, inbound, entraId);
};

/** The conversation: events, presses of buttons, and commands. What fails is told to the person and reported. */
export const createBot = (parts: BotParts): Bot => {
  const meeting = new Map<string, Promise<unknown>>();
  /** One person's activities one after another. */
  const inTurn = (key: string, act: () => Promise<BotReply>): Promise<BotReply> => {
    const turn = (meeting.get(key) ?? Promise.resolve()).then(act, act);
    meeting.set(key, turn);
    void turn.finally(() => meeting.get(key) === turn && meeting.delete(key)).catch(() => undefined);
    return turn;
  };
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
