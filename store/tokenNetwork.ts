import { AsyncLocalStorage } from 'node:async_hooks';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Fetch } from './graph/transport.ts';
import { QuarterbookError, reasonOf } from './quarterbookError.ts';

export type TokenNetwork = {
  client: INetworkModule;
  /**
   * Asks for a token. Where a connection failed on the way it throws that failure, of this asking and of no other:
   * msal-node makes an answer of its own of it, and several askings share one network.
   */
  during<T>(ask: () => Promise<T>): Promise<T>;
};

/** How msal-node reaches the authority: over the same fetch as everything else. */
export const createTokenNetwork = (fetch: Fetch): TokenNetwork => {
  const asking = new AsyncLocalStorage<{ broken: QuarterbookError | null }>();
  const send = async <T>(url: string, init: RequestInit, timeout = 30_000): Promise<NetworkResponse<T>> => {
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeout) });
      const headers = Object.fromEntries(response.headers.entries());
      return { status: response.status, headers, body: (await response.json()) as T };
    } catch (error) {
      const reason = reasonOf(error) ?? 'no reason given';
      const { origin } = new URL(url);
      const failure = new QuarterbookError(
        'unreachable',
        `The sign-in authority cannot be reached at ${origin} (${reason})`,
      );
      const own = asking.getStore();
      if (own) own.broken = failure;
      throw failure;
    }
  };
  const headersOf = (options?: NetworkRequestOptions) => options?.headers ?? {};
  return {
    client: {
      sendGetRequestAsync: (url, options, timeout) => send(url, { headers: headersOf(options) }, timeout),
      sendPostRequestAsync: (url, options) =>
        send(url, { method: 'POST', headers: headersOf(options), body: options?.body ?? '' }),
    },
    during: ask => {
      const own: { broken: QuarterbookError | null } = { broken: null };
      return asking.run(own, async () => {
        try {
          return await ask();
        } catch (error) {
          throw own.broken ?? error;
        }
      });
    },
  };
};
