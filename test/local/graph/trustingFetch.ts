import { request } from 'node:https';

/** A fetch that trusts one more authority: Node reads NODE_EXTRA_CA_CERTS only when it starts. Follows redirects as fetch does. */
export const createTrustingFetch = (ca: string): typeof fetch => {
  const send = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const asked = new Request(input, init);
    const body = Buffer.from(await asked.arrayBuffer());
    const response = await new Promise<Response>((resolve, reject) => {
      const outgoing = request(
        asked.url,
        { method: asked.method, headers: Object.fromEntries(asked.headers), ca, agent: false },
        incoming => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const status = incoming.statusCode ?? 0;
            const headers = new Headers();
            for (const [name, value] of Object.entries(incoming.headers)) {
              for (const one of [value].flat()) if (one !== undefined) headers.append(name, one);
            }
            resolve(
              new Response([204, 304].includes(status) ? null : Buffer.concat(chunks), { status, headers }),
            );
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
    const location = response.headers.get('location');
    const follow = response.status === 302 && location !== null && asked.redirect === 'follow';
    return follow ? send(new URL(location, asked.url)) : response;
  };
  return send;
};
