import { expect, test } from '@jest/globals';
import { measureChoices } from '../../addin/measureChoices.ts';
import { measure, snapshotOf } from '../register/madeMeasure.ts';

const snapshot = snapshotOf({
  indicators: [
    measure({ to: '2024-06-30', title: 'Calls' }),
    measure({ from: '2024-07-01', to: '2025-03-31', title: 'Calls answered' }),
    measure({ ref: 'M2', to: '2023-03-31', title: 'Ended long ago' }),
    measure({ from: '2025-04-01', title: 'Calls answered in a minute' }),
  ],
});

test.each([
  ['2024-25-Q1', ['Calls', 'Ended long ago']],
  ['2024-25-Q2', ['Calls answered', 'Ended long ago']],
  ['2025-26-Q1', ['Calls answered in a minute', 'Ended long ago']],
])('a report of %s offers every measure once, as it was defined then', (period, titles) =>
  expect(measureChoices(snapshot, period).map(({ title }) => title)).toEqual(titles),
);
