import { expect, test } from '@jest/globals';
import { accept, refuse, type Result } from '../../../register/index.ts';
import type { Fields, ListRow } from '../../../store/rows/row.ts';
import { createRowSorter, values } from '../../../store/rows/rowSorter.ts';

const row = (rowId: string, fields: Fields): ListRow => ({
  list: 'Plans',
  rowId,
  etag: `"${rowId},1"`,
  webUrl: null,
  fields: { Key: rowId, ...fields },
});

const counting = () => {
  const parsed: unknown[] = [];
  const parse = ({ Key, Title }: Fields): Result<{ title: unknown }> => {
    parsed.push(Key);
    return Title === undefined ? refuse({ code: 'missing', field: 'Title' }) : accept({ title: Title });
  };
  return { parsed, parse };
};

test('a row that stayed as it was is parsed once for all snapshots, and one that changed anew', () => {
  const { parsed, parse } = counting();
  const [first, second] = [row('1', { Title: 'a' }), row('2', { Title: 'b' })];
  createRowSorter().parse([first, second], parse);
  const again = createRowSorter().parse([first, row('2', { Title: 'c' })], parse);
  expect(parsed).toEqual(['1', '2', '2']);
  expect(values(again)).toEqual([{ title: 'a' }, { title: 'c' }]);
});

test('a row that cannot be read is a problem of every snapshot', () => {
  const { parse } = counting();
  const rows = [row('1', {})];
  for (const sorter of [createRowSorter(), createRowSorter()]) {
    expect(sorter.parse(rows, parse)).toEqual([]);
    expect(sorter.problems).toMatchObject([{ code: 'missing', rowId: '1' }]);
  }
});

test('a row that is read as something else is not taken for what it was read as before', () => {
  const one = row('1', { Title: 'a' });
  createRowSorter().parse([one], () => accept({ title: 'other' }));
  expect(values(createRowSorter().parse([one], counting().parse))).toEqual([{ title: 'a' }]);
});
