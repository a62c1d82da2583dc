import { describe, expect, test } from '@jest/globals';
import { standingsOf, type Rating, type Snapshot } from '../../register/index.ts';
import { explainRating } from '../../tab/explainRating.ts';
import { movementOf } from '../../tab/ratingWords.ts';
import { sampleSnapshot } from '../register/sampleSnapshot.ts';
import { answer, carParking, withUpdates } from './servedRegister.ts';

const snapshot = sampleSnapshot();

const standing = (ref: string, register: Snapshot = snapshot, period = '2024-25-Q1') => {
  const all = standingsOf(register, period);
  const found = all.ok ? all.value.find(({ item }) => item.ref === ref) : undefined;
  if (!found) throw new Error(`no ${ref} in ${period}`);
  return found;
};

const why = (ref: string, said: Partial<Rating> = {}, period = '2024-25-Q1') => {
  const { item, scheme, rating } = standing(ref, snapshot, period);
  return explainRating({ item, scheme, rating: { ...rating, ...said }, period });
};

describe('why this colour', () => {
  test.each([
    ['a target met', '1.1', '92% against a target of 70% or more. That meets the target.'],
    [
      'an even share of the year',
      '2.2',
      '37,503 kWh against 7,500 kWh or more by 30 Jun 2024, an even share of 30,000 kWh for the year. That meets the target.',
    ],
    [
      'a stock carried over from last year',
      '2.1',
      '22 against 21 or more by 30 Jun 2024, on a straight line from 18 to 30. That meets the target.',
    ],
    ['no target', '2.3', 'This measure has no target: it is watched and not rated.'],
    ['no figure yet', '2.5', 'The figure is not available yet.'],
    ['an officer decides', 'A02', 'Judged by the lead officer: Car Parks Manager.'],
  ])('%s', (...[, ref, sentence]) => expect(why(ref)).toBe(sentence));

  test('a miss says by how much, and where the line is', () => {
    const red = standing('1.1');
    const explanation = {
      rule: 'test',
      value: 418,
      target: { value: 450, full: 1800, how: 'even-share' as const },
      variance: -0.071111111,
      shortfall: 0.071111111,
      threshold: null,
    };
    const said = (band: string, shortfall: number | null) =>
      explainRating({
        ...red,
        period: '2024-25-Q1',
        rating: { ...red.rating, band, computed: band, explanation: { ...explanation, shortfall } },
      });
    expect(said('R', 0.071111111)).toContain('misses it by 7.1%; a miss of 5% or more is red.');
    expect(said('A', 0.011111111)).toContain('misses it by 1.1%; a miss of less than 5% is amber.');
    expect(said('R', null)).toContain('The target is 0, so anything else is red.');
  });

  test('a published label that the rule does not give is said to differ', () =>
    expect(why('1.1', { band: 'A', published: 'A' })).toContain(
      'It was published as amber; the rule gives green, and the published label stands.',
    ));

  test('nothing reported is said plainly', () =>
    expect(why('1.1', {}, '2024-25-Q2')).toBe('Nothing has been reported for this period.'));

  test('no item of the report is without a sentence', () => {
    const all = standingsOf(snapshot, '2024-25-Q1');
    const sentences = all.ok ? all.value.map(one => explainRating({ ...one, period: '2024-25-Q1' })) : [];
    expect(sentences).toHaveLength(130);
    expect(sentences.filter(sentence => !/^[A-Z0-9£−].*\.$/.test(sentence))).toEqual([]);
  });
});

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
