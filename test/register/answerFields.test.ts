import { describe, expect, test } from '@jest/globals';
import {
  checkAnswer,
  formatValue,
  type Action,
  type Indicator,
  type RawAnswer,
  type Result,
} from '../../register/index.ts';
import { cannockChaseRegister } from '../../local/sample/cannockChase.ts';
import { kingsLynnRegister } from '../../local/sample/kingsLynn.ts';
import { action, byOfficers, measure, scheme } from './madeMeasure.ts';
import { shippedSchemes } from './sampleSnapshot.ts';

const period = '2024-25-Q2';
const today = '2024-10-02';

const percent = (said: Partial<Indicator> = {}) =>
  measure({ unit: 'percent', decimals: 1, target: 70, title: 'Calls answered', ...said });

const ofMeasure = (raw: RawAnswer, item = percent()) =>
  checkAnswer({ item, scheme: scheme(), period, raw, today });

const ofAction = (raw: RawAnswer, said: Partial<Action> = {}) =>
  checkAnswer({ item: action(said), scheme: byOfficers, period, raw: { band: 'G', ...raw }, today });

const codesOf = (checked: Result<unknown>) =>
  checked.ok ? [] : checked.problems.map(({ field, code }) => `${field}: ${code}`);

describe('a percentage may be given by its parts', () => {
  test.each<[said: string, Partial<Indicator>, RawAnswer, value: number]>([
    ['at one place', {}, { numerator: '314', denominator: '342' }, 91.8],
    ['at none', { decimals: 0 }, { numerator: '314', denominator: '342' }, 92],
    ['at two', { decimals: 2 }, { numerator: ' 314 ', denominator: '342' }, 91.81],
    ['half up', { decimals: 0 }, { numerator: '1', denominator: '8' }, 13],
    [
      'half up, whatever floating point makes of it',
      { decimals: 2 },
      { numerator: '1.005', denominator: '100' },
      1.01,
    ],
    ['of thousands', {}, { numerator: '1,050', denominator: '2 100' }, 50],
    ['of money', {}, { numerator: '£1.2m', denominator: '£2m' }, 60],
    ['of none', {}, { numerator: '0', denominator: '12' }, 0],
    ['beside the same figure', {}, { value: '91.8%', numerator: '314', denominator: '342' }, 91.8],
    ['beside a rounder figure', {}, { value: '92', numerator: '314', denominator: '342' }, 91.8],
    ['beside a finer figure', {}, { value: '91.813', numerator: '314', denominator: '342' }, 91.8],
  ])('%s', (_, said, raw, value) => {
    const checked = ofMeasure(raw, percent(said));
    expect(checked).toMatchObject({ ok: true, value: { value, valueState: 'final' } });
    expect(checked.ok && [checked.value.numerator, checked.value.denominator]).not.toContain(null);
  });

  test('both parts are kept beside it', () =>
    expect(ofMeasure({ numerator: '314', denominator: '342' })).toMatchObject({
      value: { value: 91.8, numerator: 314, denominator: 342 },
    }));

  test('a figure without parts has none', () =>
    expect(ofMeasure({ value: '92%' })).toMatchObject({
      value: { value: 92, numerator: null, denominator: null },
    }));

  test.each<[said: string, RawAnswer, problems: string[]]>([
    ['of which one is missing', { numerator: '314' }, ['denominator: missing']],
    ['of which the other is missing', { denominator: '342', value: '92%' }, ['numerator: missing']],
    ['of nothing', { numerator: '0', denominator: '0' }, ['denominator: denominator-zero']],
    ['below nought', { numerator: '-£3', denominator: '£4' }, ['numerator: out-of-range']],
    [
      'that cannot be read, both at once',
      { numerator: 'about 300', denominator: '12,34' },
      ['numerator: not-a-number', 'denominator: not-a-number'],
    ],
    [
      'that cannot be read beside a figure that cannot',
      { value: 'lots', numerator: '1', denominator: 'x' },
      ['value: not-a-number', 'denominator: not-a-number'],
    ],
    [
      'beside another figure',
      { value: '95%', numerator: '314', denominator: '342' },
      ['value: parts-disagree'],
    ],
    [
      'beside a figure that says more than it knows',
      { value: '92.0%', numerator: '314', denominator: '342' },
      ['value: parts-disagree'],
    ],
    ['that were turned round', { numerator: '34,200', denominator: '314' }, ['numerator: out-of-range']],
  ])('but not by parts %s', (_, raw, problems) => expect(codesOf(ofMeasure(raw))).toEqual(problems));

  test('the refusal says what the parts make', () =>
    expect(ofMeasure({ value: '95%', numerator: '314', denominator: '342' })).toMatchObject({
      problems: [{ facts: { text: '95%', parts: '314 of 342', makes: '91.81%' } }],
    }));

  test('a share cannot be more than its whole', () =>
    expect(
      ofMeasure({ numerator: '400', denominator: '342' }, percent({ title: '% of calls answered' })),
    ).toMatchObject({ problems: [{ code: 'out-of-range', field: 'numerator', facts: { text: '117%' } }] }));

  test('what is no percentage has no parts', () => {
    const homes = measure();
    expect(codesOf(ofMeasure({ value: '7', numerator: '7' }, homes))).toEqual(['numerator: not-used-here']);
    expect(codesOf(ofMeasure({ value: '7', numerator: '7', denominator: '8' }, homes))).toEqual([
      'numerator: not-used-here',
      'denominator: not-used-here',
    ]);
    expect(codesOf(ofMeasure({ value: '7', numerator: ' ', denominator: '' }, homes))).toEqual([]);
  });
});

