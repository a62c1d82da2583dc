import type { Change } from './wire.ts';

export type ChangeStreamOptions = {
  /** Opens the stream of server-sent events; may reject. */
  open: () => Promise<Response>;
  onChange: (change: Change) => void;
  signal: AbortSignal;
  /** Resolves after so many milliseconds, or as soon as the signal aborts. */
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
};

const waitFor = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done, { once: true });
  });

/** The `data` of each whole event in `text`, and what is left of an event that has not ended. */
const takeEvents = (text: string): { changes: Change[]; rest: string } => {
  const events = text.split('\n\n');
  const rest = events.pop() ?? '';
  const changes = events.flatMap(event => {
    const lines = event.split('\n');
    if (!lines.includes('event: changed')) return [];
    const line = lines.find(each => each.startsWith('data: '));
    return line === undefined ? [] : [JSON.parse(line.slice('data: '.length)) as Change];
  });
  return { changes, rest };
};

const readChanges = async (response: Response, onChange: (change: Change) => void): Promise<void> => {
  if (!response.ok || !response.body) throw new Error(`the stream of changes answered ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const { changes, rest } = takeEvents(kept + value);
    kept = rest;
    changes.forEach(onChange);
  }
};

/**
 * Listens until the signal aborts. A broken stream is opened again after 1, 2, 4 … 30 seconds, and since changes
 * may have been missed meanwhile, reopening it counts as a change of everything.
 */
export const listenForChanges = async (options: ChangeStreamOptions): Promise<void> => {
  const { open, onChange, signal, wait = waitFor } = options;
  let failures = 0;
  let attempts = 0;
  while (!signal.aborted) {
    try {
      const response = await open();
      if (response.ok) {
        failures = 0;
        if (attempts > 0) onChange({ council: null });
      }
      await readChanges(response, onChange);
    } catch {
      failures += 1;
    }
    attempts += 1;
    if (!signal.aborted) await wait(Math.min(30_000, 1_000 * 2 ** Math.max(0, failures - 1)), signal);
  }
};
