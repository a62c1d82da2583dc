import type { BotActivity } from './botActivity.ts';

/** What the bot's endpoint answered; `body` is null where there was none, status 0 where nobody was there. */
export type BotAnswer = { status: number; body: unknown };

/** The line from Teams to the bot. */
export type BotLine = (activity: BotActivity) => Promise<BotAnswer>;

export type BotLineParts = {
  /** The bot's messaging endpoint. */
  endpoint: string;
  /** A token of the Bot Framework's issuer for this bot. */
  sign: () => Promise<string>;
  fetch: typeof fetch;
};

/** How long Teams waits for a bot. */
const patience = 15_000;

const read = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

export const createBotLine =
  ({ endpoint, sign, fetch }: BotLineParts): BotLine =>
  async activity => {
    const headers = { authorization: `Bearer ${await sign()}`, 'content-type': 'application/json' };
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers,
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(patience),
      });
      return { status: response.status, body: await read(response) };
    } catch {
      return { status: 0, body: null };
    }
  };
