import { explain } from './words.ts';

/** What was looked at, and how it is. */
export type Finding = { check: string; ok: boolean; says: string };

/** Something is not as it should be; the message is the whole sentence. */
export class NotWell extends Error {}

const sentenceFor = (failure: unknown): string =>
  failure instanceof NotWell
    ? failure.message
    : (explain(failure)?.sentences.join(' ') ?? 'It failed in a way we do not know.');

export const look = async (check: string, act: () => Promise<string>): Promise<Finding> => {
  try {
    return { check, ok: true, says: await act() };
  } catch (failure) {
    return { check, ok: false, says: sentenceFor(failure) };
  }
};

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
