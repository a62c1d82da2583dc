import { describe, expect, test } from '@jest/globals';
import { parseFilter, pathsOf } from '../../../local/graph/filter.ts';

const is = (path: string, literal: unknown, comparison = 'eq') => ({
  kind: 'comparison',
  path,
  comparison,
  literal,
});

describe('reading a filter', () => {
  test.each([
    ["fields/Key eq 'a'", is('fields/Key', 'a')],
    ["fields/Key eq 'it''s (a), b'", is('fields/Key', "it's (a), b")],
    ["fields/Key eq ''", is('fields/Key', '')],
    ['fields/Order ge -1.5', is('fields/Order', -1.5, 'ge')],
    ['fields/Open eq true', is('fields/Open', true)],
    ['fields/Due eq null', is('fields/Due', null)],
    ['fields/Due lt 2024-10-01T00:00:00Z', is('fields/Due', '2024-10-01T00:00:00Z', 'lt')],
    ["  startswith( fields/Key , 'a' ) ", is('fields/Key', 'a', 'startswith')],
    ["(fields/Key EQ 'a')", is('fields/Key', 'a')],
  ])('%s', (text, filter) => {
    expect(parseFilter(text)).toEqual(filter);
  });

  test('and binds closer than or, not closer than both, brackets closest', () => {
    expect(parseFilter('a eq 1 or not b eq 2 and c eq 3')).toEqual({
      kind: 'or',
      left: is('a', 1),
      right: { kind: 'and', left: { kind: 'not', of: is('b', 2) }, right: is('c', 3) },
    });
    expect(parseFilter('(a eq 1 or b eq 2) and c eq 3')).toMatchObject({ kind: 'and', left: { kind: 'or' } });
  });

  test('names each path once', () => {
    expect(pathsOf(parseFilter("a ge 1 and a lt 2 or startswith(b,'x')"))).toEqual(['a', 'b']);
  });

  test.each([
    '',
    'a',
    'a eq',
    'a eq b',
    'a is 1',
    "a eq 'x",
    'a eq 1 and',
    '(a eq 1',
    'a eq 1)',
    "contains(a,'x')",
    'a eq 1 b eq 2',
    "'a' eq 1",
    'startswith(a,1)',
  ])('refuses %p', text => {
    expect(() => parseFilter(text)).toThrow(expect.objectContaining({ status: 400, code: 'invalidRequest' }));
  });
});
