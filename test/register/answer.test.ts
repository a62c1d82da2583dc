import { describe, expect, test } from '@jest/globals';
import {
  checkAnswer,
  formatValue,
  parseFigure,
  parseWrittenDay,
  type RawAnswer,
  type Unit,
} from '../../register/index.ts';
import { measure, scheme } from './madeMeasure.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

const snapshot = sampleSnapshot();
const period = '2024-25-Q2';
const today = '2024-10-02';

const answer = (ref: string, raw: RawAnswer) => {
  const item = [...snapshot.actions, ...snapshot.indicators].find(one => one.ref === ref)!;
  return checkAnswer({
    item,
    scheme: snapshot.schemes.find(one => one.id === item.scheme)!,
    period,
    raw,
    today,
  });
};
const codes = (ref: string, raw: RawAnswer) => {
  const checked = answer(ref, raw);
  return checked.ok ? [] : checked.problems.map(problem => `${problem.field}: ${problem.code}`);
};

describe('figures as people write them', () => {
  test.each<[string, Unit, number]>([
    ['92%', 'percent', 92],
    [' 92 per cent ', 'percent', 92],
    ['-20', 'percent', -20],
    ['−20%', 'percent', -20],
    ['£559,576', 'gbp', 559576],
    ['£12.50', 'gbp', 12.5],
    ['1,050,950', 'number', 1050950],
    ['418 tonnes', 'tonnes', 418],
    ['418t', 'tonnes', 418],
    ['37,503 kWh', 'kwh', 37503],
    ['0', 'number', 0],
    ['.5', 'number', 0.5],
  ])('%j is a figure in %s', (text, unit, value) =>
    expect(parseFigure(text, unit)).toEqual({ ok: true, value }),
  );

  test.each<[string, Unit, string]>([
    ['about 90', 'percent', 'not-a-number'],
    ['12,34', 'number', 'not-a-number'],
    ['1.050.950', 'number', 'not-a-number'],
    ['92%', 'number', 'not-a-number'],
    ['£5', 'percent', 'not-a-number'],
    ['-1', 'number', 'out-of-range'],
    ['9200%', 'percent', 'out-of-range'],
    ['1e3', 'number', 'not-a-number'],
    ['Infinity', 'number', 'not-a-number'],
  ])('%j is refused for %s: %s', (text, unit, code) =>
    expect(parseFigure(text, unit)).toMatchObject({ ok: false, problems: [{ code, field: 'value' }] }),
  );

  test.each<[number, Unit, string]>([
    [92, 'percent', '92%'],
    [559576, 'gbp', '£559,576'],
    [12.5, 'gbp', '£12.50'],
    [1050950, 'number', '1,050,950'],
    [-20, 'percent', '−20%'],
    [4.6, 'percent', '4.6%'],
    [418, 'tonnes', '418 tonnes'],
  ])('%d in %s is written %s', (value, unit, text) => expect(formatValue(value, unit)).toBe(text));
});

describe('days as people write them', () => {
  test.each([
    ['31/3/2025', '2025-03-31'],
    ['1st April 2025', '2025-04-01'],
    ['2025-03-31', '2025-03-31'],
    ['March 2025', '2025-03-31'],
    ['Feb 2028', '2028-02-29'],
    ['30 Sep 2024', '2024-09-30'],
    ['30 Sept 2024', '2024-09-30'],
  ])('%s is %s', (text, day) =>
    expect(parseWrittenDay(text, 'requestedDue')).toEqual({ ok: true, value: day }),
  );

  test.each(['3/31/2025', '30 February 2025', 'next spring', '0025-01-01'])('%s is not a day', text =>
    expect(parseWrittenDay(text, 'requestedDue')).toMatchObject({
      ok: false,
      problems: [{ code: 'not-a-date' }],
    }),
  );
});

