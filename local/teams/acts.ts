import { conversationIdOf, userIdOf, type TeamsAddress, type TeamsPerson } from './address.ts';
import type { createActivityMaker, Press } from './botActivity.ts';
import type { BotAnswer, BotLine } from './botLine.ts';
import type { ActivityBody, Conversations, SeenActivity } from './conversations.ts';

/** What became of a pressed button: the card took another's place, words came back, or nobody answered. */
export type Pressed = { kind: 'card' } | { kind: 'message'; text: string } | { kind: 'failed'; text: string };

export type Chat = {
  person: TeamsPerson;
  /** Teams' own id of this person, by which a card says for whom it refreshes itself. */
  userId: string;
  unread: number;
  /** Grows with every change to the conversation. */
  changed: number;
  activities: SeenActivity[];
};

/** What a person does in Teams, and what they see of it. */
export interface Acts {
  chat(person: TeamsPerson): Chat;
  changed(person: TeamsPerson): number;
  unread(person: TeamsPerson): number;
  markRead(person: TeamsPerson): void;
  isInstalled(person: TeamsPerson): boolean;
  /** Puts the app into the person's Teams and tells the bot; repeats are harmless. */
  install(person: TeamsPerson): Promise<'installed' | 'already-installed'>;
  /** Shuts the bot out, as a person does from its chat; writing to it lets it in again. */
  setBlocked(person: TeamsPerson, blocked: boolean): void;
  /** False where the bot could not be reached; the words stay in the chat. */
  say(person: TeamsPerson, text: string): Promise<boolean>;
  press(person: TeamsPerson, press: Press, activityId: string): Promise<Pressed>;
}

export type ActsParts = {
  address: TeamsAddress;
  conversations: Conversations;
  maker: ReturnType<typeof createActivityMaker>;
  line: BotLine;
  now: () => string;
};

const unreachable =
  'Quarterbook did not answer. What you typed is still in the card; please try again in a moment.';

const cardType = 'application/vnd.microsoft.card.adaptive';
const messageType = 'application/vnd.microsoft.activity.message';

type InvokeResponse = { statusCode?: number; type?: string; value?: unknown };

const withCard = (body: ActivityBody, card: unknown): ActivityBody => ({
  ...body,
  attachments: [{ contentType: cardType, content: card }],
});

const errorText = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
    ? value.message
    : unreachable;

/** Universal Actions: what the bot's answer to a pressed button means for the card. */
const readPressed = ({ status, body }: BotAnswer): { card?: unknown; pressed: Pressed } => {
  const response = (typeof body === 'object' && body !== null ? body : {}) as InvokeResponse;
  if (status !== 200 || response.type === undefined)
    return { pressed: { kind: 'failed', text: unreachable } };
  if (response.type === cardType) return { card: response.value, pressed: { kind: 'card' } };
  if (response.type === messageType) return { pressed: { kind: 'message', text: String(response.value) } };
  return { pressed: { kind: 'failed', text: errorText(response.value) } };
};

const isAccepted = ({ status }: BotAnswer): boolean => status >= 200 && status < 300;

/** Pressing a button whose answer may be another card, which then stands in its place for good. */
const createExecute =
  ({ conversations, maker, line, now }: ActsParts) =>
  async (person: TeamsPerson, press: Press, activityId: string): Promise<Pressed> => {
    const answer = await line(maker.execute(person, now(), { press, replyToId: activityId }));
    const { card, pressed } = readPressed(answer);
    const kept = conversations.find(activityId);
    if (card !== undefined && kept !== null) conversations.replace(activityId, withCard(kept.body, card));
    return pressed;
  };

export const createActs = (parts: ActsParts): Acts => {
  const { address, conversations, maker, line, now } = parts;
  const execute = createExecute(parts);
  const conversationOf = (person: TeamsPerson): string => conversationIdOf(address, person.id);
  const install: Acts['install'] = async person => {
    if (!conversations.install(conversationOf(person))) return 'already-installed';
    for (const activity of maker.installed(person, now())) await line(activity);
    return 'installed';
  };
  const keepWords = (person: TeamsPerson, text: string): void => {
    const body = { type: 'message', text };
    conversations.add({ conversationId: conversationOf(person), fromBot: false, at: now(), body });
  };
  const chat = (person: TeamsPerson): Chat => {
    const id = conversationOf(person);
    return {
      person,
      userId: userIdOf(address, person.id),
      unread: conversations.unread(id),
      changed: conversations.changed(id),
      activities: conversations.list(id),
    };
  };
  return {
    chat,
    changed: person => conversations.changed(conversationOf(person)),
    unread: person => conversations.unread(conversationOf(person)),
    markRead: person => {
      conversations.markRead(conversationOf(person));
    },
    isInstalled: person => conversations.isInstalled(conversationOf(person)),
    install,
    setBlocked: (person, blocked) => {
      conversations.setBlocked(conversationOf(person), blocked);
    },
    say: async (person, text) => {
      await install(person);
      conversations.setBlocked(conversationOf(person), false);
      keepWords(person, text);
      return isAccepted(await line(maker.message(person, now(), text)));
    },
    press: async (person, press, activityId) => {
      await install(person);
      if (press.action.type === 'Action.Execute') return execute(person, press, activityId);
      const answer = await line(maker.submit(person, now(), { press, replyToId: activityId }));
      return isAccepted(answer) ? { kind: 'message', text: '' } : { kind: 'failed', text: unreachable };
    },
  };
};
