import { expect, test } from '@jest/globals';
import { tagOf, type InsertChoice } from '../../addin/insertChoice.ts';
import { outcomeWords } from '../../addin/outcomeWords.ts';
import { paneFailureOf, paneFailures, paneFailureWords } from '../../addin/paneFailure.ts';
import { writeFailureOf } from '../../addin/writeFailure.ts';
import { ApiError } from '../../server/client.ts';
import { writeFailures } from '../../report/index.ts';

test.each(writeFailures)('a block that fails with %s says what happened and what to do', code => {
  expect(outcomeWords({ code })).toMatch(/^[A-Z].*\. .*\.$/);
});

test('what the server refuses is said in its own words', () => {
  const problem = {
    code: 'unknown-item',
    field: 'r',
    facts: {},
    detail: 'There is no indicator 9.99.',
  } as const;
  expect(outcomeWords(problem)).toBe('There is no indicator 9.99.');
});

test.each(paneFailures)('a pane stopped by %s says what to do', failure => {
  const { title, advice, button } = paneFailureWords[failure];
  for (const text of [title, advice, button]) expect(text).toMatch(/^[A-Z]/);
});

test.each([
  [401, 'sign-in-expired', 'signed-out'],
  [403, 'not-in-register', 'no-access'],
  [0, 'unreachable', 'unreachable'],
  [503, 'unavailable', 'unreachable'],
  [400, 'not-a-choice', 'failed'],
] as const)('an answer %i %s is %s', (status, code, failure) => {
  const error = new ApiError({ type: '', title: '', status, detail: '', code });
  expect(paneFailureOf(error)).toBe(failure);
});

test.each([
  ['AccessDenied', { readOnly: false, cells: false }, 'locked'],
  ['AccessDenied', { readOnly: true, cells: false }, 'read-only'],
  ['NotAllowed', { readOnly: false, cells: false }, 'read-only'],
  ['ItemNotFound', { readOnly: false, cells: false }, 'gone'],
  ['ItemNotFound', { readOnly: false, cells: true }, 'shape-changed'],
  ['GeneralException', { readOnly: false, cells: false }, 'failed'],
  [null, { readOnly: false, cells: false }, 'failed'],
] as const)('Word’s %s at %j is %s', (code, at, failure) => {
  expect(writeFailureOf(code, at)).toBe(failure);
});

const choice: InsertChoice = {
  block: 'action-status',
  period: '~',
  rating: 'A',
  figure: 'actions',
  indicator: '1.1',
};

test.each([
  [choice, 'qb1|action-status|~'],
  [{ ...choice, period: '2024-25-Q2' }, 'qb1|action-status|2024-25-Q2'],
  [{ ...choice, block: 'actions-by-band' as const }, 'qb1|actions-by-band|~|b=A'],
  [{ ...choice, block: 'value' as const }, 'qb1|value|~|b=A;f=actions'],
  [{ ...choice, block: 'value' as const, figure: 'value' as const }, 'qb1|value|~|f=value;r=1.1'],
])('%j is inserted as %s', (chosen, tag) => {
  expect(tagOf(chosen)).toEqual({ ok: true, value: tag });
});
