import { describe, expect, test } from '@jest/globals';
import { standingsOf, type Snapshot } from '../../register/index.ts';
import { movementOf } from '../../tab/ratingWords.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { answer, carParking, withUpdates } from './servedRegister.ts';

const snapshot = sampleSnapshot();

const standing = (ref: string, register: Snapshot, period: string) => {
  const all = standingsOf(register, period);
  const found = all.ok ? all.value.find(({ item }) => item.ref === ref) : undefined;
  if (!found) throw new Error(`no ${ref} in ${period}`);
  return found;
};

describe('movement since the report before', () => {
  const red = withUpdates(snapshot, answer(carParking, { band: 'R' }));
  test.each([
    ['the same rating', 'A02', snapshot, '2024-25-Q1', '→', 'no change'],
    ['a better one', 'A04', snapshot, '2024-25-Q1', '↑', 'up from amber'],
    ['a worse one', 'A02', red, '2024-25-Q2', '↓', 'down from amber'],
    ['an item nobody spoke of before', 'A05', snapshot, '2024-25-Q1', '', 'new'],
    ['an item nobody has spoken of yet', 'A03', red, '2024-25-Q2', '', 'not known yet'],
  ])('%s', (...[, ref, register, period, arrow, words]) =>
    expect(movementOf(standing(ref, register, period))).toEqual({ arrow, words }),
  );
});
