import { cardsOf, inputsOf, primaryActionOf, type CardAction } from './cardReader.ts';
import type { FrontPerson, OthersProgress } from './frontState.ts';
import { madeUpAnswer } from './madeUpAnswer.ts';

/** A message of the chat, as far as it matters here. */
export type ChatMessage = { id: string; fromBot: boolean; body: Record<string, unknown> };

export type OthersParts = {
  /** Everybody who may owe something for the return. */
  people: readonly Pick<FrontPerson, 'id'>[];
  messages: (personId: string) => ChatMessage[];
  /** Presses a button in Teams as that person; false where the bot did not answer with a card. */
  press: (
    personId: string,
    action: CardAction,
    said: { activityId: string; inputs: Record<string, unknown> },
  ) => Promise<boolean>;
  /** 0 to 1. */
  random: () => number;
};

/** More presses than the longest return needs; a bot that never comes to an end is left alone. */
const mostPresses = 200;
const mostRefusals = 3;
/** Posts that answer at the same time; each of them does one thing after another. */
const atOnce = 4;

type Open = { activityId: string; card: unknown; action: CardAction };

const openCard = ({ messages }: OthersParts, personId: string): Open | null => {
  for (const { id, fromBot, body } of messages(personId).toReversed()) {
    if (!fromBot) continue;
    for (const card of cardsOf(body)) {
      const action = primaryActionOf(card);
      if (action !== null) return { activityId: id, card, action };
    }
  }
  return null;
};

/** What a form is about; null of a card that is none. */
const subjectOf = ({ action: { data } }: Open): string | null => {
  const said = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  return typeof said['item'] === 'string' ? said['item'] : null;
};

/** Buttons of a return: nobody claims or decides anything in passing. */
const answering: readonly (string | undefined)[] = ['open', 'save'];

/** Goes on pressing the button that comes first, filling in what is asked, until there is none. */
const answerAll = async (parts: OthersParts, personId: string): Promise<void> => {
  let refused = 0;
  for (let pressed = 0; pressed < mostPresses && refused < mostRefusals; pressed += 1) {
    const open = openCard(parts, personId);
    if (open === null || !answering.includes(open.action.verb)) return;
    const isForm = inputsOf(open.card).length > 0;
    const inputs = isForm ? madeUpAnswer(open.card, parts.random()) : {};
    const taken = await parts.press(personId, open.action, { activityId: open.activityId, inputs });
    const after = openCard(parts, personId);
    // The next form follows an answer at once; the same one again is a refusal.
    const again = isForm && after !== null && subjectOf(after) === subjectOf(open);
    refused = !taken || again ? refused + 1 : 0;
  }
};

/** Lets everyone else answer, through the same messages that Teams would send. */
export const createOthers = (parts: OthersParts) => {
  let progress: OthersProgress = { running: false, done: 0, of: 0 };
  const run = async (waiting: OthersParts['people']): Promise<void> => {
    const queue = [...waiting];
    const work = async (): Promise<void> => {
      for (let person = queue.shift(); person !== undefined; person = queue.shift()) {
        await answerAll(parts, person.id).catch(() => undefined);
        progress = { ...progress, done: progress.done + 1 };
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    progress = { ...progress, running: false };
  };
  return {
    progress: (): OthersProgress => progress,
    /** Does nothing while it is already running. */
    start: (exceptPersonId: string): void => {
      if (progress.running) return;
      const waiting = parts.people.filter(({ id }) => id !== exceptPersonId && openCard(parts, id) !== null);
      progress = { running: true, done: 0, of: waiting.length };
      void run(waiting);
    },
  };
};
