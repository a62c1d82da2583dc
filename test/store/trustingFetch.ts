import { request } from 'node:https';
import { Readable } from 'node:stream';

const headersOf = (init: RequestInit | undefined): Record<string, string> =>
  Object.fromEntries(new Headers(init?.headers).entries());

const bodyOf = (init: RequestInit | undefined): string | Uint8Array | undefined => {
  const body = init?.body;
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new Error('A test sends text or bytes');
};

const once = (url: URL, init: RequestInit | undefined, ca: string): Promise<Response> =>
  new Promise((resolve, reject) => {
    const signal = init?.signal;
    const options = { method: init?.method ?? 'GET', headers: headersOf(init), ca, agent: false as const };
    const asked = request(url, signal ? { ...options, signal } : options, incoming => {
      const status = incoming.statusCode ?? 0;
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, String(value));
      const empty = [204, 304].includes(status);
      if (empty) incoming.resume();
      const body = empty ? null : (Readable.toWeb(incoming) as ReadableStream);
      resolve(new Response(body, { status, headers }));
    });
    asked.on('error', reject).end(bodyOf(init));
  });

/** A fetch that trusts one certificate authority more, and follows redirects without the token, as fetch does. */
export const createTrustingFetch =
  (ca: string): typeof globalThis.fetch =>
  async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const response = await once(url, init, ca);
    const location = response.headers.get('Location');
    if (![301, 302, 307, 308].includes(response.status) || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, url);
    const headers = new Headers(init?.headers);
    if (next.origin !== url.origin) headers.delete('Authorization');
    return once(next, { ...init, headers }, ca);
  };
