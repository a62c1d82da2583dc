import { describe, expect, test } from '@jest/globals';
import { formAsked } from '../../register/index.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const { actions, indicators, schemes } = sampleSnapshot();
const period = '2024-25-Q2';
const schemeOf = (id: string) => schemes.find(one => one.id === id)!;
const asked = (item: (typeof actions)[number] | (typeof indicators)[number]) =>
  formAsked(item, { scheme: schemeOf(item.scheme), period });

describe('the form of an answer', () => {
  test('asks for a rating of an action', () => {
    const form = asked(actions.find(one => !one.partnership)!);
    expect(form).toMatchObject({ kind: 'action', partnership: false });
    expect(form.bands.map(({ id }) => id)).toEqual(['R', 'A', 'G', 'B', 'Completed']);
  });

  test('asks for words alone of what others carry out', () =>
    expect(asked(actions.find(one => one.partnership)!)).toEqual({
      kind: 'action',
      partnership: true,
      bands: [],
    }));

  test('asks for a figure in its unit where a rule rates', () => {
    const measure = indicators.find(one => one.unit === 'percent' && one.target !== null)!;
    expect(asked(measure)).toEqual({
      kind: 'indicator',
      bands: [],
      unit: 'percent',
      cumulative: measure.cumulative,
    });
  });
});
