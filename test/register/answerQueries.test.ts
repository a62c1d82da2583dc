import { describe, expect, test } from '@jest/globals';
import {
  answerHistory,
  checkAnswer,
  isQuery,
  problemCodes,
  queriesIn,
  queriesOf,
  queryCodes,
  queryProblems,
  type RawAnswer,
  type ReturnItem,
  type Update,
} from '../../register/index.ts';
import { bareWords, repeatedSince } from '../../register/repeatedWords.ts';
import { action, measure, said, scheme, snapshotOf } from './madeMeasure.ts';
import { shippedSchemes } from './sampleSnapshot.ts';

const period = '2024-25-Q2';
const schemes = shippedSchemes();
const projects = schemes.find(({ id }) => id === 'kings-lynn-projects')!;
const delivery = schemes.find(({ id }) => id === 'cannock-chase-delivery')!;
const figures = schemes.find(({ id }) => id === 'kings-lynn-indicators')!;

/** What is asked about an answer for Q2, after what was said before. */
const asked = (item: ReturnItem, raw: RawAnswer, before: readonly Update[] = [], by = projects) => {
  const snapshot = snapshotOf({
    updates: [...before],
    ...(item.kind === 'action' ? { actions: [item] } : { indicators: [item] }),
  });
  const checked = checkAnswer({ item, scheme: by, period, raw, today: '2024-10-02' });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return queriesOf(
    { item, scheme: by, period, answer: checked.value },
    answerHistory(snapshot, item, period),
  );
};

const ofAction = (update: Partial<Update>) => said({ itemKey: action().key, ...update });
const ofMeasure = (update: Partial<Update>) => said({ valueState: 'final', ...update });
const percent = measure({ unit: 'percent', decimals: 1, target: 90 });

describe('a figure that is far from the last one is asked about', () => {
  test('with both figures and when the last one was given', () =>
    expect(
      asked(percent, { value: '9.2%', commentary: 'Busy.' }, [ofMeasure({ value: 92 })], figures),
    ).toEqual([
      { code: 'jump', field: 'value', facts: { period: '2024-25-Q1', before: '92%', now: '9.2%' } },
    ]));

  test('of a running total with what its pace would have made', () =>
    expect(
      asked(
        measure({ cumulative: true, unit: 'tonnes', target: 1800 }),
        { value: '9000', commentary: 'Busy.' },
        [ofMeasure({ period: '2023-24', value: 1800 })],
        figures,
      ),
    ).toEqual([
      {
        code: 'jump',
        field: 'value',
        facts: { period: '2023-24', before: '1,800 tonnes', now: '9,000 tonnes', pace: '900 tonnes' },
      },
    ]));

  test('of one that has fallen with the word that it has', () =>
    expect(
      asked(
        measure({ cumulative: true, target: 800 }),
        { value: '410' },
        [ofMeasure({ value: 418 })],
        figures,
      ),
    ).toEqual([
      { code: 'jump', field: 'value', facts: { period: '2024-25-Q1', before: '418', now: '410', falls: 1 } },
    ]));

  test.each([
    ['the measure', 'restricted' as const, 'open' as const],
    ['what was said of it', 'open' as const, 'exempt' as const],
  ])('without any figure where %s is restricted', (_, visibility, last) =>
    expect(
      asked(
        { ...percent, visibility },
        { value: '9.2%', commentary: 'Busy.' },
        [ofMeasure({ value: 92, visibility: last })],
        figures,
      ),
    ).toEqual([{ code: 'jump', field: 'value', facts: { period: '2024-25-Q1' } }]),
  );

  test('by the limit of the scheme', () => {
    const far = (limit: number) =>
      asked(percent, { value: '30', commentary: 'Busy.' }, [ofMeasure({ value: 92 })], {
        ...figures,
        jumpLimit: limit,
      });
    expect(far(3).map(({ code }) => code)).toEqual(['jump']);
    expect(far(4)).toEqual([]);
  });

  test('and none is asked of what has no figure', () => {
    expect(asked(percent, { valueNotYet: true }, [ofMeasure({ value: 92 })], figures)).toEqual([]);
    expect(asked(action(), { band: 'G' }, [ofAction({ value: 92 })])).toEqual([]);
  });
});

