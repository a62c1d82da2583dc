import { describe, expect, test } from '@jest/globals';
import type { Exchange, Said } from '../../local/graph/exchange.ts';
import { exchangeProblems, titleOf } from './exchangeProblems.ts';

const json = (value: unknown): Said => ({ type: 'application/json', json: value });
const refusal = (code = 'itemNotFound') => json({ error: { code, message: 'No.', innerError: {} } });

const exchange = (more: Partial<Exchange>): Exchange => ({
  method: 'GET',
  path: '/v1.0/sites/root',
  query: '',
  request: null,
  status: 200,
  answer: json({ id: 'root' }),
  ...more,
});

const items = '/v1.0/sites/root/lists/Updates/items';
const page = (value: unknown[], more: object = {}) => json({ value, ...more });

describe('an address is read as the operation that it stands for', () => {
  test.each([
    ['GET', '/sites/root', 'GET /sites/{site-id}'],
    ['GET', '/sites/council.example:/sites/Quarterbook', 'GET /sites/{hostname}:/{relative-path}'],
    ['GET', '/sites/council.example:/sites/Quarterbook:', 'GET /sites/{hostname}:/{relative-path}'],
    ['GET', '/sites/council.example:/sites/Quarterbook:/lists', 'GET /sites/{site-id}/lists'],
    ['GET', '/sites/root/lists/x/items/delta', 'GET /sites/{site-id}/lists/{list-id}/items/delta'],
    ['GET', '/sites/root/lists/x/items/7', 'GET /sites/{site-id}/lists/{list-id}/items/{listItem-id}'],
    ['GET', '/sites/root/drive/root:/A/B.docx', 'GET /sites/{site-id}/drive/root:/{item-path}'],
    [
      'PUT',
      '/sites/root/drive/root:/A/B.docx:/content',
      'PUT /sites/{site-id}/drive/root:/{item-path}:/content',
    ],
    ['POST', '/$batch', 'POST /$batch'],
    ['PUT', '/sites/root', "what is none of Microsoft's"],
  ])('%s %s', (method, path, title) =>
    expect(titleOf(exchange({ method, path: `/v1.0${path}` }))).toBe(title),
  );
});

describe('what Graph says and understands passes', () => {
  test.each<[string, Partial<Exchange>]>([
    ['a site', {}],
    ['a refusal', { status: 404, answer: refusal() }],
    ['a refusal without a code', { status: 429, answer: refusal('') }],
    ['a caller who was turned away', { method: 'POST', path: items, status: 401, answer: refusal() }],
    ['what is not served', { method: 'GET', path: '/v1.0/groups', status: 501, answer: refusal() }],
    [
      'a row with any fields',
      {
        method: 'POST',
        path: items,
        request: json({ fields: { Anything: 1 } }),
        status: 201,
        answer: json({ id: '1' }),
      },
    ],
    [
      'nothing, where nothing is answered',
      { method: 'DELETE', path: `${items}/1`, status: 204, answer: null },
    ],
    ['a gateway that speaks HTML', { status: 502, answer: { type: 'text/html' } }],
    [
      'an error among the rows of a delta',
      { path: `${items}/delta`, answer: page([refusal().json, { id: '2' }]) },
    ],
    [
      'a mail with names in small letters',
      {
        method: 'POST',
        path: '/v1.0/me/sendMail',
        request: json({ message: { subject: 'A' } }),
        status: 202,
        answer: null,
      },
    ],
  ])('%s', (_, more) => expect(exchangeProblems(exchange(more))).toEqual([]));
});

describe('what Graph would not say or understand is found', () => {
  test.each<[string, Partial<Exchange>, string]>([
    ['a key that it does not have', { answer: json({ id: 'root', colour: 'red' }) }, 'colour'],
    ['a number in the place of a text', { answer: json({ id: 7 }) }, '/id must be string'],
    [
      'a day in the place of an instant',
      { answer: json({ createdDateTime: '2026-07-01' }) },
      '/createdDateTime',
    ],
    ['a page without rows', { path: items, answer: json({}) }, "required property 'value'"],
    [
      'a link that is none',
      { path: items, answer: page([], { '@odata.nextLink': 'next' }) },
      'must match format "uri"',
    ],
    ['a row with a key of ours', { path: items, answer: page([{ id: '1', owner: 'x' }]) }, '/value/0'],
    ['an error among the rows of a list', { path: items, answer: page([refusal().json]) }, 'error'],
    ['another status of success', { status: 202 }, '202 is not an answer'],
    ['a body where there is none', { method: 'DELETE', path: `${items}/1`, status: 204 }, 'has no body here'],
    ['no body where there is one', { answer: null }, 'a body is missing'],
    [
      'a refusal of another form',
      { status: 404, answer: json({ message: 'No.' }) },
      "required property 'error'",
    ],
    ['a refusal in HTML', { status: 404, answer: { type: 'text/html' } }, 'must be object'],
    [
      'a request with a key of ours',
      { method: 'POST', path: items, request: json({ field: {} }), status: 201 },
      'asked: it',
    ],
    ['a request without its body', { method: 'POST', path: items, status: 201 }, 'asked: a body is missing'],
    ['a body where none is taken', { request: json({}) }, 'asked: this operation takes no body'],
    ['an operation of our own', { path: '/v1.0/quarters' }, "neither Microsoft's nor a door"],
    ['a door that no page shows', { path: '/local/nowhere' }, "neither Microsoft's nor a door"],
  ])('%s', (_, more, said) => expect(exchangeProblems(exchange(more)).join('\n')).toContain(said));
});
