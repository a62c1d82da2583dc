import { Hono } from 'hono';
import type { LocalClock, Step } from './clock.ts';

const readStep = (body: unknown): Step => {
  if (typeof body !== 'object' || body === null) return {};
  const { days, to } = body as Record<string, unknown>;
  return {
    ...(typeof days === 'number' ? { days } : {}),
    ...(typeof to === 'string' ? { to } : {}),
  };
};

/** `GET /` says what time it is; `POST /step` goes on to the next nine o'clock. */
export const clockRoutes = (clock: LocalClock): Hono =>
  new Hono()
    .get('/', context => context.json({ now: clock.now() }))
    .post('/step', async context => {
      const now = clock.step(readStep(await context.req.json().catch(() => null)));
      if (now !== null) return context.json({ now });
      return context.json(
        { title: 'The clock only goes forward, to a day that exists.', code: 'not-a-day' },
        400,
      );
    });