describe('a figure is final unless it is said to be', () => {
  test.each(['final', 'provisional', 'estimated', ' estimated '])('%s', valueState =>
    expect(ofMeasure({ value: '92', valueState })).toMatchObject({
      value: { valueState: valueState.trim() },
    }),
  );

  test.each(['not-yet-available', 'guessed'])('%s is none of these', valueState =>
    expect(ofMeasure({ value: '92', valueState })).toMatchObject({
      problems: [
        {
          code: 'not-a-choice',
          field: 'valueState',
          facts: { text: valueState, known: 'final, provisional, estimated' },
        },
      ],
    }),
  );

  test('everything that is wrong with a figure is said at once', () =>
    expect(
      codesOf(ofMeasure({ value: '920', valueState: 'guessed' }, percent({ title: '% of calls answered' }))),
    ).toEqual(['value: out-of-range', 'valueState: not-a-choice']));
});

describe('a figure that is not available yet', () => {
  test.each<[expectedOn: string | undefined, day: string | null]>([
    [undefined, null],
    ['  ', null],
    ['14 November 2024', '2024-11-14'],
    ['14 November', '2024-11-14'],
    ['2 October 2024', '2024-10-02'],
    ['end of January', '2025-01-31'],
  ])('may say when it is expected: %s', (expectedOn, day) =>
    expect(ofMeasure({ valueNotYet: true, expectedOn })).toMatchObject({
      ok: true,
      value: { value: null, valueState: 'not-yet-available', expectedOn: day },
    }),
  );

  test.each([
    ['1 October 2024', 'date-too-early'],
    ['30 February 2025', 'not-a-date'],
    ['soon', 'not-a-date'],
  ])('cannot be expected on %s', (expectedOn, code) =>
    expect(codesOf(ofMeasure({ valueNotYet: true, expectedOn }))).toEqual([`expectedOn: ${code}`]),
  );

  test('is expected no more once it is there', () =>
    expect(ofMeasure({ value: '92', valueNotYet: true, expectedOn: 'soon' })).toMatchObject({
      value: { value: 92, valueState: 'final', expectedOn: null },
    }));

  test('with parts is there', () =>
    expect(
      checkAnswer({
        item: percent({ target: null, targetText: 'Better than last year' }),
        scheme: scheme(),
        period,
        raw: { numerator: '1', denominator: '2', valueNotYet: true },
        today,
      }),
    ).toMatchObject({ problems: [{ code: 'missing', field: 'band' }] }));
});

describe('evidence is an address', () => {
  test.each([
    'https://example.sharepoint.com/sites/performance/Shared%20Documents/report.pdf',
    ' https://www.example.gov.uk/minutes?id=7#item-3 ',
  ])('%s', evidence =>
    expect(ofAction({ evidence })).toMatchObject({ ok: true, value: { evidence: evidence.trim() } }),
  );

  test('and nothing where none was given', () => {
    const checked = ofAction({ evidence: '  ' });
    expect(checked.ok && 'evidence' in checked.value).toBe(false);
  });

  test.each([
    'http://example.gov.uk',
    'javascript:alert(1)',
    'file:///report.pdf',
    'data:text/html,hello',
    'www.example.gov.uk',
    '//example.gov.uk/report',
    'https://',
    'https://name:word@example.gov.uk',
    'https://name@example.gov.uk',
    'https://:word@example.gov.uk',
    'https://example.gov.uk/a report.pdf',
    'https://example.gov.uk\nhttps://example.gov.uk',
    'see the shared drive',
  ])('%j is refused', evidence =>
    expect(ofAction({ evidence })).toMatchObject({
      problems: [{ code: 'not-an-address', field: 'evidence', facts: { text: evidence } }],
    }),
  );

  test('of at most 2,000 characters', () => {
    const long = (length: number) => `https://example.gov.uk/${'x'.repeat(length - 23)}`;
    expect(codesOf(ofAction({ evidence: long(2000) }))).toEqual([]);
    expect(ofAction({ evidence: long(2001) })).toMatchObject({
      problems: [{ code: 'too-long', field: 'evidence', facts: { most: 2000 } }],
    });
  });
});

