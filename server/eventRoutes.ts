import { Hono } from 'hono';
import type { ApiEnv, AppDeps } from './deps.ts';
import type { Change } from './wire.ts';

/** Keeps proxies from closing a quiet stream. */
const heartbeat = 20_000;
/** A stream outlives no sign-in by much: the page opens it again with a fresh token. */
const lifetime = 15 * 60_000;

type Subscribe = (listener: (change: Change) => void) => () => void;

const streamOf = (subscribe: Subscribe, councils: ReadonlySet<string>): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  return new ReadableStream<Uint8Array>({
    start: controller => {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = subscribe(change => {
        if (change.council === null || councils.has(change.council)) {
          write(`event: changed\ndata: ${JSON.stringify(change)}\n\n`);
        }
      });
      const beat = setInterval(() => write(': still here\n\n'), heartbeat);
      const end = setTimeout(() => {
        stop();
        controller.close();
      }, lifetime);
      beat.unref();
      end.unref();
      stop = () => {
        unsubscribe();
        clearInterval(beat);
        clearTimeout(end);
      };
      write(': listening\n\n');
    },
    cancel: () => stop(),
  });
};

/** Server-sent `changed` events, for the councils in which the person is listed. */
export const eventRoutes = ({ changes }: AppDeps): Hono<ApiEnv> =>
  new Hono<ApiEnv>().get('/events', context => {
    const councils = new Set(context.var.visitor.me.councils.map(each => each.council));
    return context.body(streamOf(changes.listen, councils), 200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
  });
