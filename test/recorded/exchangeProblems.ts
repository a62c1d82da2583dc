import type { Exchange, Said } from '../../local/graph/exchange.ts';
import { answerProblems, errorProblems, operationOf, requestProblems } from './publishedShapes.ts';

const version = /^\/v1\.0(?=\/|$)/;

/** `METHOD /path/with/{parameters}` of the operation that was asked for. */
export const titleOf = ({ method, path }: Exchange): string =>
  (version.test(path) ? operationOf(method, path.replace(version, '')) : null) ??
  "what is none of Microsoft's";

// Turned away before the request was looked at, or for what it said: nobody claims that it was well formed.
const notJudged = new Set([400, 401, 413, 501]);
// Between a client and Graph stand gateways, which answer in HTML.
const fromGateway = new Set([502, 503, 504]);

const bodyOf = (said: Said | null): unknown => said?.json ?? (said === null ? undefined : said.type);

/**
 * Reported of real tenants, and imitated when it is asked for: an error in the place of a row, inside a good answer.
 * It is judged as the error that it is, the rest of the page as a page.
 * https://github.com/microsoftgraph/msgraph-sdk-typescript/issues/544
 */
const takeOutErrors = (title: string, body: unknown): { rest: unknown; errors: unknown[] } => {
  const rows = (body as { value?: unknown } | null | undefined)?.value;
  if (!title.endsWith('/delta') || !Array.isArray(rows)) return { rest: body, errors: [] };
  const isError = (row: unknown) => typeof row === 'object' && row !== null && 'error' in row;
  return {
    rest: { ...(body as object), value: rows.filter(row => !isError(row)) },
    errors: rows.filter(isError),
  };
};

const answerFaults = (title: string, { status, answer }: Exchange): string[] => {
  if (answer && answer.json === undefined && fromGateway.has(status)) return [];
  const { rest, errors } = takeOutErrors(title, bodyOf(answer));
  return [...answerProblems(title, status, rest), ...errors.flatMap(errorProblems)];
};

/** What in an exchange Microsoft's Graph would not have said, or not have understood; nothing where all is well. */
export const exchangeProblems = (exchange: Exchange): string[] => {
  const { method, path, status, request, answer } = exchange;
  const operation = version.test(path) ? operationOf(method, path.replace(version, '')) : null;
  if (operation === null) {
    return status === 501 || notJudged.has(status)
      ? errorProblems(bodyOf(answer))
      : [
          `${method} ${path} was answered with ${status}, and is neither Microsoft's nor a door in docs/local-graph.md`,
        ];
  }
  if (status === 401 || status === 501) return errorProblems(bodyOf(answer));
  const asked = notJudged.has(status) || (status >= 400 && request === null);
  return [
    ...(asked ? [] : requestProblems(operation, bodyOf(request)).map(text => `asked: ${text}`)),
    ...answerFaults(operation, exchange).map(text => `answered ${status}: ${text}`),
  ];
};