describe('another due date', () => {
  const reason = { requestReason: 'The lender is late' };
  const due = { due: '2025-03-31' };

  test.each([
    ['3 October 2024', '2024-10-03'],
    ['14 May', '2025-05-14'],
    ['May 2025', '2025-05-31'],
  ])('%s is %s', (requestedDue, day) =>
    expect(ofAction({ requestedDue, ...reason }, due)).toMatchObject({ value: { requestedDue: day } }),
  );

  test.each([
    ['2 October 2024', { code: 'date-too-early', facts: { day: '2024-10-02', earliest: '2024-10-03' } }],
    ['September 2024', { code: 'date-too-early', facts: { day: '2024-09-30', earliest: '2024-10-03' } }],
    ['March 2025', { code: 'date-unchanged', facts: { day: '2025-03-31' } }],
  ])('%s is refused', (requestedDue, problem) =>
    expect(ofAction({ requestedDue, ...reason }, due)).toMatchObject({
      problems: [{ ...problem, field: 'requestedDue' }],
    }),
  );

  test('of a measure has nothing to differ from', () =>
    expect(ofMeasure({ value: '92', requestedDue: 'March 2025', ...reason })).toMatchObject({ ok: true }));
});

describe('the day of completion', () => {
  const completed = (completedOn: string, said: Partial<Action> = {}) =>
    ofAction({ band: 'Completed', completedOn }, said);

  test.each([
    ['2 October 2024', '2024-10-02'],
    ['14 September', '2024-09-14'],
    ['September 2024', '2024-09-30'],
    ['31 March 2024', '2024-03-31'],
  ])('%s is %s', (typed, day) =>
    expect(completed(typed, { from: '2024-03-31' })).toMatchObject({ value: { completedOn: day } }),
  );

  test('is not still to come', () =>
    expect(completed('3 October 2024')).toMatchObject({
      problems: [
        { code: 'date-too-late', field: 'completedOn', facts: { day: '2024-10-03', latest: '2024-10-02' } },
      ],
    }));

  test('without its year is one of the year that is reported on: 14 November has not come', () =>
    expect(codesOf(completed('14 November'))).toEqual(['completedOn: not-a-date']));

  test('is not before it began, and of what is restricted that day is not told', () => {
    const from = { from: '2024-04-01' };
    expect(completed('31 March 2024', from)).toMatchObject({
      problems: [{ code: 'date-too-early', facts: { day: '2024-03-31', earliest: '2024-04-01' } }],
    });
    expect(completed('31 March 2024', { ...from, visibility: 'restricted' })).toMatchObject({
      problems: [{ code: 'date-too-early', facts: { day: '2024-03-31' } }],
    });
    const restricted = completed('31 March 2024', { ...from, visibility: 'restricted' });
    expect(JSON.stringify(restricted)).not.toContain('2024-04-01');
  });

  test('of a measure is held against today alone', () =>
    expect(ofMeasure({ value: '92', completedOn: '1 April 2000' })).toMatchObject({ ok: true }));
});

test('what was published would be accepted if it were typed', () => {
  const schemes = shippedSchemes();
  const refused = [kingsLynnRegister(), cannockChaseRegister()].flatMap(({ indicators, updates }) => {
    const known = new Map(indicators.map(item => [item.key, item]));
    return updates.flatMap(({ itemKey, value }) => {
      const item = known.get(itemKey);
      if (!item || value === null) return [];
      const raw = {
        value: formatValue(value, item.unit, { decimals: 9 }),
        commentary: 'As printed.',
        band: 'G',
      };
      const by = schemes.find(({ id }) => id === item.scheme)!;
      const checked = checkAnswer({ item, scheme: by, period, raw, today });
      return checked.ok && checked.value.value === value ? [] : [{ ref: item.ref, value }];
    });
  });
  expect(refused).toEqual([]);
});
