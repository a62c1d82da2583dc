import { QuarterbookError } from '../quarterbookError.ts';
import { retryAfterOf } from './failure.ts';
import type { Gate } from './gate.ts';
import { turnOf, type Turn } from './order.ts';
import type { Link } from './request.ts';
import { CarriedError } from './transport.ts';

/** Seconds for which an answer asks everybody of its order to wait; undefined where it does not. */
export const pauseAsked = (response: Response, now: number): number | undefined =>
  response.status === 429 || response.status === 503 ? retryAfterOf(response.headers, now) : undefined;

/** An error of the gate is ours already; it must get through the client unharmed. */
const enter = (gate: Gate, turn: Turn): ReturnType<Gate['turn']> =>
  gate.turn(turn).catch((error: unknown) => {
    throw error instanceof QuarterbookError ? new CarriedError(error) : error;
  });

/** Every request, repeats included, waits for its turn; where Graph asks for a pause, the order keeps it from then on. */
export const takeTurn =
  (gate: Gate, now: () => number): Link =>
  async (context, next) => {
    const turn = turnOf(context);
    const finish = await enter(gate, turn);
    let wasTurnedAway = false;
    try {
      await next();
      const seconds = context.response ? pauseAsked(context.response, now()) : undefined;
      wasTurnedAway = seconds !== undefined;
      // Before anybody else of this order takes the free place.
      if (seconds !== undefined) gate.pause(turn.order, seconds);
    } finally {
      finish(wasTurnedAway);
    }
  };
