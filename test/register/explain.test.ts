import { describe, expect, test } from '@jest/globals';
import {
  explainStanding,
  standingsOf,
  type Action,
  type Snapshot,
  type Update,
} from '../../register/index.ts';
import {
  coloured,
  explain,
  measured,
  measuredSentence,
  q1,
  sentenceOf,
  valueOf,
  type Said,
} from './madeExplanation.ts';
import { action, byOfficers, measure, said, scheme, snapshotOf } from './madeMeasure.ts';
import { complaint, schemeOf } from './madeSnapshot.ts';
import { sampleSnapshot } from './sampleSnapshot.ts';

describe('King’s Lynn’s report, in words that can be checked by hand', () => {
  const snapshot = sampleSnapshot();

  test.each([
    [
      'food waste, an even share of the year',
      '2.9',
      '418 tonnes against 450 by the end of Q1 (a quarter of 1,800): 7.1% short; 5% or more is Red',
    ],
    [
      'a percentage has its points beside it',
      '3.3',
      '89% against 90%: 1.1% short (1 point); less than 5% is Amber',
    ],
    ['lower is better, missed', '1.5', '100% against at most 50%: 100% over (50 points); 5% or more is Red'],
    [
      'lower is better, met',
      '1.6',
      '36% against at most 40%: 10% under (4 points); meeting the target is Green',
    ],
    ['a target of 0, met', '1.7', '£0 against at most £0: exactly met; meeting the target is Green'],
    [
      'the council’s own profile',
      '1.10',
      '0 against 0 by the end of Q1 (as profiled towards 106): exactly met; meeting the target is Green',
    ],
    [
      'a stock carried over from last year',
      '2.1',
      '22 against 21 by the end of Q1 (on a straight line from 18 to 30): 4.8% above; meeting the target is Green',
    ],
    ['no target', '2.3', '26.82% with no target to hold it against: monitor only'],
    ['no figure yet', '2.5', 'The figure for Q1 2024-25 is not available yet'],
    [
      'an officer’s judgement',
      'A02',
      'Published as Amber (minor issues or delays), in the judgement of the Car Parks Manager',
    ],
    ['completed', 'A17', 'Completed on 30 June 2024, as reported by the Open Spaces Manager'],
    ['done with others', 'A10', 'Carried out with others: for information only'],
    ['a row that cannot be read', 'U01', 'Left out of the figures: a row of Updates could not be read'],
    [
      'a people measure',
      'P01',
      expect.stringContaining('which no rule of “People measures” rates: monitor only'),
    ],
  ])('%s', (_, ref, sentence) => expect(sentenceOf(snapshot, ref)).toEqual(sentence));

  test('of any item of the report there is one sentence, without a stop', () => {
    const sentences = valueOf(standingsOf(snapshot, q1)).map(one => explainStanding(one, q1).sentence);
    expect(sentences).toHaveLength(130);
    expect(sentences.filter(sentence => !/^[A-Z0-9£−].*[^.]$/.test(sentence))).toEqual([]);
  });

  test('is data too', () => {
    expect(valueOf(explain(snapshot, '2.9'))).toMatchObject({
      council: 'kings-lynn',
      period: q1,
      ref: '2.9',
      kind: 'indicator',
      title: 'Total tonnage of food waste collected and treated',
      post: 'Waste and Recycling Manager',
      scheme: 'kings-lynn-indicators',
      band: 'R',
      letter: 'R',
      name: 'Red',
      word: 'target missed by 5% or more',
      computed: 'R',
      published: 'R',
      because: 'rule',
      value: 418,
      unit: 'tonnes',
      target: 450,
      targetHigh: null,
      fullTarget: 1800,
      profiled: 'even-share',
      variance: -0.071111111,
      shortfall: 0.071111111,
      measure: 'relative',
      threshold: 0.05,
      bandChange: 'same',
      restated: null,
      source: expect.stringContaining('Q1 2024-25'),
    });
  });

  test('an item that no rule rates has no target, threshold or rule', () => {
    expect(valueOf(explain(snapshot, 'A02'))).toMatchObject({
      because: 'judgement',
      value: null,
      unit: null,
      target: null,
      threshold: null,
      rule: null,
      trajectory: null,
    });
  });
});

