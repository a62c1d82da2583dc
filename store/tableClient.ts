import {
  AzureSASCredential,
  RestError,
  TableClient,
  type TableServiceClientOptions,
} from '@azure/data-tables';
import type { AzureCredential } from './credential.ts';
import { QuarterbookError, reasonOf, wasNeverSent, type FailureCode } from './quarterbookError.ts';

export type TablesOptions = {
  /** https. May carry a SAS as its query; then no credential is needed. */
  tablesUrl: string;
  credential?: AzureCredential | undefined;
  /** Which certificates are trusted, and how requests are sent. */
  transport?: Pick<TableServiceClientOptions, 'tlsOptions' | 'httpClient' | 'retryOptions'> | undefined;
  /** How long each request may take, body and all: 15 unless told. */
  timeoutSeconds?: number | undefined;
};

const byStatus: Record<number, FailureCode> = {
  400: 'invalid',
  401: 'unauthorised',
  403: 'refused',
  404: 'not-found',
  409: 'already-there',
  412: 'changed',
  413: 'invalid',
  429: 'throttled',
};

/** The SDK's own error holds the request, and with it the SAS; so it is never the cause. */
export const tablesFailure = (error: unknown, origin: string): QuarterbookError => {
  if (error instanceof QuarterbookError) return error;
  const status = error instanceof RestError ? error.statusCode : undefined;
  if (status !== undefined) {
    const code = byStatus[status] ?? (status === 503 ? 'unavailable' : 'unknown-outcome');
    return new QuarterbookError(code, `Azure Tables answered ${status} at ${origin}`, { status });
  }
  const reason = reasonOf(error) ?? 'no reason given';
  return wasNeverSent(error)
    ? new QuarterbookError('unreachable', `Azure Tables cannot be reached at ${origin} (${reason})`)
    : new QuarterbookError(
        'unknown-outcome',
        `The connection to Azure Tables at ${origin} broke (${reason})`,
      );
};

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

/**
 * Ends a request that gets no answer. Not by the SDK's own `timeout`, which stops counting at the first line of an
 * answer; and by an error of ours, which the SDK does not try again: the write may have been done.
 */
const limitTime = (seconds: number, origin: string): Policies[number] => ({
  position: 'perRetry',
  policy: {
    name: 'quarterbookTimeLimit',
    sendRequest: async (request, next) => {
      const given = request.abortSignal;
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), seconds * 1000);
      request.abortSignal = given ? AbortSignal.any([given as AbortSignal, limit.signal]) : limit.signal;
      try {
        return await next(request);
      } catch (error) {
        if (!limit.signal.aborted) throw error;
        throw new QuarterbookError(
          'unknown-outcome',
          `Azure Tables at ${origin} gave no answer within ${seconds} seconds`,
        );
      } finally {
        clearTimeout(timer);
        if (given) request.abortSignal = given;
        else delete request.abortSignal;
      }
    },
  },
});

export const openTableClient = (
  { tablesUrl, credential, transport, timeoutSeconds = 15 }: TablesOptions,
  name: string,
): TableClient => {
  const url = new URL(tablesUrl);
  const sas = url.search.slice(1);
  url.search = '';
  const address = url.toString().replace(/\/$/, '');
  const options: TableServiceClientOptions = {
    retryOptions: { maxRetries: 2, retryDelayInMs: 250, maxRetryDelayInMs: 4000 },
    ...transport,
    additionalPolicies: [limitTime(timeoutSeconds, url.origin)],
  };
  if (sas !== '') return new TableClient(address, name, new AzureSASCredential(sas), options);
  if (credential) return new TableClient(address, name, credential, options);
  throw new QuarterbookError('bad-configuration', 'Azure Tables needs a SAS in its address, or a credential');
};
