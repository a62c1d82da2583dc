import { describe, expect, test } from '@jest/globals';
import { problemCodes, type ProblemCode } from '../../register/index.ts';
import { refusal, ruleRefusal, statusOf } from '../../server/problem.ts';
import { refusalCodes, refusals } from '../../server/refusals.ts';
import { sentenceOf } from '../../server/words.ts';

describe('what a person reads', () => {
  test.each(problemCodes)('%s has a sentence, with or without a field and facts', code => {
    const plain = sentenceOf({ code });
    const full = sentenceOf({ code, field: 'commentary', facts: { text: 'ninety', band: 'A', most: 4000 } });
    for (const sentence of [plain, full]) {
      expect(sentence).toMatch(/^[A-Z“].*\.$/);
      expect(sentence).not.toMatch(/undefined|null|\[object|!/);
      expect(sentence).not.toContain(code);
    }
    expect(statusOf(code)).toBeGreaterThanOrEqual(400);
    expect(statusOf(code)).toBeLessThan(500);
  });

  test.each(refusalCodes)('%s has a title, a status and a sentence', code => {
    expect(refusals[code].detail).toMatch(/^[A-Z].*\.$/);
    expect(refusals[code].title).not.toBe('');
    expect(refusal(code).document).toMatchObject({ code, type: `urn:quarterbook:problem:${code}` });
  });

  test.each([
    [
      { period: '2024-25-Q1', before: '92%', now: '9.2%' },
      '9.2% is far from the figure for Q1 2024-25, 92%. If that is right, please send it as it stands.',
    ],
    [
      { period: '2023-24', before: '1,800 tonnes', now: '9,000 tonnes', pace: '900 tonnes' },
      '9,000 tonnes is far from the figure for 2023-24, 1,800 tonnes (a pace of about 900 tonnes by now). If that is right, please send it as it stands.',
    ],
    [
      { period: '2024-25-Q1', before: '418', now: '410', falls: 1 },
      'A total for the year has fallen from 418 in Q1 2024-25 to 410. If that is right, please send it as it stands.',
    ],
    [
      { period: '2024-25-Q1' },
      'This is far from the figure for Q1 2024-25. If that is right, please send it as it stands.',
    ],
  ])('a figure far from the last one: %j', (facts, sentence) =>
    expect(sentenceOf({ code: 'are-you-sure-jump', field: 'value', facts })).toBe(sentence),
  );

  test.each<[ProblemCode, Record<string, string | number>, string]>([
    ['not-a-number', { text: 'ninety', example: '92%' }, 'We could not read “ninety” as a number. Try 92%.'],
    [
      'out-of-range',
      { text: '920%', least: '0%', most: '100%' },
      'Please check the figure: 920% is not between 0% and 100%.',
    ],
    [
      'parts-disagree',
      { text: '95%', parts: '314 of 342', makes: '91.81%' },
      '314 of 342 makes 91.81%, and the figure says 95%. Please put right whichever is wrong.',
    ],
    [
      'date-too-early',
      { day: '2024-10-02', earliest: '2024-10-03' },
      '2 October 2024 is too early. Please give 3 October 2024 or a later day.',
    ],
    ['date-too-early', { day: '2024-10-02' }, '2 October 2024 is too early. Please check the date.'],
    [
      'date-too-late',
      { day: '2024-10-03', latest: '2024-10-02' },
      '3 October 2024 is still to come. Please give the day on which it was completed, or another rating.',
    ],
    [
      'date-unchanged',
      { day: '2025-03-31' },
      'It is due on 31 March 2025 already. Please leave the new date out, or give another one.',
    ],
    [
      'words-contradict',
      { said: 'fully operational', against: '3 outstanding' },
      '“fully operational” does not fit “3 outstanding”. Please change one of them, or send it as it stands if that is right.',
    ],
    [
      'words-repeated',
      { period: '2023-24' },
      'The commentary has been the same since 2023-24. Please say what is new, or send it as it stands if nothing is.',
    ],
  ])('%s with %j', (code, facts, sentence) =>
    expect(sentenceOf({ code, field: 'value', facts })).toBe(sentence),
  );

  test('several refusals are one document, with every field listed', () => {
    const { document } = ruleRefusal([
      { code: 'commentary-needed', field: 'commentary' },
      { code: 'next-actions-needed', field: 'nextActions' },
    ]);
    expect(document).toMatchObject({ status: 422, code: 'commentary-needed', field: 'commentary' });
    expect(document.problems?.map(each => each.field)).toEqual(['commentary', 'nextActions']);
  });
});
