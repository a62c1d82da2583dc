import { QuarterbookError } from '../quarterbookError.ts';
import type { Graph } from './graph.ts';

export type Page = { value: unknown[]; deltaLink: string | null };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A property of something that may be anything; null unless it is text. */
export const textIn = (value: unknown, name: string): string | null => {
  const found = isObject(value) ? value[name] : null;
  return typeof found === 'string' ? found : null;
};

/**
 * Every page of a collection. A page may be short or empty and still have a next one. Throws `unreadable` where an
 * answer of 200 holds an error instead of rows.
 */
export async function* pagesOf(
  graph: Graph,
  path: string,
  headers: Record<string, string> = {},
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let next: string | null = path;
  while (next !== null) {
    const { body } = await graph.call({ method: 'GET', path: next, headers });
    if (!isObject(body) || !Array.isArray(body['value'])) {
      throw new QuarterbookError('unreadable', 'Microsoft Graph answered a list of rows with something else');
    }
    yield { value: body['value'] as unknown[], deltaLink: textIn(body, '@odata.deltaLink') };
    const following = textIn(body, '@odata.nextLink');
    seen.add(next);
    if (following !== null && seen.has(following))
      throw new QuarterbookError('unreadable', 'Microsoft Graph gave a page again as a later one');
    next = following;
  }
}

/** All rows of a collection. */
export const everyRow = async (
  graph: Graph,
  path: string,
  headers?: Record<string, string>,
): Promise<unknown[]> => {
  const rows: unknown[] = [];
  for await (const page of pagesOf(graph, path, headers)) rows.push(...page.value);
  return rows;
};
