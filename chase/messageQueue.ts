import type { Outcome, PlannedMessage } from './ports.ts';

/** `outcome`: what the tenant said when it was last tried on that day. */
export type WaitingMessage = PlannedMessage & { outcome?: Outcome | null };

/** Messages on their way from whoever plans them to those who send them, in the order in which they were put in. */
export type MessageQueue = {
  push: (message: WaitingMessage) => void;
  /** Nothing more will come. */
  end: () => void;
  /** The next message once there is one; null once there will be none. */
  next: () => Promise<WaitingMessage | null>;
};

export const createMessageQueue = (first: readonly WaitingMessage[]): MessageQueue => {
  const there = [...first];
  const waiting: ((message: WaitingMessage | null) => void)[] = [];
  let ended = false;
  return {
    push: message => {
      const taker = waiting.shift();
      if (taker) taker(message);
      else there.push(message);
    },
    end: () => {
      ended = true;
      for (const taker of waiting.splice(0)) taker(null);
    },
    next: () => {
      const message = there.shift();
      if (message) return Promise.resolve(message);
      return ended ? Promise.resolve(null) : new Promise(resolve => waiting.push(resolve));
    },
  };
};
