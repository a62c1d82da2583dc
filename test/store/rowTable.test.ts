import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ListRow } from '../../store/rows/row.ts';
import { createRowTable } from '../../store/rowTable.ts';

type Step = { kind: 'put' | 'remove' | 'become'; rowId: string; key: string | null; version: number };

const rowOf = ({ rowId, key, version }: Step): ListRow => ({
  list: 'Items',
  rowId,
  etag: `"${rowId},${version}"`,
  webUrl: null,
  fields: key === null ? { version } : { Key: key, version },
});

const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('put', 'put', 'put', 'remove', 'become'),
    rowId: fc.constantFrom('1', '2', '3', '4'),
    key: fc.constantFrom('a', 'b', 'c', null),
    version: fc.integer({ min: 1, max: 3 }),
  }),
);

test('whatever is put, removed and read anew, a row is found by its Key as if all were searched', () => {
  fc.assert(
    fc.property(steps, taken => {
      const table = createRowTable();
      const model = new Map<string, ListRow>();
      for (const step of taken) {
        const row = rowOf(step);
        const before = model.get(row.rowId);
        if (step.kind === 'put') {
          const changed = table.put(row);
          expect(changed.length > 0).toBe(JSON.stringify(before) !== JSON.stringify(row));
          model.set(row.rowId, row);
        } else if (step.kind === 'remove') {
          expect(table.remove(row.rowId)).toEqual(before ? [before] : []);
          model.delete(row.rowId);
        } else {
          table.become(new Map([[row.rowId, row]]));
          model.clear();
          model.set(row.rowId, row);
        }
      }
      expect(new Set(table.all())).toEqual(new Set(model.values()));
      expect(table.size()).toBe(model.size);
      for (const key of ['a', 'b', 'c']) {
        const there = [...model.values()].filter(row => row.fields['Key'] === key);
        const found = table.find(key);
        expect(found === null ? there : there.filter(row => row.rowId === found.rowId)).toHaveLength(
          found ? 1 : 0,
        );
      }
    }),
  );
});

test('a whole list read anew that says the same changes nothing, and one that says otherwise under one ETag does', () => {
  const table = createRowTable();
  const row = rowOf({ kind: 'put', rowId: '1', key: 'a', version: 1 });
  table.put(row);
  const listed = table.all();
  expect(table.become(new Map([['1', JSON.parse(JSON.stringify(row)) as ListRow]]))).toEqual([]);
  expect(table.all()).toBe(listed);
  expect(table.get('1')).toBe(row);
  const without = { ...row, fields: { Key: 'a' } };
  expect(table.become(new Map([['1', without]]))).toEqual([row, without]);
});
