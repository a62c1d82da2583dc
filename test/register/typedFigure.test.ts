import { describe, expect, test } from '@jest/globals';
import { parseFigure } from '../../register/figure.ts';
import { beyondLimits } from '../../register/figureLimits.ts';
import { units, type Indicator, type Unit } from '../../register/item.ts';
import { measure } from './madeMeasure.ts';

const examples: Record<Unit, string> = {
  percent: '92%',
  number: '1,050,950',
  gbp: '£559,576',
  tonnes: '418 tonnes',
  kwh: '37,503 kWh',
  days: '12 days',
  fte: '22.7 FTE',
};

describe('a figure is read as people write it', () => {
  test.each<[string, Unit, number]>([
    ['92%', 'percent', 92],
    ['92 %', 'percent', 92],
    ['92.0 per cent', 'percent', 92],
    ['92 percent', 'percent', 92],
    ['+3.4%', 'percent', 3.4],
    ['(3)', 'percent', -3],
    ['( 3.4% )', 'percent', -3.4],
    ['104%', 'percent', 104],
    ['９２．５％', 'percent', 92.5],
    ['－20％', 'percent', -20],
    ['−20', 'percent', -20],
    ['–20', 'percent', -20],
    ['‑20', 'percent', -20],
    ['-0%', 'percent', 0],
    ['£559,576', 'gbp', 559576],
    ['£ 559,576.20', 'gbp', 559576.2],
    ['559,576 pounds', 'gbp', 559576],
    ['GBP 559,576', 'gbp', 559576],
    ['559,576 GBP', 'gbp', 559576],
    ['£0.56m', 'gbp', 560000],
    ['£12.9 million', 'gbp', 12900000],
    ['£12.9mn', 'gbp', 12900000],
    ['£1.2bn', 'gbp', 1200000000],
    ['£559k', 'gbp', 559000],
    ['-£20', 'gbp', -20],
    ['£-20', 'gbp', -20],
    ['(£1.2m)', 'gbp', -1200000],
    ['£(20)', 'gbp', -20],
    ['￡20', 'gbp', 20],
    ['1,050,950', 'number', 1050950],
    ['1 050 950', 'number', 1050950],
    ['1\u00A0050\u00A0950', 'number', 1050950],
    ['1\u202F050\u2009950.5', 'number', 1050950.5],
    ['1.2k', 'number', 1200],
    ['1.2 thousand', 'number', 1200],
    ['  7\n', 'number', 7],
    ['450 tonnes', 'tonnes', 450],
    ['1 tonne', 'tonnes', 1],
    ['450 t', 'tonnes', 450],
    ['1.2k tonnes', 'tonnes', 1200],
    ['37,503 kWh', 'kwh', 37503],
    ['1.2 million kWh', 'kwh', 1200000],
    ['12 days', 'days', 12],
    ['1 day', 'days', 1],
    ['2 thousand days', 'days', 2000],
    ['22.7 FTE', 'fte', 22.7],
    ['22.7 FTEs', 'fte', 22.7],
  ])('%j is a figure in %s', (text, unit, value) =>
    expect(parseFigure(text, unit)).toEqual({ ok: true, value }),
  );

  test.each<[why: string, Unit, string[]]>([
    ['it may be less or more', 'percent', ['about 90', '~90', '>90', '90+', 'c. 90', '90-92', '90 or so']],
    ['it is none', 'percent', ['', '%', 'nil', 'n/a', 'tbc', '—', '—5', '()', '(3.4', '1e3', 'Infinity']],
    ['a share has its own two fields', 'percent', ['314 of 342', '9 out of 10', '92/100']],
    ['it is in another unit', 'percent', ['£5', '5 days', '92 pc', '5m', '1.2k%']],
    [
      'commas and points may stand for each other',
      'number',
      ['12,34', '1.050.950', '1,2', '1,050,95', '1,050 950'],
    ],
    [
      'it names what is counted, or another unit',
      'number',
      ['40 homes', '92%', '£40', '1.2 k', '12 hundred'],
    ],
    ['it is in another currency, or has two signs', 'gbp', ['€20', '$20', '££20', '5£5', '50p', '--£20']],
    [
      'metric tonnes may be megatonnes, and tons are not tonnes',
      'tonnes',
      ['450mt', '450 mt', '1.2kt', '450 tons'],
    ],
    ['m may stand for months, and working days are fewer', 'days', ['5m', '5k', '1bn', '12 working days']],
    ['it is another measure of energy', 'kwh', ['12 MWh', '12 kW']],
    ['it is people, not their equivalent', 'fte', ['22 people', '22m']],
  ])('refused, since %s', (_, unit, texts) => {
    for (const text of texts) {
      const facts = { text, example: examples[unit] };
      const refusal = { ok: false, problems: [{ code: 'not-a-number', field: 'value', facts }] };
      expect(parseFigure(text, unit)).toEqual(refusal);
    }
  });

  test.each(units)('the refusal in %s names what to type', unit => {
    const example = examples[unit];
    expect(parseFigure('x', unit)).toMatchObject({ problems: [{ facts: { example } }] });
    expect(parseFigure(example, unit).ok).toBe(true);
  });

  test('the refusal names the field it was typed in', () =>
    expect(parseFigure('x', 'number', 'numerator')).toMatchObject({ problems: [{ field: 'numerator' }] }));

  test.each<[string, Unit]>([
    ['-1', 'number'],
    ['(3)', 'days'],
    ['1001%', 'percent'],
    ['-1001%', 'percent'],
    ['10,000 billion', 'gbp'],
  ])('%s is further than any measure in %s goes', (text, unit) =>
    expect(parseFigure(text, unit)).toMatchObject({ problems: [{ code: 'out-of-range', facts: { text } }] }),
  );
});