describe('what no rule rates', () => {
  test.each<[string, Said, string]>([
    [
      'a target in words',
      { measure: { target: null, targetText: 'as many as possible' }, update: { value: 5 } },
      '5 against a target in words (as many as possible): monitor only',
    ],
    [
      'a target in words, judged by its officer',
      { measure: { target: null, targetText: 'as many as possible' }, update: { value: 5, band: 'A' } },
      'Amber (A), in the judgement of the Car Parks Manager',
    ],
    [
      'a benchmark that is not known for the period',
      { measure: { benchmark: { title: 'England', values: {} } }, update: { value: 5 } },
      '5 against a figure of others that is not known for Q1 2024-25: monitor only',
    ],
    [
      'a measure that is only watched',
      { measure: { polarity: 'none' }, update: { value: 5 } },
      '5 of which neither more nor less is better: monitor only',
    ],
    [
      'a figure that comes late',
      { update: { valueState: 'not-yet-available', expectedOn: '2024-09-14' } },
      'The figure for Q1 2024-25 is not available yet; it is expected on 14 September 2024',
    ],
    [
      'an annual measure',
      { measure: { frequency: 'annual' }, update: { period: '2023-24' } },
      'Measured once a year: no figure is due before the end of 2024-25',
    ],
    ['nothing said', { update: { state: 'draft' } }, 'Nothing has been reported for Q1 2024-25'],
    [
      'a label of a time whose definition is another',
      { measure: { from: '2024-07-01' }, update: { value: 80 } },
      'Not defined at the end of Q1 2024-25: it holds from 1 July 2024',
    ],
    [
      'a definition that has ended',
      { measure: { to: '2024-03-31' } },
      'Not defined at the end of Q1 2024-25: it holds to 31 March 2024',
    ],
  ])('%s', (_, one, sentence) => expect(measuredSentence(one)).toBe(sentence));

  test('a quarter’s figure in the first of its months', () => {
    const april = '2024-25-M01';
    const periods = snapshotOf().periods.map(one => ({ ...one, period: april }));
    expect(sentenceOf(snapshotOf({ indicators: [measure()], periods }), 'M1', april)).toBe(
      'Measured by the quarter: no figure is due for April 2024',
    );
  });

  test('a label that was printed under an older definition stands as it was printed', () => {
    const snapshot = sampleSnapshot();
    expect(valueOf(explain(snapshot, '1.6', '2023-24'))).toMatchObject({
      band: 'R',
      computed: null,
      because: 'published',
      value: 64,
      unit: 'percent',
      target: null,
      sentence: '64%, published as Red; what it was held against then is not kept here',
    });
    const unknown = { measure: { from: '2024-07-01' }, update: { publishedBand: 'Gold' } };
    expect(valueOf(explain(measured(unknown), 'M1'))).toMatchObject({ band: 'Gold', letter: null });
    const alone = { measure: { from: '2024-07-01' }, update: { publishedBand: 'A' } };
    expect(measuredSentence(alone)).toBe(
      'Published as Amber; what it was held against then is not kept here',
    );
  });
});

describe('what was published, and what has changed since', () => {
  test('a published label that the rule does not give stands, and both are said', () => {
    const one = { update: { value: 97, publishedBand: 'G' } };
    expect(measuredSentence(one)).toBe(
      '97 against 100: 3% short; less than 5% is Amber, but it was published as Green, and the published label stands',
    );
    expect(valueOf(explain(measured(one), 'M1'))).toMatchObject({ band: 'G', computed: 'A', published: 'G' });
  });

  test('a label that the scheme does not have is said as it was printed', () => {
    const one = { update: { value: 97, publishedBand: 'Gold' } };
    expect(measuredSentence(one)).toContain('published as Gold');
    expect(valueOf(explain(measured(one), 'M1'))).toMatchObject({ band: 'Gold', letter: null, name: null });
  });

  test.each([
    ['provisional', '; the figure is provisional'],
    ['estimated', '; the figure is an estimate'],
    ['final', 'is Amber'],
  ] as const)('a figure that is %s', (valueState, end) =>
    expect(measuredSentence({ update: { value: 97, valueState } })).toMatch(new RegExp(`${end}$`)),
  );

  const revised = (from: Partial<Update>, to: Partial<Update>) => {
    const before = said({ submissionId: 'published', ...from });
    const after = {
      submissionId: 's2',
      submittedAt: '2024-08-03T09:00:00Z',
      restatementReason: 'late returns',
    };
    return snapshotOf({
      schemes: [coloured(), byOfficers],
      indicators: [measure()],
      updates: [before, said({ ...after, replaces: before.key, ...to })],
    });
  };

  test('a figure that was revised says what was printed, and why', () => {
    const snapshot = revised({ value: 100, publishedBand: 'G' }, { value: 90 });
    expect(sentenceOf(snapshot, 'M1')).toBe(
      '90 against 100: 10% short; 5% or more is Red; revised on 3 August 2024 from 100, published as Green (late returns)',
    );
    expect(valueOf(explain(snapshot, 'M1')).restated).toEqual({
      value: 100,
      band: 'G',
      reason: 'late returns',
      on: '2024-08-03',
    });
  });

  test('one that had no label, and a label that had no figure', () => {
    expect(sentenceOf(revised({ value: 100 }, { value: 90 }), 'M1')).toContain(
      '2024 from 100 (late returns)',
    );
    expect(sentenceOf(revised({ publishedBand: 'G' }, { value: 90 }), 'M1')).toContain(
      'revised on 3 August 2024, published as Green (late returns)',
    );
  });

  test('a rating that was revised', () => {
    const key = 'made-up/action/A1';
    const before = said({ itemKey: key, submissionId: 'published', publishedBand: 'G' });
    const after = said({ itemKey: key, submissionId: 's2', band: 'A', restatementReason: 'a misprint' });
    const snapshot = snapshotOf({
      schemes: [coloured(), coloured(byOfficers)],
      actions: [action()],
      updates: [before, { ...after, submittedAt: '2024-08-03T09:00:00Z', replaces: before.key }],
    });
    expect(sentenceOf(snapshot, 'A1')).toBe(
      'Amber (A), in the judgement of the Car Parks Manager; revised on 3 August 2024, published as Green (a misprint)',
    );
  });
});

