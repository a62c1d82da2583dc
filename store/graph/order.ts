import type { Context, MiddlewareOptions } from '@microsoft/microsoft-graph-client';

/**
 * Who goes first when the tenant's budget is short: what a person answers, what a person changes, keeping up with the
 * lists, and copies that nobody decides by (the Chases list, apps installed for a chase).
 */
export const orders = ['answer', 'edit', 'delta', 'projection'] as const;
export type Order = (typeof orders)[number];

/** A call as the queue sees it: `units` are SharePoint's resource units. */
export type Turn = { order: Order; units: number };

/** This order and those that go after it. */
export const fromOrder = (order: Order): readonly Order[] => orders.slice(orders.indexOf(order));

/** How a call's turn travels through the client to our links: the client knows options by their class. */
export class TurnOptions implements MiddlewareOptions {
  readonly turn: Turn;

  constructor(turn: Turn) {
    this.turn = turn;
  }
}

export const turnOf = (context: Context): Turn => {
  const options = context.middlewareControl?.getMiddlewareOptions(TurnOptions);
  return options instanceof TurnOptions ? options.turn : { order: 'edit', units: 2 };
};