describe('a figure is one that its measure can have', () => {
  const share = (said: Partial<Indicator>) => measure({ unit: 'percent', decimals: 2, target: 90, ...said });
  const calls = '% of calls answered within 90 seconds';

  test.each<[Partial<Indicator>, number]>([
    [{ title: calls }, 100.1],
    [{ title: calls }, -0.1],
    [{ title: 'Percentage of food premises rated 3 or above', target: null }, 920],
    [{ title: 'Proportion of residents who feel safe' }, 101],
    [{ title: '% who rated the information as good' }, 120],
  ])('%j cannot be %d%%', (said, value) =>
    expect(beyondLimits(share(said), value, 'value')).toEqual([
      {
        code: 'out-of-range',
        field: 'value',
        facts: { text: `${String(value).replace('-', '−')}%`, least: '0%', most: '100%' },
      },
    ]),
  );

  test.each<[why: string, Partial<Indicator>, number]>([
    ['the end of the range belongs to it', { title: calls }, 100],
    ['so does its beginning', { title: calls }, 0],
    ['it is a change', { title: '% increase in engagement' }, -20],
    ['it is of a budget', { title: '% of budget spent' }, 104],
    ['it is of what is owed from before, too', { title: '% of Council Tax collected' }, 101],
    ['it is held against something', { title: '% of planned savings delivered' }, 130],
    ['its title does not say of what', { title: 'Town centre vacancy rate' }, 110],
    ['its target is above', { title: calls, target: 120 }, 110],
    ['its range goes above', { title: calls, target: 90, targetHigh: 110 }, 105],
    [
      'its benchmark was above',
      { title: calls, benchmark: { title: 'Region', values: { '2023-24': 103 } } },
      102,
    ],
    ['it is no percentage', { title: '% of nothing', unit: 'number', target: 90 }, 101],
  ])('%s', (_, said, value) => expect(beyondLimits(share(said), value, 'value')).toEqual([]));

  test('a percentage made of parts is held to the same', () =>
    expect(beyondLimits(share({ title: 'Growth' }), 1200, 'numerator')).toEqual([
      { code: 'out-of-range', field: 'numerator', facts: { text: '1,200%' } },
    ]));

  test.each<[why: string, Partial<Indicator>, number, boolean]>([
    ['half a home is none', { title: 'No of new homes delivered' }, 40.5, false],
    ['whatever it is called', { title: 'Total number of posts' }, 40.5, false],
    ['a whole one is', { title: 'No. of new homes' }, 40, true],
    ['an average may be anything', { title: 'Average number of visits a day' }, 40.5, true],
    ['where places are kept they are meant', { title: 'No of days', decimals: 1 }, 40.5, true],
    ['days are counted in halves', { title: 'No of days to process', unit: 'days' }, 14.5, true],
  ])('%s', (_, said, value, fine) =>
    expect(beyondLimits(measure(said), value, 'value')).toEqual(
      fine ? [] : [{ code: 'not-whole', field: 'value', facts: { text: '40.5' } }],
    ),
  );
});
