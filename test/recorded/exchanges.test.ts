import { describe, expect, test } from '@jest/globals';
import type { Exchange } from '../../local/graph/exchange.ts';
import { exchangeProblems, titleOf } from './exchangeProblems.ts';
import { readLocalDoors, readRecordings, recordingsFolder } from './recordings.ts';

/** What Quarterbook asks of Graph: store/, bot/ through it, and infra/. */
const needed = [
  'GET /sites/{hostname}:/{relative-path}',
  'GET /sites/{site-id}/lists',
  'POST /sites/{site-id}/lists',
  'GET /sites/{site-id}/lists/{list-id}/items',
  'POST /sites/{site-id}/lists/{list-id}/items',
  'GET /sites/{site-id}/lists/{list-id}/items/delta',
  'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}',
  'DELETE /sites/{site-id}/lists/{list-id}/items/{listItem-id}',
  'PATCH /sites/{site-id}/lists/{list-id}/items/{listItem-id}/fields',
  'GET /sites/{site-id}/drive/root:/{item-path}:/children',
  'GET /sites/{site-id}/drive/root:/{item-path}:/content',
  'PUT /sites/{site-id}/drive/root:/{item-path}:/content',
  'GET /users/{user-id}',
  'GET /users/{user-id}/mailboxSettings',
  'POST /users/{user-id}/sendMail',
  'GET /users/{user-id}/teamwork/installedApps',
  'POST /users/{user-id}/teamwork/installedApps',
  'GET /appCatalogs/teamsApps',
  'POST /$batch',
];

const isLocalDoor = readLocalDoors();
const recorded = readRecordings(recordingsFolder).filter(({ method, path }) => !isLocalDoor(method, path));

const byOperation = new Map<string, Exchange[]>();
for (const exchange of recorded) {
  const title = titleOf(exchange);
  byOperation.set(title, [...(byOperation.get(title) ?? []), exchange]);
}

const shown = ({ method, path, query, status }: Exchange): string =>
  `${method} ${path}${query === '' ? '' : `?${query}`} -> ${status}`;

test('what local Graph was asked and answered is here', () => {
  if (recorded.length === 0) {
    throw new Error(
      `Nothing is recorded in ${recordingsFolder}. Run npm test, which records while it tests.`,
    );
  }
});

describe('as Microsoft publishes it', () => {
  for (const [title, exchanges] of [...byOperation].sort(([one], [other]) => one.localeCompare(other))) {
    test(title, () => {
      const problems = exchanges.flatMap(exchange =>
        exchangeProblems(exchange).map(text => `${shown(exchange)}: ${text}`),
      );
      expect(problems).toEqual([]);
    });
  }
});

test('nothing that Quarterbook asks of Graph went untried', () => {
  const answered = new Set(recorded.filter(({ status }) => status < 400).map(titleOf));
  expect(needed.filter(operation => !answered.has(operation))).toEqual([]);
});
