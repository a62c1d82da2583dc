import type { Context, Middleware } from '@microsoft/microsoft-graph-client';

/** Everything one pass through the chain needs of a request. The client always hands over a URL and options. */
export type GraphRequestFacts = { url: URL; method: string; headers: Headers };

export const factsOf = (context: Context): GraphRequestFacts => ({
  url: new URL(typeof context.request === 'string' ? context.request : context.request.url),
  method: (context.options?.method ?? 'GET').toUpperCase(),
  headers: new Headers(context.options?.headers),
});

/** A link of the chain: does its own part, then has `next` do the rest. */
export type Link = (context: Context, next: () => Promise<void>) => Promise<void>;

/** The client's own shape of a chain (`setNext`), made of plain functions; the last of them calls no next. */
export const chainOf = (links: readonly Link[]): Middleware => ({
  execute: context => {
    const run = async (index: number): Promise<void> => {
      const link = links[index];
      if (link) await link(context, () => run(index + 1));
    };
    return run(0);
  },
});
