import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseScheme } from '../../register/parseScheme.ts';
import { bandInText, bandOf, spokenBand, type Scheme } from '../../register/scheme.ts';
import { schemeProblemCodes, type SchemeProblem } from '../../register/schemeFaults.ts';

type Raw = Record<string, unknown>;

const folder = new URL('../../register/schemes/', import.meta.url);
const shipped = readdirSync(folder).map(
  name => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Raw & { id: string },
);

const read = (raw: unknown): Scheme => {
  const parsed = parseScheme(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const faultsOf = (raw: unknown): SchemeProblem[] => {
  const parsed = parseScheme(raw);
  return parsed.ok ? [] : parsed.problems;
};
const shippedScheme = (id: string) => read(shipped.find(raw => raw.id === id));

const band = (id: string, letter: string, said: Raw = {}): Raw => ({
  id,
  letter,
  word: `word ${id}`,
  symbol: letter,
  colour: '1F4E79',
  text: 'FFFFFF',
  rated: true,
  ...said,
});

const good = band('Good', 'G');
const poor = band('Poor', 'U');
const steps = [
  { band: 'Good', within: 0, inclusive: true },
  { band: 'Poor', within: null },
];
const indicators: Raw = {
  id: 'anywhere',
  title: 'Anywhere',
  rates: 'indicator',
  source: 'A test',
  decidedBy: 'rule',
  decimals: 0,
  bands: [good, poor],
  rule: { name: 'Met or not', bands: steps },
};
const { rule, ...bare } = indicators;
const actions: Raw = {
  ...bare,
  rates: 'action',
  decidedBy: 'officer',
  bands: [{ ...good, offered: true }, poor],
};
const routes = { officer: { days: [90, 30] }, cabinet: {}, council: { months: [12] } };
const documents: Raw = { ...bare, rates: 'document', leadTimes: routes };
const clock = { acknowledgeWithin: 5, stages: [{ answerWithin: 10, extension: 10 }] };
const complaints: Raw = { ...bare, rates: 'complaint', clock };
const recommendations: Raw = { ...bare, rates: 'recommendation' };

const withRule = (...bands: Raw[]): Raw => ({ ...indicators, rule: { name: 'x', bands } });
const threeBands = (first: Raw, second: Raw): Raw => ({
  ...indicators,
  bands: [good, band('Fair', 'F'), poor],
  rule: {
    name: 'x',
    bands: [
      { band: 'Good', ...first },
      { band: 'Fair', ...second },
      { band: 'Poor', within: null },
    ],
  },
});

const comesWith = [
  ['kings-lynn-projects', 'action', 'R A G B', 'Completed Info NotReported'],
  ['kings-lynn-indicators', 'indicator', 'R A G', 'Monitor InProgress NotReported'],
  ['people', 'indicator', '', 'Monitor InProgress NotReported'],
  ['cannock-chase-delivery', 'action', 'Completed Slight Behind Close', 'Info NotReported NotDue'],
  ['cannock-chase-measures', 'indicator', '', 'Monitor InProgress NotReported'],
  ['norfolk-vital-signs', 'indicator', 'R A G', 'Monitor InProgress NotReported'],
  ['audit-recommendations', 'recommendation', 'OnTrack Overdue Awaiting Closed Accepted', 'Superseded'],
  ['policies', 'document', 'InDate DueSoon Overdue UnderReview', 'Withdrawn'],
  ['peer-challenge', 'action', 'Completed OnTrack Behind NotStarted', 'Info NotReported'],
  ['complaints', 'complaint', 'InTime Overdue AnsweredInTime AnsweredLate', 'Withdrawn'],
] as const;

describe('the schemes that Quarterbook comes with', () => {
  test('are these', () =>
    expect(shipped.map(({ id }) => id).sort()).toEqual(comesWith.map(([id]) => id).sort()));

  test.each(comesWith)(
    '%s rates each %s as %s, and leaves %s out of percentages',
    (id, rates, rated, others) => {
      const scheme = shippedScheme(id);
      const ids = (wanted: boolean) =>
        scheme.bands.filter(one => one.rated === wanted).map(({ id: one }) => one);
      expect(scheme.rates).toBe(rates);
      expect(ids(true).join(' ')).toBe(rated);
      expect(ids(false).join(' ')).toBe(others);
      expect(scheme.source.length).toBeGreaterThan(60);
    },
  );

  test.each([
    ['kings-lynn-projects', 'A', 'Amber', 'amber'],
    ['kings-lynn-projects', 'B', 'Blue', 'blue'],
    ['kings-lynn-projects', 'Completed', 'completed', 'completed'],
    ['cannock-chase-delivery', 'Behind', 'more than 3 months behind', 'more than 3 months behind'],
    ['norfolk-vital-signs', 'R', 'Red', 'red'],
    ['norfolk-vital-signs', 'NotReported', 'not reported', 'not reported'],
  ])('in %s people call %s “%s”, and in running text “%s”', (id, of, says, running) => {
    const band = bandOf(shippedScheme(id), of)!;
    expect(spokenBand(band)).toBe(says);
    expect(bandInText(band)).toBe(running);
  });

  test('Cannock’s ticks and stars together are achieved or in progress', () =>
    expect(shippedScheme('cannock-chase-delivery')).toMatchObject({
      decimals: 1,
      milestones: true,
      closedAs: 'Close',
      shares: [{ id: 'achieved-or-in-progress', bands: ['Completed', 'Slight'] }],
    }));

  test('a policy of an officer is asked about 90 and 30 days ahead, one of the Council 12, 6 and 3 months', () =>
    expect(shippedScheme('policies').leadTimes).toMatchObject({
      officer: { days: [90, 30], months: [] },
      council: { days: [], months: [12, 6, 3] },
    }));
});

describe('bands that the rules give by themselves', () => {
  test.each([
    ['actions', actions, 'Completed Info NotReported'],
    ['milestones', { ...actions, milestones: true }, 'Completed Info NotReported NotDue'],
    ['indicators', indicators, 'Monitor InProgress NotReported'],
    ['recommendations', recommendations, 'OnTrack Overdue Awaiting Closed Accepted Superseded'],
    ['documents', documents, 'InDate DueSoon Overdue UnderReview Withdrawn'],
    ['complaints', complaints, 'InTime Overdue AnsweredInTime AnsweredLate Withdrawn'],
  ])('follow those of the file: %s', (_, raw, added) =>
    expect(read(raw).bands.map(one => one.id)).toEqual(['Good', 'Poor', ...added.split(' ')]),
  );

  test('a listed one keeps its place, words and colours', () => {
    const own = band('NotReported', 'Q', { word: 'no return', colour: '000000', rated: false });
    const { bands } = read({ ...indicators, bands: [own, good, poor] });
    expect(bands.map(one => one.id)).toEqual(['NotReported', 'Good', 'Poor', 'Monitor', 'InProgress']);
    expect(bands[0]).toMatchObject({ letter: 'Q', word: 'no return', colour: '000000' });
  });

  test('their letters and symbols give way to those of the file', () => {
    const { bands } = read({
      ...indicators,
      bands: [good, poor, band('Mixed', 'm', { symbol: '○' }), band('Muddled', 'M2')],
    });
    expect(bands.find(one => one.id === 'Monitor')).toMatchObject({ letter: 'M3', symbol: '○2' });
  });

  test('an officer can say “completed” where the file does not list it', () => {
    const offered = (raw: Raw) => bandOf(read(raw), 'Completed')?.offered;
    expect(offered(actions)).toBe(true);
    expect(offered({ ...actions, decidedBy: 'nobody', bands: [good] })).toBe(false);
  });

  test('a scheme that was read can be read again, and is the same', () => {
    for (const { id } of shipped) expect(read(shippedScheme(id))).toEqual(shippedScheme(id));
  });
});

const wrong: [says: string, raw: unknown, faults: Partial<SchemeProblem>[]][] = [
  ['nothing at all', undefined, [{ code: 'missing', field: 'scheme' }]],
  [
    'a list instead of an object',
    [],
    [{ code: 'not-a-choice', field: 'scheme', facts: { says: 'an object in braces' } }],
  ],
  [
    'no title and no decimals',
    { ...indicators, title: undefined, decimals: undefined },
    [
      { code: 'missing', field: 'title' },
      { code: 'missing', field: 'decimals' },
    ],
  ],
  [
    'a title that is empty',
    { ...indicators, title: '' },
    [{ code: 'not-a-choice', field: 'title', facts: { says: 'text that is not empty' } }],
  ],
  [
    'four decimals',
    { ...indicators, decimals: 4 },
    [{ code: 'not-a-choice', field: 'decimals', facts: { says: 'a whole number from 0 to 3' } }],
  ],
  [
    'a field that nothing reads',
    { ...indicators, bands: [{ ...good, color: 'FFFFFF' }, poor] },
    [{ code: 'unknown-field', field: 'bands[0].color' }],
  ],
  [
    'a colour that is none',
    { ...indicators, bands: [good, { ...poor, text: 'white' }] },
    [
      {
        code: 'not-a-choice',
        field: 'bands[1].text',
        facts: { says: 'six upper-case hexadecimal digits, as 2E7D32' },
      },
    ],
  ],
  [
    'a limit in words',
    withRule({ band: 'Good', within: 'a bit' }, { band: 'Poor', within: null }),
    [
      {
        code: 'not-a-choice',
        field: 'rule.bands[0].within',
        facts: { says: 'a number, "tolerance" or null' },
      },
    ],
  ],
  [
    'words that do not stand out from their colour',
    { ...indicators, bands: [good, { ...poor, colour: '00B050' }] },
    [{ code: 'contrast-too-low', field: 'bands[1].text', facts: { contrast: 2.8, better: '000000' } }],
  ],
  [
    'dark words on a dark colour',
    { ...indicators, bands: [good, { ...poor, colour: '1F4E79', text: '333333' }] },
    [{ code: 'contrast-too-low', field: 'bands[1].text', facts: { better: 'FFFFFF' } }],
  ],
  [
    'the same letter twice, in capitals or not',
    { ...indicators, bands: [good, { ...poor, letter: 'g' }] },
    [{ code: 'doubled', field: 'bands[1].letter', facts: { text: 'g', other: 'Good' } }],
  ],
  [
    'the same word, symbol and name twice',
    {
      ...indicators,
      bands: [
        { ...good, name: 'Green' },
        { ...poor, name: 'green', word: 'word Good', symbol: 'G' },
      ],
    },
    [
      { code: 'doubled', field: 'bands[1].name' },
      { code: 'doubled', field: 'bands[1].word' },
      { code: 'doubled', field: 'bands[1].symbol' },
    ],
  ],
  [
    'two bands of one id',
    { ...indicators, bands: [good, poor, band('Poor', 'Z', { word: 'other' })] },
    [{ code: 'doubled', field: 'bands[2].id', facts: { text: 'Poor', other: 'Poor' } }],
  ],
  [
    'its own word for what Quarterbook calls so already',
    { ...actions, bands: [{ ...good, offered: true, word: 'Completed' }] },
    [{ code: 'doubled', field: 'bands[0].word', facts: { text: 'Completed', other: 'Completed' } }],
  ],
  [
    'a rule that names a band which is not there',
    withRule({ band: 'Purple', within: 0 }, { band: 'Poor', within: null }),
    [{ code: 'band-not-in-scheme', field: 'rule.bands[0].band', facts: { band: 'Purple' } }],
  ],
  [
    'a rule that names a band twice',
    withRule({ band: 'Good', within: 0 }, { band: 'Good', within: 0.1 }, { band: 'Poor', within: null }),
    [{ code: 'doubled', field: 'rule.bands[1].band' }],
  ],
  [
    'a rule that gives “monitor only”',
    withRule({ band: 'Good', within: 0 }, { band: 'Monitor', within: null }),
    [{ code: 'reserved-band', field: 'rule.bands[1].band', facts: { band: 'Monitor' } }],
  ],
  [
    'a rule that gives what is not rated',
    { ...indicators, bands: [good, { ...poor, rated: false }] },
    [{ code: 'band-not-rated', field: 'rule.bands[1].band', facts: { band: 'Poor' } }],
  ],
  [
    'limits that fall',
    threeBands({ within: 0.1 }, { within: 0.05 }),
    [{ code: 'rule-order', field: 'rule.bands[1].within' }],
  ],
  [
    'the same limit twice',
    threeBands({ within: 0 }, { within: 0 }),
    [{ code: 'rule-order', field: 'rule.bands[1].within' }],
  ],
  [
    'the same limit, first with it and then without',
    threeBands({ within: 0, inclusive: true }, { within: 0 }),
    [{ code: 'rule-order', field: 'rule.bands[1].within' }],
  ],
  [
    'a limit above 0 before the tolerance',
    threeBands({ within: 0.01 }, { within: 'tolerance' }),
    [{ code: 'rule-order', field: 'rule.bands[1].within' }],
  ],
  [
    'the tolerance twice',
    threeBands({ within: 'tolerance' }, { within: 'tolerance', inclusive: true }),
    [{ code: 'rule-order', field: 'rule.bands[1].within' }],
  ],
  [
    '“exactly” of what takes the rest',
    withRule({ band: 'Good', within: 0 }, { band: 'Poor', within: null, inclusive: true }),
    [{ code: 'rule-order', field: 'rule.bands[1].inclusive' }],
  ],
  [
    'ranks that rise where ratings get worse',
    {
      ...indicators,
      bands: [
        { ...poor, rank: 2 },
        { ...good, rank: 1 },
      ],
    },
    [{ code: 'rule-order', field: 'bands[0].rank' }],
  ],
  [
    'two ratings of one rank',
    {
      ...threeBands({ within: 0 }, { within: 0.1 }),
      bands: [{ ...good, rank: 1 }, band('Fair', 'F'), { ...poor, rank: 1 }],
    },
    [{ code: 'rule-order', field: 'bands[2].rank' }],
  ],
  [
    'a letter that is a space',
    { ...indicators, bands: [good, { ...poor, letter: ' ' }] },
    [{ code: 'not-a-choice', field: 'bands[1].letter', facts: { says: 'text that is not empty' } }],
  ],
  [
    '“monitor only” and “not reported” in percentages',
    { ...indicators, bands: [good, poor, band('Monitor', 'M'), band('NotReported', 'N')] },
    [
      { code: 'reserved-band', field: 'bands[2].rated', facts: { band: 'Monitor' } },
      { code: 'reserved-band', field: 'bands[3].rated', facts: { band: 'NotReported' } },
    ],
  ],
  [
    'arrows to and from what is not rated',
    { ...actions, bands: [{ ...good, offered: true }, band('Info', 'I', { rated: false, rank: 4 })] },
    [{ code: 'band-not-rated', field: 'bands[1].rank', facts: { band: 'Info' } }],
  ],
  [
    'no band that takes the rest',
    withRule({ band: 'Good', within: 0 }, { band: 'Poor', within: 0.1 }),
    [{ code: 'rule-order', field: 'rule.bands[1].within' }],
  ],
  [
    'two bands that take the rest',
    threeBands({ within: 0 }, { within: null }),
    [
      { code: 'rule-order', field: 'rule.bands[1].within' },
      { code: 'rule-order', field: 'rule.bands[2].within' },
    ],
  ],
  [
    '5 where 0.05 was meant',
    threeBands({ within: 0 }, { within: 5 }),
    [{ code: 'out-of-range', field: 'rule.bands[1].within', facts: { text: 5 } }],
  ],
  ['a rule that decides and is not there', bare, [{ code: 'missing', field: 'rule' }]],
  [
    'a rule where an officer decides',
    { ...actions, rule },
    [{ code: 'not-used-here', field: 'rule', facts: { rates: 'action', decidedBy: 'officer' } }],
  ],
  [
    'a rule where nobody decides',
    { ...indicators, decidedBy: 'nobody' },
    [{ code: 'not-used-here', field: 'rule' }],
  ],
  [
    'actions decided by a rule',
    { ...actions, decidedBy: 'rule', bands: [good] },
    [
      {
        code: 'not-a-choice',
        field: 'decidedBy',
        facts: { says: '"officer" or "nobody" where it rates "action"' },
      },
    ],
  ],
  [
    'recommendations decided by the officer',
    { ...recommendations, decidedBy: 'officer', bands: [{ ...good, offered: true }] },
    [{ code: 'not-a-choice', field: 'decidedBy' }],
  ],
  [
    'an officer with nothing to choose',
    { ...actions, bands: [good, poor] },
    [{ code: 'missing', field: 'bands[].offered' }],
  ],
  [
    'a choice where nobody chooses',
    { ...actions, decidedBy: 'nobody' },
    [{ code: 'not-used-here', field: 'bands[0].offered' }],
  ],
  [
    'a choice where dates decide',
    { ...recommendations, bands: [{ ...good, offered: true }] },
    [{ code: 'not-used-here', field: 'bands[0].offered' }],
  ],
  [
    '“not reported” as a choice',
    { ...actions, bands: [band('NotReported', '?', { offered: true, rated: false })] },
    [{ code: 'reserved-band', field: 'bands[0].offered', facts: { band: 'NotReported' } }],
  ],
  [
    '“not due” where actions are no milestones',
    { ...actions, bands: [{ ...good, offered: true }, band('NotDue', 'N', { rated: false })] },
    [{ code: 'reserved-band', field: 'bands[1].id', facts: { band: 'NotDue' } }],
  ],
  [
    'milestones, a band of closure and lead times among indicators',
    { ...indicators, milestones: true, closedAs: 'Poor', leadTimes: routes, clock },
    [
      { code: 'not-used-here', field: 'milestones' },
      { code: 'not-used-here', field: 'closedAs' },
      { code: 'not-used-here', field: 'leadTimes' },
      { code: 'not-used-here', field: 'clock' },
    ],
  ],
  [
    'a trajectory of actions',
    { ...actions, trajectory: { tolerance: 0.02, unit: 'relative' } },
    [{ code: 'not-used-here', field: 'trajectory' }],
  ],
  [
    '2 where 0.02 was meant',
    { ...indicators, trajectory: { tolerance: 2, unit: 'relative' } },
    [{ code: 'out-of-range', field: 'trajectory.tolerance', facts: { text: 2 } }],
  ],
  [
    'closure under a band that is not there',
    { ...actions, closedAs: 'Gone' },
    [{ code: 'band-not-in-scheme', field: 'closedAs', facts: { band: 'Gone' } }],
  ],
  [
    'a share of bands that are not there, do not count, or are named twice',
    {
      ...indicators,
      shares: [{ id: 'fine', word: 'fine', bands: ['Good', 'Best', 'Monitor', 'Good'] }],
    },
    [
      { code: 'band-not-in-scheme', field: 'shares[0].bands[1]' },
      { code: 'band-not-rated', field: 'shares[0].bands[2]' },
      { code: 'doubled', field: 'shares[0].bands[3]' },
    ],
  ],
  [
    'two shares of one id and word',
    {
      ...indicators,
      shares: [
        { id: 'fine', word: 'Fine', bands: ['Good'] },
        { id: 'fine', word: 'fine', bands: ['Poor'] },
      ],
    },
    [
      { code: 'doubled', field: 'shares[1].id' },
      { code: 'doubled', field: 'shares[1].word' },
    ],
  ],
  [
    'documents without lead times',
    { ...documents, leadTimes: null },
    [{ code: 'missing', field: 'leadTimes' }],
  ],
  [
    'lead times from the shortest',
    { ...documents, leadTimes: { ...routes, council: { months: [3, 6, 6] } } },
    [
      { code: 'rule-order', field: 'leadTimes.council.months[1]' },
      { code: 'rule-order', field: 'leadTimes.council.months[2]' },
    ],
  ],
  [
    'a jump that every figure would be',
    { ...indicators, jumpLimit: 1 },
    [{ code: 'not-a-choice', field: 'jumpLimit', facts: { says: 'a number above 1' } }],
  ],
  [
    'a jump of what has no figures',
    { ...actions, jumpLimit: 3 },
    [{ code: 'not-used-here', field: 'jumpLimit' }],
  ],
  ['complaints without a clock', { ...complaints, clock: null }, [{ code: 'missing', field: 'clock' }]],
];

describe('a scheme that is wrong is refused, with the place of everything that is', () => {
  test.each(wrong)('%s', (_, raw, faults) => expect(faultsOf(raw)).toMatchObject(faults));

  test('every kind of fault is among them', () => {
    const seen = new Set(wrong.flatMap(([, raw]) => faultsOf(raw).map(fault => fault.code)));
    expect([...seen].sort()).toEqual([...schemeProblemCodes].sort());
  });

  test('whatever is in the file: a scheme, or faults that each have a place, and never a crash', () =>
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(indicators), null), (value, field) => {
        const parsed = parseScheme(field === null ? value : { ...indicators, [field]: value });
        if (!parsed.ok) for (const problem of parsed.problems) expect(problem.field).not.toBe('');
      }),
    ));
});