describe('an action that goes on under another reference', () => {
  const [a1, b1] = ['made-up/action/A1', 'made-up/action/B1'];
  const year = snapshotOf().periods;
  const periods = [...year, ...year.slice(0, 1).map(one => ({ ...one, period: '2025-26-Q1' }))];
  const turned = (former: Partial<Action> | null, next: Partial<Action> = {}) =>
    snapshotOf({
      periods,
      actions: [
        ...(former === null ? [] : [action({ state: 'closed', decisionRef: b1, ...former })]),
        action({ ref: 'B1', formerKey: a1, ...next }),
      ],
      updates: [said({ itemKey: a1, period: '2024-25-Q4', band: 'G' })],
    });

  test.each<[string, Snapshot, string, string, string]>([
    [
      'before the turn, under the new one',
      turned({ closedOn: '2025-04-01' }),
      'B1',
      '2024-25-Q4',
      'Reported as A1 until 31 March 2025',
    ],
    ['before the turn, the day unknown', turned({}), 'B1', '2024-25-Q4', 'Reported as A1 in Q4 2024-25'],
    ['before the turn, the old row gone', turned(null), 'B1', '2024-25-Q4', 'Reported as A1 in Q4 2024-25'],
    [
      'before the turn, closed since',
      turned({}, { state: 'closed', closedOn: '2025-06-01' }),
      'B1',
      '2024-25-Q4',
      'Reported as A1 in Q4 2024-25',
    ],
    [
      'after the turn, under the old one',
      turned({ closedOn: '2025-04-01' }),
      'A1',
      '2025-26-Q1',
      'Reported as A1 until 31 March 2025, goes on as B1',
    ],
    ['after the turn, the day unknown', turned({}), 'A1', '2025-26-Q1', 'Goes on as B1'],
    [
      'before it was added',
      snapshotOf({ periods, actions: [action({ from: '2025-04-01' })] }),
      'A1',
      '2024-25-Q4',
      'Not counted before 1 April 2025, when it was added',
    ],
  ])('%s', (_, snapshot, ref, period, sentence) => expect(sentenceOf(snapshot, ref, period)).toBe(sentence));
});

