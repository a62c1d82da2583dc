import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatTag, parseTag, resolveTagPeriod } from '../../report/index.ts';

const periods = ['2023-24', '2024-25-Q1', '2024-25-Q2'];
const codes = (text: string) => {
  const parsed = parseTag(text);
  return parsed.ok ? [] : parsed.problems.map(problem => problem.code);
};

describe('the tag of a live block', () => {
  test.each([
    ['qb1|action-status|~', { block: 'action-status', period: '~', parameters: {} }],
    ['qb1|action-status|~-1|', { block: 'action-status', period: '~-1', parameters: {} }],
    [
      'qb1|value|2024-25-Q1|b=G;p=growth',
      { block: 'value', period: '2024-25-Q1', parameters: { b: 'G', p: 'growth' } },
    ],
    ['qb1|value|2024/25 Q1|r=1.10', { block: 'value', period: '2024-25-Q1', parameters: { r: '1.10' } }],
  ])('%s is read', (text, tag) => {
    expect(parseTag(text)).toEqual({ ok: true, value: tag });
  });

  test.each([
    ['somebody-else', 'not-a-tag'],
    ['qb2|value|~', 'not-a-tag'],
    ['qb1|value', 'not-a-tag'],
    ['qb1||~', 'not-a-tag'],
    ['qb1|value|~|b', 'not-a-tag'],
    ['qb1|value|~|b=A;b=G', 'not-a-tag'],
    ['qb1|value|~|band=A', 'not-a-tag'],
    ['qb1|value|~|b=A|c', 'not-a-tag'],
    ['qb1|value|next week', 'not-a-period'],
    [`qb1|value|~|r=${'1'.repeat(60)}`, 'tag-too-long'],
  ])('%s is refused', (text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  test('what is too long for Word is refused when it is written, with its length', () => {
    const made = formatTag({ block: 'value', period: '~', parameters: { r: 'x'.repeat(60) } });
    expect(made).toMatchObject({ ok: false, problems: [{ code: 'tag-too-long', facts: { longest: 64 } }] });
  });

  test('whatever is written is read back as it was, or refused', () => {
    const tag = fc.record({
      block: fc.constantFrom('value', 'action-status'),
      period: fc.constantFrom('~', '~-1', '2024-25-Q1', '2024-25-M03', '2024-25'),
      parameters: fc.dictionary(
        fc.constantFrom('p', 'b', 'r', 'f'),
        fc.string({ minLength: 1, maxLength: 12 }),
      ),
    });
    fc.assert(
      fc.property(tag, one => {
        const written = formatTag({ ...one, parameters: { ...one.parameters } });
        if (written.ok)
          expect(parseTag(written.value)).toEqual({
            ok: true,
            value: { ...one, parameters: { ...one.parameters } },
          });
      }),
    );
  });

  test.each([
    ['~', '2024-25-Q1', '2024-25-Q1'],
    ['~-1', '2024-25-Q2', '2024-25-Q1'],
    ['~-1', '2024-25-Q1', '2023-24'],
    ['2024-25-Q2', '2024-25-Q1', '2024-25-Q2'],
  ])('%s in a report for %s is %s', (period, report, meant) => {
    const tag = { block: 'value', period, parameters: {} };
    expect(resolveTagPeriod(tag, report, periods)).toEqual({ ok: true, value: meant });
  });

  test('there is nothing before the first period', () => {
    const tag = { block: 'value', period: '~-1', parameters: {} };
    expect(resolveTagPeriod(tag, '2023-24', periods)).toMatchObject({
      ok: false,
      problems: [{ code: 'unknown-period' }],
    });
  });
});
