import { describe, expect, test } from '@jest/globals';
import { itemAt } from '../../register/index.ts';
import { action, measure, snapshotOf } from './madeMeasure.ts';

const first = measure({ to: '2024-08-31' });
const second = measure({ from: '2024-09-01', to: '2025-03-31' });
const snapshot = snapshotOf({ actions: [action()], indicators: [first, second] });

describe('an item by its key', () => {
  test.each([
    ['a measure, by the version of that day', first.key, '2024-08-31', first],
    ['a measure, by the version of the next day', first.key, '2024-09-01', second],
    ['a measure that has ended, by its newest version', first.key, '2025-04-01', second],
    ['an action, as it is', action().key, '2024-08-31', action()],
    ['nothing under another key', 'made-up/action/A9', '2024-08-31', null],
  ])('%s', (...[, key, day, item]) => expect(itemAt(snapshot, key, day)).toEqual(item));
});