describe('words that do not fit are asked about', () => {
  const red = { band: 'R', nextActions: 'Wait.' };

  test('with what was said and the rating as it is called', () =>
    expect(asked(action(), { ...red, commentary: 'The project is on track.' })).toEqual([
      {
        code: 'contradiction',
        field: 'commentary',
        facts: { said: 'on track', rating: 'Red (major issues to resolve)' },
      },
    ]));

  test('or what it means, where it has no name', () =>
    expect(
      asked(
        action(),
        { band: 'Completed', completedOn: '1 October 2024', commentary: '3 cameras are outstanding.' },
        [],
        delivery,
      ),
    ).toEqual([
      {
        code: 'contradiction',
        field: 'commentary',
        facts: { said: '3 cameras are outstanding', rating: 'completed' },
      },
    ]));

  test('with the rating that a rule computes', () =>
    expect(asked(percent, { value: '50%', commentary: 'On target.' }, [], figures)).toMatchObject([
      { code: 'contradiction', facts: { said: 'On target', rating: 'Red (target missed by 5% or more)' } },
    ]));

  test('with the other words', () =>
    expect(
      asked(action({ partnership: true }), { commentary: 'Fully operational; two are still outstanding.' }),
    ).toEqual([
      {
        code: 'contradiction',
        field: 'commentary',
        facts: { said: 'Fully operational', against: 'two are still outstanding' },
      },
    ]));

  test('and none is asked of a rating that the scheme does not have', () =>
    expect(
      queriesOf(
        {
          item: action(),
          scheme: projects,
          period,
          answer: { ...emptyAnswer, band: 'Purple', commentary: 'On track.' },
        },
        { earlier: [], current: null, versions: [] },
      ),
    ).toEqual([]));
});

const emptyAnswer = {
  value: null,
  numerator: null,
  denominator: null,
  valueState: null,
  expectedOn: null,
  band: null,
  commentary: null,
  nextActions: null,
  requestedDue: null,
  requestReason: null,
  completedOn: null,
};

describe('words that are said for the third time are asked about', () => {
  const words = 'Drafts are with members.';
  const before = (q1: string | null, year: string | null) => [
    ofAction({ period: '2024-25-Q1', commentary: q1 }),
    ofAction({ period: '2023-24', commentary: year }),
  ];

  test.each([
    ['the same', words, words],
    ['but for capitals and marks', 'drafts are with Members', 'Drafts — are with members!'],
    ['but for spaces', ' Drafts  are with\u00A0members.', words],
  ])('%s', (_, q1, year) =>
    expect(asked(action(), { band: 'G', commentary: words }, before(q1, year))).toEqual([
      { code: 'repeated', field: 'commentary', facts: { period: '2023-24' } },
    ]),
  );

  test.each<[said: string, Update[]]>([
    ['twice', before(words, 'Begun.')],
    ['the first time again', before('Begun.', words)],
    ['with another figure', before('Drafts are with 3 members.', 'Drafts are with 3 members.')],
    ['after nothing', before(null, null)],
    ['for the second time ever', before(words, null).slice(0, 1)],
    ['for the first time', []],
  ])('but not %s', (_, updates) =>
    expect(asked(action(), { band: 'G', commentary: words }, updates)).toEqual([]),
  );

  test('nor is silence', () => expect(asked(action(), { band: 'G' }, before(null, null))).toEqual([]));

  test('only the two reports before count, whenever they were', () => {
    const earlier = ['2024-25-Q1', '2023-24', '2022-23'].map((one, index) =>
      ofAction({ period: one, commentary: index === 2 ? 'Begun.' : words }),
    );
    expect(repeatedSince(words, period, { earlier })).toBe('2023-24');
    expect(repeatedSince(null, period, { earlier })).toBeNull();
  });

  test('what words amount to', () =>
    expect(bareWords('  On-track: 92%, “£5m” — Café!')).toBe('on track 92% £5m café'));
});