describe('actions and milestones', () => {
  const milestones = schemeOf('cannock-chase-delivery');
  const done = (of: Partial<Action>, updates: Partial<Update>[] = [], period = '2024-25-Q2') => {
    const snapshot = snapshotOf({
      schemes: [scheme(), coloured(byOfficers), milestones],
      actions: [action(of)],
      updates: updates.map(update => said({ itemKey: 'made-up/action/A1', period, ...update })),
    });
    return sentenceOf(snapshot, 'A1', period);
  };
  const cannock = { scheme: milestones.id };

  test.each<[string, Partial<Action>, Partial<Update>[], string]>([
    ['judged', {}, [{ band: 'R' }], 'Red (R), in the judgement of the Car Parks Manager'],
    [
      'judged by nobody who is named',
      { post: 'Not assigned' },
      [{ band: 'R' }],
      'Red (R), in the judgement of its owner, who is not named',
    ],
    [
      'judged by the post that owned it then',
      {
        formerOwners: [
          { post: 'Parking Services Manager', approverPost: null, directorate: null, until: '2024-12-31' },
        ],
      },
      [{ band: 'G' }],
      'Green (G), in the judgement of the Parking Services Manager',
    ],
    [
      'judged in words that are no colour',
      cannock,
      [{ band: 'Behind' }],
      'More than 3 months behind, in the judgement of the Car Parks Manager',
    ],
    [
      'completed, without a day',
      {},
      [{ band: 'Completed' }],
      'Completed, as reported by the Car Parks Manager',
    ],
    [
      'completed by nobody who is named',
      { post: 'Not assigned' },
      [{ band: 'Completed', completedOn: '2024-09-30' }],
      'Completed on 30 September 2024',
    ],
    [
      'completed before, by its date',
      { state: 'completed', closedOn: '2024-05-12' },
      [],
      'Completed on 12 May 2024, and stays completed',
    ],
    [
      'completed before, by what was said',
      {},
      [{ period: q1, completedOn: '2024-06-02' }],
      'Completed on 2 June 2024, and stays completed',
    ],
    [
      'completed before, and no day is known',
      {},
      [{ period: '2023-24', band: 'Completed' }],
      'Completed in an earlier period, and stays completed',
    ],
    ['not due yet', { ...cannock, planned: '2024-25-Q3' }, [], 'Not due until 31 December 2024'],
    [
      'not due yet, since it was moved',
      { ...cannock, planned: '2024-25-Q2', revised: '2024-25-Q4' },
      [],
      'Not due until 31 March 2025, moved from Q2 2024-25',
    ],
    ['due and silent', { ...cannock, planned: '2024-25-Q2' }, [], 'Nothing has been reported for Q2 2024-25'],
    [
      'closed by decision',
      { ...cannock, state: 'closed', closedOn: '2024-08-01', decisionRef: 'CAB 24/17' },
      [],
      'Closed on 1 August 2024 by decision (CAB 24/17)',
    ],
    [
      'on hold by decision',
      { ...cannock, state: 'paused', closedOn: '2024-08-01', decisionRef: 'CAB 24/17' },
      [],
      'Put on hold on 1 August 2024 by decision (CAB 24/17)',
    ],
    [
      'closed earlier',
      { state: 'closed', closedOn: '2024-05-01', decisionRef: 'CAB 24/03' },
      [],
      'Closed on 1 May 2024 by decision (CAB 24/03), and no longer reported on',
    ],
    ['closed, nobody knows when', { state: 'closed' }, [], 'Closed by decision, and no longer reported on'],
  ])('%s', (_, of, updates, sentence) => expect(done(of, updates)).toBe(sentence));
});

describe('what is asked for', () => {
  const twice = snapshotOf({
    schemes: [coloured(), byOfficers],
    indicators: [
      measure({ ref: '1.1', key: 'made-up/indicator/1.1' }),
      measure({ ref: '1.2', key: 'made-up/indicator/1.2' }),
    ],
    actions: [action({ ref: '1.1', key: 'made-up/action/1.1' })],
  });

  test.each([
    ['with its kind', 'action/1.1', 'action'],
    ['by its whole key', 'made-up/indicator/1.1', 'indicator'],
    ['in capitals', ' INDICATOR/1.1 ', 'indicator'],
    ['that is one thing only', '1.2', 'indicator'],
  ])('a reference %s', (_, ref, kind) => expect(valueOf(explain(twice, ref)).kind).toBe(kind));

  const refusal = (snapshot: Snapshot, ref: string, period = q1) => {
    const result = explain(snapshot, ref, period);
    return result.ok ? [] : result.problems.map(({ code, facts }) => [code, facts]);
  };
  const orphan = { planKeys: ['made-up/nowhere'] };

  test.each<[string, Snapshot, string, string, [string, object]]>([
    [
      'of two kinds',
      twice,
      '1.1',
      q1,
      ['unknown-item', { item: '1.1', count: 2, known: 'action/1.1, indicator/1.1' }],
    ],
    [
      'that is unknown',
      twice,
      '1.9',
      q1,
      ['unknown-item', { count: 0, known: 'action/1.1, indicator/1.1, 1.2' }],
    ],
    ['in a register without items', snapshotOf(), '1.9', q1, ['unknown-item', { item: '1.9', count: 0 }]],
    [
      'and an unknown period',
      twice,
      '1.2',
      '2031-32-Q1',
      ['unknown-period', { known: expect.stringContaining('2024-25-Q4') }],
    ],
    [
      'under no plan',
      snapshotOf({ indicators: [measure(orphan)] }),
      'M1',
      q1,
      ['unknown-plan', { plan: 'made-up/nowhere' }],
    ],
    [
      'without a scheme',
      snapshotOf({ indicators: [measure({ scheme: 'lost' })] }),
      'M1',
      q1,
      ['unknown-scheme', { scheme: 'lost' }],
    ],
    [
      'of a complaint that no clock times',
      snapshotOf({ complaints: [complaint({ scheme: 'made-up' })] }),
      'C1',
      q1,
      ['unknown-scheme', { scheme: 'made-up' }],
    ],
  ])('a reference %s is refused', (_, snapshot, ref, period, [code, facts]) =>
    expect(refusal(snapshot, ref, period)).toEqual([[code, expect.objectContaining(facts)]]),
  );

  test('eight references at most are offered', () => {
    const many = sampleSnapshot();
    const [[, facts] = []] = refusal(many, 'A99');
    expect(String((facts as { known: string }).known).split(', ')).toHaveLength(8);
  });
});