describe('an answer', () => {
  test('a green action needs no words', () => expect(codes('A02', { band: 'G' })).toEqual([]));
  test('an amber action needs a commentary and next steps, said together', () =>
    expect(codes('A02', { band: 'A', commentary: '  ' })).toEqual([
      'commentary: commentary-needed',
      'nextActions: next-actions-needed',
    ]));
  test('a completed action needs its date', () =>
    expect(codes('A02', { band: 'Completed' })).toEqual(['completedOn: completion-date-needed']));
  test('a band that nobody may choose is refused', () =>
    expect(codes('A02', { band: 'Info' })).toEqual(['band: band-not-in-scheme']));
  test('a new date needs a reason', () =>
    expect(codes('A02', { band: 'G', requestedDue: '30/6/2025' })).toEqual(['requestReason: reason-needed']));
  test('an indicator needs a figure, or the word that there is none yet', () => {
    expect(codes('4.11', {})).toEqual(['value: missing']);
    expect(answer('4.11', { valueNotYet: true })).toMatchObject({
      ok: true,
      value: { value: null, valueState: 'not-yet-available' },
    });
  });
  test('a figure that is none is refused as it was typed', () =>
    expect(codes('4.11', { value: 'about 80' })).toEqual(['value: not-a-number']));
  test('an action needs a rating, and days that are days', () =>
    expect(codes('A02', { requestedDue: 'soon', requestReason: 'Late', completedOn: 'never' })).toEqual([
      'band: missing',
      'requestedDue: not-a-date',
      'completedOn: not-a-date',
    ]));
  test('a partnership action is never rated', () => {
    const partner = snapshot.actions.find(one => one.partnership)!;
    expect(answer(partner.ref, { band: 'R', commentary: 'Going well' })).toMatchObject({
      ok: true,
      value: { band: null, commentary: 'Going well' },
    });
  });
  test('a figure outside a range needs a commentary; one within it does not', () => {
    const item = measure({ polarity: 'range', target: 150, targetHigh: 200 });
    const needing = scheme();
    needing.bands.forEach(band => Object.assign(band, { needsWords: band.id !== 'G' }));
    const check = (value: string) => checkAnswer({ item, scheme: needing, period, raw: { value }, today });
    expect(check('140')).toMatchObject({ ok: false, problems: [{ code: 'commentary-needed' }] });
    expect(check('201')).toMatchObject({ ok: false, problems: [{ code: 'commentary-needed' }] });
    expect(check('175')).toMatchObject({ ok: true, value: { value: 175, valueState: 'final' } });
  });
  describe('of a measure whose target is in words', () => {
    const item = measure({ target: null, targetText: 'Open by the spring' });
    const check = (raw: RawAnswer, by = scheme()) => checkAnswer({ item, scheme: by, period, raw, today });

    test('is the officer’s rating, with a figure or without', () => {
      expect(check({ band: 'G', value: '7' })).toMatchObject({ ok: true, value: { band: 'G', value: 7 } });
      expect(check({ band: ' A ', commentary: 'The lift is late' })).toMatchObject({
        ok: true,
        value: { band: 'A', value: null, valueState: null },
      });
    });

    test.each<[string, RawAnswer, object]>([
      ['left out', { value: '7' }, { code: 'missing', field: 'band' }],
      [
        'of no band of the scheme',
        { band: 'Purple' },
        { code: 'band-not-in-scheme', facts: { band: 'Purple', known: 'R, A, G' } },
      ],
      ['that the rules give by themselves', { band: 'Monitor' }, { code: 'band-not-in-scheme' }],
      ['of a measure as completed', { band: 'Completed' }, { code: 'band-not-in-scheme' }],
    ])('a rating %s is refused', (_, raw, problem) =>
      expect(check(raw)).toMatchObject({ ok: false, problems: [problem] }),
    );

    test('needs words where its rating does', () => {
      const needing = { ...scheme(), bands: scheme().bands.map(band => ({ ...band, needsWords: true })) };
      expect(check({ band: 'R' }, needing)).toMatchObject({ problems: [{ code: 'commentary-needed' }] });
    });

    test('has no rating while nothing is known', () =>
      expect(check({ valueNotYet: true, band: 'G' })).toMatchObject({
        ok: true,
        value: { band: null, valueState: 'not-yet-available' },
      }));

    test('has none where nobody rates', () =>
      expect(check({ value: '7', band: 'G' }, scheme({ decidedBy: 'nobody', rule: null }))).toMatchObject({
        ok: true,
        value: { band: null, value: 7 },
      }));
  });

  test('of a measure that officers rate is a figure and a rating that they may give', () => {
    const by = scheme({ decidedBy: 'officer', rule: null });
    const check = (raw: RawAnswer) => checkAnswer({ item: measure(), scheme: by, period, raw, today });
    expect(check({ band: 'G', value: '7' })).toMatchObject({ ok: true, value: { band: 'G', value: 7 } });
    expect(check({ band: 'G' })).toMatchObject({ problems: [{ code: 'missing', field: 'value' }] });
    expect(check({ value: '7' })).toMatchObject({ problems: [{ code: 'missing', field: 'band' }] });
  });

  test('a figure for a quarter without a definition is taken, and rated by nobody', () => {
    const item = measure({ from: '2025-04-01' });
    expect(checkAnswer({ item, scheme: scheme(), period, raw: { value: '1' }, today })).toMatchObject({
      ok: true,
    });
  });
  test('a figure that misses its target needs a commentary; one that meets it does not', () => {
    expect(codes('4.11', { value: '80%' })).toEqual(['commentary: commentary-needed']);
    expect(codes('4.11', { value: '91%' })).toEqual([]);
  });
  test('a commentary longer than anyone reads is refused with the limit', () =>
    expect(answer('A02', { band: 'G', commentary: 'x'.repeat(4001) })).toMatchObject({
      ok: false,
      problems: [{ code: 'too-long', facts: { most: 4000 } }],
    }));
});
