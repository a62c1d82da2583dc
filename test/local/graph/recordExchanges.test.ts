import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Exchange } from '../../../local/graph/exchange.ts';
import { recordExchanges, recordFromEnvironment } from '../../../local/graph/recordExchanges.ts';
import { addItems, carParks, makeList, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;
let folder: string;

const freshFolder = () => join(mkdtempSync(join(tmpdir(), 'exchanges-')), 'of-this-test');

/** A recorder for each test, behind one Graph. */
beforeEach(() => {
  folder = freshFolder();
});
beforeAll(async () => {
  graph = await startGraph({
    onExchange: exchange => {
      recordExchanges(folder)(exchange);
    },
  });
});
afterAll(() => graph.close());

const readLines = (from = folder): Exchange[] =>
  existsSync(from)
    ? readdirSync(from).flatMap(name =>
        readFileSync(join(from, name), 'utf8')
          .split('\n')
          .filter(line => line !== '')
          .map(line => JSON.parse(line) as Exchange),
      )
    : [];

test('the first of each shape is written down, with what was asked and answered', async () => {
  for (const path of ['/sites/root', '/sites/root', site, '/users/nobody', '/users/noone'])
    await graph.ask('GET', path);
  const lines = readLines();
  expect(lines.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'GET /v1.0/sites/root 200',
    `GET /v1.0${site} 200`,
    'GET /v1.0/users/nobody 404',
  ]);
  expect(lines[0]?.request).toBeNull();
  expect(lines[0]?.answer?.json).toMatchObject({ displayName: 'Communication site' });
});

test('a value of another type is another shape', async () => {
  const items = await makeList(graph, 'Shapes');
  folder = freshFolder();
  await addItems(graph, items, [
    { Title: 'a', Key: 'a' },
    { Title: 'b', Key: 'b' },
    { Title: 'c', Key: 'c', Order: 1 },
    { Title: 'd', Key: 'd', Order: 2 },
    { Title: 'e', Key: 'e', Order: 2.5 },
  ]);
  const titles = readLines().map(
    ({ request }) => (request?.json as { fields: { Title: string } }).fields.Title,
  );
  expect(titles).toEqual(['a', 'c', 'e']);
});

test('of a page only the rows are kept that show something new', async () => {
  const items = await makeList(graph, 'Pages');
  const [, second] = await addItems(graph, items, [{ Key: 'a' }, { Key: 'b' }, { Key: 'c', Order: 1 }]);
  expect(second).toBe('2');
  folder = freshFolder();
  await graph.ask('GET', `${items}?$expand=fields`);
  const [line] = readLines();
  const { value } = line?.answer?.json as { value: { id: string }[] };
  expect(value.map(({ id }) => id)).toEqual(['1', '3']);
});

test('each request of a batch stands for itself', async () => {
  await graph.ask('POST', '/$batch', {
    body: {
      requests: [
        { id: '1', method: 'GET', url: `users/${carParks.entraId}?$select=id` },
        { id: '2', method: 'GET', url: '/users/nobody' },
      ],
    },
  });
  const [outer, ...members] = readLines();
  expect(outer?.path).toBe('/v1.0/$batch');
  expect(members.map(({ path, query, status }) => [path, query, status]).sort()).toEqual([
    [`/v1.0/users/${carParks.entraId}`, '$select=id', 200],
    ['/v1.0/users/nobody', '', 404],
  ]);
});

test('bytes are written down by their kind alone', async () => {
  const body = new TextEncoder().encode('minutes');
  await graph.ask('PUT', `${site}/drive/root:/a.txt:/content`, {
    body,
    headers: { 'content-type': 'text/plain' },
  });
  const [line] = readLines();
  expect(line?.request).toEqual({ type: 'text/plain' });
});

test('the folder is named in the environment, and without a name nothing is recorded', () => {
  const before = process.env['LOCAL_GRAPH_RECORD'];
  try {
    delete process.env['LOCAL_GRAPH_RECORD'];
    expect(recordFromEnvironment()).toBeNull();
    process.env['LOCAL_GRAPH_RECORD'] = folder;
    recordFromEnvironment()?.({
      method: 'GET',
      path: '/v1.0/me',
      query: '',
      request: null,
      status: 200,
      answer: null,
    });
    expect(readLines().map(({ path }) => path)).toEqual(['/v1.0/me']);
  } finally {
    if (before === undefined) delete process.env['LOCAL_GRAPH_RECORD'];
    else process.env['LOCAL_GRAPH_RECORD'] = before;
  }
});
