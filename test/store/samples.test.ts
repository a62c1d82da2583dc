import { expect, test } from '@jest/globals';
import { sampleRegister } from '../../local/sample/index.ts';
import { toImportRows } from '../../store/importRows.ts';

test('every row of the samples is read back by the parser of its list', () => {
  const read = toImportRows(sampleRegister(), new Set());
  expect(read.ok ? [] : read.problems).toEqual([]);
  expect(read.ok && read.value.length).toBeGreaterThan(500);
});