describe('a scheme that is unusual and right', () => {
  test.each<[string, Raw]>([
    ['asked about at twice as much', { ...indicators, jumpLimit: 2 }],
    ['better than the target, then exactly it', threeBands({ within: 0 }, { within: 0, inclusive: true })],
    ['passed by 10%, then met', threeBands({ within: -0.1, inclusive: true }, { within: 0 })],
    ['met, then within the measure’s own tolerance', threeBands({ within: 0 }, { within: 'tolerance' })],
    ['within the tolerance, then twice as far', threeBands({ within: 'tolerance' }, { within: 0.2 })],
    [
      'limits of 5 and 10 points',
      {
        ...threeBands({ within: 5 }, { within: 10 }),
        rule: {
          name: 'Points',
          measure: 'points',
          bands: [
            { band: 'Good', within: 5 },
            { band: 'Fair', within: 10 },
            { band: 'Poor', within: null },
          ],
        },
      },
    ],
    [
      'indicators that an officer judges',
      { ...bare, decidedBy: 'officer', bands: [{ ...good, offered: true }] },
    ],
    ['a choice for targets in words', { ...indicators, bands: [{ ...good, offered: true }, poor] }],
    ['a trajectory in points', { ...indicators, trajectory: { tolerance: 2, unit: 'points' } }],
    [
      'ranks that fall, and a rating between them without one',
      {
        ...threeBands({ within: 0 }, { within: 0.1 }),
        bands: [{ ...good, rank: 3 }, band('Fair', 'F'), { ...poor, rank: 1 }],
      },
    ],
    [
      '“completed” outside percentages and above all others, and “delivered” beside it',
      {
        ...actions,
        bands: [
          { ...good, offered: true, rank: 0 },
          band('Completed', 'C', { rated: false, rank: 2 }),
          band('Delivered', 'D', { rated: false, rank: 1, offered: true }),
        ],
      },
    ],
    ['closure under a band of its own', { ...actions, closedAs: 'Poor' }],
  ])('%s', (_, raw) => expect(faultsOf(raw)).toEqual([]));
});
