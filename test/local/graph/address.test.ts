import { expect, test } from '@jest/globals';
import { parseAddress, parseQuery } from '../../../local/graph/address.ts';

test.each([
  ['/sites/root', ['sites', 'root']],
  ['/sites/h:/sites/Q', ['sites', 'h:/sites/Q']],
  ['/sites/h:/sites/Q:', ['sites', 'h:/sites/Q']],
  ['/sites/h:/sites/Q:/lists', ['sites', 'h:/sites/Q', 'lists']],
  [
    '/sites/h:/sites/Q:/drive/root:/a/b%20c.docx:/content',
    ['sites', 'h:/sites/Q', 'drive', 'root:/a/b c.docx', 'content'],
  ],
  ['/sites/i/drive/root:/a', ['sites', 'i', 'drive', 'root:/a']],
  ['/sites/i/lists/My%20list/items/1', ['sites', 'i', 'lists', 'My list', 'items', '1']],
])('%s', (path, segments) => {
  expect(parseAddress(path)).toEqual(segments);
});

test('an option is the same with and without its dollar sign', () => {
  const query = parseQuery(new URLSearchParams('expand=fields&$top=2&token=latest'));
  expect([...query]).toEqual([
    ['$expand', 'fields'],
    ['$top', '2'],
    ['token', 'latest'],
  ]);
});
