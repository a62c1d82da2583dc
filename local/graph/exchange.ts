import type { GraphRequest, Reply, Row } from './graph.ts';

/** What was said in one direction: JSON with what it says, anything else by its kind alone. */
export type Said = { type: string; json?: unknown };

/** One request and its answer. */
export type Exchange = {
  method: string;
  /** As it came, with the version and without the query. */
  path: string;
  query: string;
  /** Null where there was no body, or where the caller was turned away before it was read. */
  request: Said | null;
  status: number;
  /** Null where there was no body. */
  answer: Said | null;
};

export type OnExchange = (exchange: Exchange) => void;

const headerOf = (headers: Readonly<Record<string, string | undefined>>, name: string): string =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '';

const requestOf = ({ bytes, headers }: GraphRequest): Said | null => {
  if (bytes.length === 0) return null;
  const type = headerOf(headers, 'content-type');
  if (!type.includes('json')) return { type };
  try {
    return { type, json: JSON.parse(new TextDecoder().decode(bytes)) as unknown };
  } catch {
    // Not JSON whatever it says of itself. Graph refuses it; nothing of it can be held to a shape.
    return { type };
  }
};

const answerOf = ({ body, headers = {} }: Reply): Said | null => {
  if (body === undefined) return null;
  if (body instanceof Uint8Array) return { type: headerOf(headers, 'content-type') };
  return { type: 'application/json', json: body };
};

/** @param url as it came, with the query. `request` is null where the caller was turned away before it was read */
export const exchangeOf = (
  { method = 'GET', url = '' }: { method?: string | undefined; url?: string | undefined },
  request: GraphRequest | null,
  reply: Reply,
): Exchange => {
  const [path = '', query = ''] = url.split('?', 2);
  return {
    method,
    path,
    query,
    request: request && requestOf(request),
    status: reply.status,
    answer: answerOf(reply),
  };
};

const rowsIn = (said: Said | null, name: string): Row[] => {
  const rows = (said?.json as Row | null | undefined)?.[name];
  return Array.isArray(rows) ? (rows as Row[]) : [];
};

const saidIn = ({ body }: Row): Said | null =>
  body === undefined || body === null ? null : { type: 'application/json', json: body };

const withoutBody = (member: Row): Row =>
  Object.fromEntries(Object.entries(member).filter(([key]) => key !== 'body'));

const withoutBodies = (said: Said | null, name: string): Said | null =>
  said && {
    ...said,
    json: { ...(said.json as Row), [name]: rowsIn(said, name).map(withoutBody) },
  };

/** A batch as the exchanges that it holds, after itself without their bodies; anything else as it is. */
export const unfoldBatch = (exchange: Exchange): Exchange[] => {
  const answers = new Map(rowsIn(exchange.answer, 'responses').map(one => [String(one['id']), one]));
  if (!exchange.path.endsWith('/$batch') || answers.size === 0) return [exchange];
  const version = exchange.path.slice(0, -'/$batch'.length);
  const members = rowsIn(exchange.request, 'requests').flatMap(member => {
    const answer = answers.get(String(member['id']));
    if (!answer) return [];
    const [path = '', query = ''] = String(member['url']).replace(/^\//, '').split('?', 2);
    return {
      method: String(member['method']).toUpperCase(),
      path: `${version}/${path}`,
      query,
      request: saidIn(member),
      status: Number(answer['status']),
      answer: saidIn(answer),
    };
  });
  return [
    {
      ...exchange,
      request: withoutBodies(exchange.request, 'requests'),
      answer: withoutBodies(exchange.answer, 'responses'),
    },
    ...members,
  ];
};