describe('what was asked about before in the same period is not asked about again', () => {
  const now = (update: Partial<Update>) => said({ period, submittedAt: '2024-10-01T09:00:00Z', ...update });

  test('a figure that stands there already', () => {
    const before = [ofMeasure({ value: 92 }), now({ value: 9.2, valueState: 'final' })];
    const codes = (value: string) =>
      asked(percent, { value, commentary: 'Busy.' }, before, figures).map(({ code }) => code);
    expect(codes('9.2%')).toEqual([]);
    expect(codes('9.3%')).toEqual(['jump']);
  });

  test('words that stand there already, with the same rating', () => {
    const itemKey = action().key;
    const commentary = 'The project is on track.';
    const before = [now({ itemKey, band: 'R', commentary: 'The project is on track' })];
    const codes = (raw: RawAnswer) =>
      asked(action(), { nextActions: 'Wait.', ...raw }, before).map(({ code }) => code);
    expect(codes({ band: 'R', commentary })).toEqual([]);
    expect(codes({ band: 'R', commentary: 'All is on track.' })).toEqual(['contradiction']);
    expect(codes({ band: 'A', commentary: 'No issues.' })).toEqual(['contradiction']);
    expect(
      asked(action(), { band: 'R', nextActions: 'Wait.', commentary }, [
        now({ itemKey, band: 'G', commentary }),
      ]),
    ).toHaveLength(1);
  });

  test('nor words that stand there with another figure', () => {
    const before = [now({ value: 95, valueState: 'final', commentary: 'On target.' })];
    expect(asked(percent, { value: '50', commentary: 'On target.' }, before, figures)).toHaveLength(1);
  });

  test('an answer without words after one without words', () => {
    const before = [now({ itemKey: action().key, band: 'G' })];
    expect(asked(action(), { band: 'G' }, before)).toEqual([]);
  });
});

describe('a query is put as a problem', () => {
  const queries = asked(
    percent,
    { value: '9.2%', commentary: 'On target.' },
    [ofMeasure({ value: 92 })],
    figures,
  );

  test('with the code that confirms it', () =>
    expect(queryProblems(queries)).toEqual([
      {
        code: 'are-you-sure-jump',
        field: 'value',
        facts: { query: 'jump', period: '2024-25-Q1', before: '92%', now: '9.2%' },
      },
      {
        code: 'words-contradict',
        field: 'commentary',
        facts: { query: 'contradiction', said: 'On target', rating: 'Red (target missed by 5% or more)' },
      },
    ]));

  test('and not again once it is confirmed', () => {
    expect(queryProblems(queries, ['jump']).map(({ code }) => code)).toEqual(['words-contradict']);
    expect(queryProblems(queries, ['contradiction', 'jump', 'anything'])).toEqual([]);
  });

  test('which problems are queries, and which codes they ask for', () => {
    expect(problemCodes.filter(code => isQuery({ code }))).toEqual([
      'are-you-sure-jump',
      'words-contradict',
      'words-repeated',
    ]);
    expect(queriesIn(queryProblems(queries))).toEqual(['jump', 'contradiction']);
    expect(queriesIn([{ code: 'missing' }])).toEqual([]);
    expect(queryCodes).toEqual(['jump', 'contradiction', 'repeated']);
  });
});

test('a history has what counts of the periods before, earliest first, and what counts in this one', () => {
  const former = action({ ref: 'A0' });
  const item = action({ formerKey: former.key });
  const of = (itemKey: string, one: string, submissionId = 's1') =>
    said({ itemKey, period: one, submissionId, commentary: `${itemKey} ${one}` });
  const snapshot = snapshotOf({
    actions: [former, item],
    updates: [
      of(item.key, '2024-25-Q1'),
      of(item.key, period),
      of(item.key, '2024-25-Q3'),
      of(former.key, '2023-24'),
      of(former.key, '2024-25-Q1', 's2'),
      of(former.key, period, 's2'),
    ],
  });
  const { earlier, current, versions } = answerHistory(snapshot, item, period);
  expect(earlier.map(({ itemKey, period: one }) => [itemKey, one])).toEqual([
    [former.key, '2023-24'],
    [item.key, '2024-25-Q1'],
  ]);
  expect(current?.period).toBe(period);
  expect(versions).toEqual([]);
  expect(answerHistory(snapshotOf(), item, period)).toEqual({ earlier: [], current: null, versions: [] });
});

test('every shipped scheme goes by the usual limit', () => {
  expect(schemes.map(({ jumpLimit }) => jumpLimit)).toEqual(schemes.map(() => null));
  expect(scheme().jumpLimit).toBeNull();
});
