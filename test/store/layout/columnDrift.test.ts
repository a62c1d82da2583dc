import { describe, expect, test } from '@jest/globals';
import { columnDrift } from '../../../store/layout/columnDrift.ts';
import { limitsDrift } from '../../../store/layout/limitsDrift.ts';
import { parseSiteColumn, type SiteColumn } from '../../../store/layout/siteColumn.ts';
import { columnDefinition, type Column, type ListDefinition } from '../../../store/lists.ts';

const listWith = (column: Column): ListDefinition => ({ name: 'Plans', description: '', columns: [column] });
const there = (said: object): SiteColumn[] => {
  const column = parseSiteColumn({ id: '1', name: 'A', displayName: 'A', ...said });
  return column ? [column] : [];
};
const line: Column = { name: 'A', type: 'line' };
const lines: Column = { name: 'A', type: 'lines' };
const state: Column = { name: 'A', type: ['open', 'closed'] };

describe('a column', () => {
  test.each<Column>([
    line,
    lines,
    state,
    { name: 'A', type: 'number' },
    { name: 'A', type: 'yes-no' },
    { name: 'A', type: 'line', indexed: true, unique: true },
  ])('that was made as %j is as it should be', column => {
    expect(columnDrift(listWith(column), there(columnDefinition(column)))).toEqual([]);
  });

  test.each<[string, Column, object, string | null]>([
    ['text where a number should be', { name: 'A', type: 'number' }, { text: {} }, 'wrong-type'],
    ['a date where a line should be', line, { dateTime: {} }, 'wrong-type'],
    ['a number where yes or no should be', { name: 'A', type: 'yes-no' }, { number: {} }, 'wrong-type'],
    ['several lines where one should be', line, { text: { allowMultipleLines: true } }, 'wrong-type'],
    [
      'formatting where plain text should be',
      lines,
      { text: { allowMultipleLines: true, textType: 'richText' } },
      'wrong-type',
    ],
    ['a type that Graph does not name', line, {}, 'wrong-type'],
    ['one line where several should be', lines, { text: { maxLength: 255 } }, 'text-too-short'],
    ['a line of 40 characters', line, { text: { maxLength: 40 } }, 'text-too-short'],
    ['a line whose length is not said', line, { text: {} }, null],
    ['a choice too few', state, { choice: { choices: ['open'] } }, 'choices-missing'],
    ['a choice too many', state, { choice: { choices: ['open', 'closed', 'ours'] } }, null],
  ])('with %s', (_, column, said, code) => {
    expect(columnDrift(listWith(column), there(said)).map(one => one.code)).toEqual(
      code === null ? [] : [code],
    );
  });

  test('of a wrong type is not said to lack an index too: it could not have one', () => {
    const column: Column = { name: 'A', type: 'line', indexed: true, unique: true };
    expect(columnDrift(listWith(column), there({ number: {} })).map(({ code }) => code)).toEqual([
      'wrong-type',
    ]);
    expect(columnDrift(listWith(column), there({ text: {} })).map(({ code }) => code)).toEqual([
      'index-lost',
      'unique-lost',
    ]);
  });
});

test('a list is spoken of from four fifths of a limit on', () => {
  const codes = (count: number, indexes: number) =>
    limitsDrift(
      'Items',
      count,
      Array.from({ length: indexes }, () => there({ text: {}, indexed: true })[0]!),
    ).map(({ code, there: found }) => [code, found]);
  expect(codes(3999, 15)).toEqual([]);
  expect(codes(4000, 16)).toEqual([
    ['rows-near-threshold', 4000],
    ['indexes-near-limit', 16],
  ]);
});
