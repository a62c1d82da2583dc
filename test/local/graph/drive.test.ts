import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { application, expectShape, site, startGraph } from './graphClient.ts';
import type { Running } from './graphClient.ts';

let graph: Running;

beforeAll(async () => {
  graph = await startGraph();
});

afterAll(() => graph.close());

const root = `${site}/drive/root`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const put = (path: string, text: string, headers = {}) =>
  graph.ask('PUT', `${root}:/${path}:/content`, {
    body: bytes(text),
    headers: { 'content-type': 'text/plain', ...headers },
  });

test('a file is put and got back byte by byte, by a second address that needs no token', async () => {
  const everyByte = Uint8Array.from({ length: 256 }, (_, index) => index);
  const made = await graph.ask('PUT', `${root}:/Reports/Q1 2024-25.docx:/content`, { body: everyByte });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ name: 'Q1 2024-25.docx', size: 256, file: {} });
  const address = `${graph.url}${root}:/Reports/${encodeURIComponent('Q1 2024-25.docx')}:/content`;
  const headers = { authorization: application };
  const redirected = await graph.fetch(address, { headers, redirect: 'manual' });
  expect(redirected.status).toBe(302);
  const got = await graph.fetch(redirected.headers.get('location') ?? '');
  expect(new Uint8Array(await got.arrayBuffer())).toEqual(everyByte);
});

test('a second put replaces the file and its etag', async () => {
  const first = await put('Snapshots/a.json', 'one');
  const second = await put('snapshots/A.json', 'two');
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body.id).toBe(first.body.id);
  expect(second.body.eTag).not.toBe(first.body.eTag);
  expect((await graph.ask('GET', `${root}:/Snapshots/a.json:/content`)).text).toBe('two');
});

test('a put that expects another version is refused, and one that expects none', async () => {
  const { body } = await put('guarded.txt', 'one');
  expect((await put('guarded.txt', 'two', { 'if-match': body.eTag })).status).toBe(200);
  expect((await put('guarded.txt', 'three', { 'if-match': body.eTag })).status).toBe(412);
  expect((await put('guarded.txt', 'four', { 'if-none-match': '*' })).status).toBe(412);
  expect((await graph.ask('GET', `${root}:/guarded.txt:/content`)).text).toBe('two');
});

test('folders are there while something is in them', async () => {
  await put('Meetings/2024/agenda.txt', 'a');
  const folder = await graph.ask('GET', `${root}:/Meetings`);
  expect(folder.body).toMatchObject({ name: 'Meetings', folder: { childCount: 1 } });
  const children = await graph.ask('GET', `${root}:/Meetings/2024:/children`);
  expect(children.body.value.map(child => child.name)).toEqual(['agenda.txt']);
  const top = await graph.ask('GET', `${root}/children`);
  expect(top.body.value.map(child => child.name)).toContain('Meetings');
  await graph.ask('DELETE', `${root}:/Meetings/2024/agenda.txt`);
  expect((await graph.ask('GET', `${root}:/Meetings`)).status).toBe(404);
});

test('a file that is not there is not found', async () => {
  for (const path of [':/no.txt', ':/no.txt:/content', ':/No:/children']) {
    const missing = await graph.ask('GET', `${root}${path}`);
    expect([missing.status, missing.body.error.code]).toEqual([404, 'itemNotFound']);
    expectShape('error', missing.body);
  }
});

test('a name that SharePoint does not take is refused', async () => {
  expect((await put('a%3Fb.txt', 'x')).status).toBe(400);
});

test('the library says what it is', async () => {
  const drive = await graph.ask('GET', `${site}/drive`);
  expect(drive.body).toMatchObject({ driveType: 'documentLibrary', name: 'Documents' });
});
