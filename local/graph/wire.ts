import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from './graph.ts';
import { Refusal } from './refusal.ts';

const bodyLimit = 60 * 1024 * 1024;

/** The body of a request; refused above 60 MB. */
export const readBytes = async (incoming: IncomingMessage): Promise<Uint8Array> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit)
      throw new Refusal(413, 'BadRequest', { message: 'The request body is too large.' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** By their names in lower case; a header that came more than once is one, with commas. */
export const headersOf = (incoming: IncomingMessage): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );

const jsonType =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** Sends the answer, or as much of it as a cut leaves. */
export const writeReply = (outgoing: ServerResponse, { status, headers = {}, body, cut }: Reply): void => {
  if (cut === 'before' || (cut === 'inside' && body === undefined)) {
    outgoing.destroy();
    return;
  }
  if (body === undefined) {
    outgoing.writeHead(status, headers).end();
    return;
  }
  const raw = body instanceof Uint8Array;
  const bytes = raw ? body : Buffer.from(JSON.stringify(body));
  const said = { ...(raw ? {} : { 'Content-Type': jsonType }), ...headers };
  outgoing.writeHead(status, { ...said, 'Content-Length': String(bytes.length) });
  if (cut === undefined) outgoing.end(bytes);
  else outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.destroy());
};
