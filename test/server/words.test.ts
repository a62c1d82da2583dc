import { describe, expect, test } from '@jest/globals';
import { problemCodes } from '../../register/index.ts';
import { refusal, ruleRefusal, statusOf } from '../../server/problem.ts';
import { refusalCodes, refusals, sentenceOf } from '../../server/words.ts';

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

  test('several refusals are one document, with every field listed', () => {
    const { document } = ruleRefusal([
      { code: 'commentary-needed', field: 'commentary' },
      { code: 'next-actions-needed', field: 'nextActions' },
    ]);
    expect(document).toMatchObject({ status: 422, code: 'commentary-needed', field: 'commentary' });
    expect(document.problems?.map(each => each.field)).toEqual(['commentary', 'nextActions']);
  });
});
