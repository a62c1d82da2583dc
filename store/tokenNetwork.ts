import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import type { Fetch } from './graph/transport.ts';
import { QuarterbookError, reasonOf } from './quarterbookError.ts';

/**
 * How msal-node reaches the authority: over the same fetch as everything else. `onFailure` hears of a connection that
 * failed, because msal-node makes an answer of its own of it.
 */
export const createTokenNetwork = (
  fetch: Fetch,
  onFailure: (failure: QuarterbookError) => void,
): INetworkModule => {
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
      onFailure(failure);
      throw failure;
    }
  };
  const headersOf = (options?: NetworkRequestOptions) => options?.headers ?? {};
  return {
    sendGetRequestAsync: (url, options, timeout) => send(url, { headers: headersOf(options) }, timeout),
    sendPostRequestAsync: (url, options) =>
      send(url, { method: 'POST', headers: headersOf(options), body: options?.body ?? '' }),
  };
};
