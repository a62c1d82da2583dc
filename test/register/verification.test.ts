import { describe, expect, test } from '@jest/globals';
import { actProblems, type Recommendation, type RecommendationAct } from '../../register/index.ts';
import {
  claimed,
  partly,
  recommendation,
  reopened,
  returned,
  superseded,
  verified,
} from './madeRecommendation.ts';

const weak = { ...verified('2024-07-02'), method: 'evidence-read' } as RecommendationAct;
const retested = { ...verified('2024-07-02'), method: 're-tested' } as RecommendationAct;
const sampled = { ...retested, sample: '25 of 300' } as RecommendationAct;
const blank = { ...verified('2024-07-02'), result: ' ' } as RecommendationAct;
const ofSheet = { ...weak, result: 'As in the imported sheet' } as RecommendationAct;
const claim = claimed('2024-07-01');

const codes = (acts: RecommendationAct[], said: Partial<Recommendation> = {}): string[] =>
  actProblems(recommendation({ acts, ...said })).map(({ code, field }) => `${code} ${field}`);

describe('acts as they were written down', () => {
  test.each<[string, RecommendationAct[], Partial<Recommendation>]>([
    ['nothing done', [], {}],
    ['claimed and verified', [claim, verified('2024-07-02')], {}],
    ['written in another order than done', [verified('2024-07-02'), claim], {}],
    ['a low priority, and the evidence was read', [claim, weak], { riskPriority: 'low' }],
    ['a high priority, re-tested with its sample', [claim, sampled], { riskPriority: 'high' }],
    [
      'verified after it was returned and claimed again',
      [partly('2024-06-01'), returned('2024-06-02'), claim, sampled],
      {},
    ],
    ['read from a sheet, which does not say how', [claim, ofSheet], { riskPriority: 'high' }],
    ['what was not enough has been reopened since', [claim, weak, reopened('2024-07-03')], {}],
    [
      'what came after it was closed changes nothing',
      [claim, verified('2024-07-02'), superseded('2024-07-03')],
      {},
    ],
  ])('are as they should be: %s', (...[, acts, said]) => {
    expect(codes(acts, said)).toEqual([]);
  });

  test.each<[string, RecommendationAct[], Partial<Recommendation>, string[]]>([
    ['nothing was claimed', [verified('2024-07-02')], {}, ['wrong-state act']],
    [
      'the claim was returned',
      [claim, returned('2024-07-01'), verified('2024-07-02')],
      {},
      ['wrong-state act'],
    ],
    ['only a part was claimed', [partly('2024-07-01'), verified('2024-07-02')], {}, ['wrong-state act']],
    ['the claim came later', [claimed('2024-07-03'), verified('2024-07-02')], {}, ['wrong-state act']],
    [
      'nothing was claimed after it was reopened',
      [claim, verified('2024-07-02'), reopened('2024-07-03'), verified('2024-07-04')],
      {},
      ['wrong-state act'],
    ],
    [
      'before it was agreed',
      [claim, verified('2024-07-02')],
      { agreedOn: '2024-07-02' },
      ['out-of-range on'],
    ],
    ['a medium priority, and the evidence was read', [claim, weak], {}, ['not-a-choice method']],
    ['a medium priority without a result', [claim, blank], {}, ['missing result']],
    [
      'a high priority that was not re-tested',
      [claim, { ...verified('2024-07-02'), sample: '25' } as RecommendationAct],
      { riskPriority: 'high' },
      ['sample-needed sample'],
    ],
    [
      'a high priority without a sample',
      [claim, retested],
      { riskPriority: 'high' },
      ['sample-needed sample'],
    ],
    [
      'a high priority without a result',
      [claim, { ...sampled, result: '' } as RecommendationAct],
      { riskPriority: 'high' },
      ['sample-needed sample'],
    ],
    ['a stronger one that came too late', [claim, weak, sampled], {}, ['not-a-choice method']],
    [
      'all of it at once',
      [weak],
      { agreedOn: '2024-08-01', riskPriority: 'high' },
      ['out-of-range on', 'wrong-state act', 'sample-needed sample'],
    ],
  ])('are a problem: %s', (...[, acts, said, expected]) => {
    expect(codes(acts, said)).toEqual(expected);
  });
});
