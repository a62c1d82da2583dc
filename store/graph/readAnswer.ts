import { QuarterbookError } from '../quarterbookError.ts';

/** What may stand in a message: the path without its query, which can hold a delta token or a filter. */
export const shownPath = (path: string): string =>
  path.replace(/^https?:\/\/[^/]+/, '').split('?', 1)[0] ?? '';

const isError = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'error' in body &&
  typeof body.error === 'object' &&
  body.error !== null;

/**
 * The JSON of an answer; null where there is none, and where a failure says something else (a gateway's HTML). Throws
 * `unreadable` where a success says something else, or holds an error.
 */
export const readAnswer = async (response: Response, path: string): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return null;
  try {
    const body = JSON.parse(text) as unknown;
    if (!response.ok || !isError(body)) return body;
  } catch {
    if (!response.ok) return null;
    throw new QuarterbookError(
      'unreadable',
      `Microsoft Graph answered ${path} with something that is not JSON`,
    );
  }
  throw new QuarterbookError('unreadable', `Microsoft Graph answered ${path} with an error inside a success`);
};
