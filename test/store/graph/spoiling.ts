import { openSite, type Site } from '../../../store/graph/site.ts';
import { siteAddress, type Office } from '../office.ts';

export type Asked = { method: string; url: string; body: string };

/** Answers a request in its own way, or lets it through where it returns null; `send` does what was asked. */
export type Spoil = (asked: Asked, send: () => Promise<Response>) => Promise<Response> | null;

/** The office's site through a connection that is spoiled, and what was sent over it. */
export const spoiling = (office: Office, spoil: Spoil): { site: Site; sent: Asked[] } => {
  const sent: Asked[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const asked: Asked = {
      method: init?.method ?? 'GET',
      url: decodeURIComponent(input instanceof Request ? input.url : input.toString()),
      body: typeof init?.body === 'string' ? init.body : '',
    };
    sent.push(asked);
    return spoil(asked, () => office.fetch(input, init)) ?? office.fetch(input, init);
  };
  return { site: openSite(office.graphWith({ fetch }), siteAddress), sent };
};

/** The first `times` requests that `concerns` speaks of are answered by `answer`; the others go through. */
export const firstTimes = (
  times: number,
  concerns: (asked: Asked) => boolean,
  answer: (send: () => Promise<Response>) => Promise<Response>,
): Spoil => {
  let left = times;
  return (asked, send) => {
    if (!concerns(asked) || left === 0) return null;
    left -= 1;
    return answer(send);
  };
};

export const failed = (status: number, headers: Record<string, string> = {}, code = 'someCode') =>
  Promise.resolve(Response.json({ error: { code } }, { status, headers }));

export const reset = (): Promise<Response> =>
  Promise.reject(
    new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }),
  );

/** What happens to a request: done or not, and what is heard of it. */
export const unclearAnswers: [string, (send: () => Promise<Response>) => Promise<Response>][] = [
  ['a 504 after it was done', send => send().then(() => failed(504))],
  ['a 504 before it was done', () => failed(504)],
  ['a 500 after it was done', send => send().then(() => failed(500))],
  ['a 502 in HTML after it was done', send => send().then(() => new Response('<html>', { status: 502 }))],
  ['a connection cut after it was done', send => send().then(reset)],
  ['a connection cut before it was done', reset],
  ['half an answer', async send => new Response((await (await send()).text()).slice(0, 20), { status: 200 })],
  ['an error inside a 200', () => Promise.resolve(Response.json({ error: { code: 'generalException' } }))],
  ['a 503 with a time', () => failed(503, { 'Retry-After': '3' })],
  ['a 429 with a time', () => failed(429, { 'Retry-After': '3' })],
  ['a 429 without a time', () => failed(429)],
];
