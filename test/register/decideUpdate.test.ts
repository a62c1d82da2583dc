import { describe, expect, test } from '@jest/globals';
import {
  countingUpdate,
  decideUpdate,
  printedCommentary,
  sentBack,
  type Problem,
  type Update,
  type Verdict,
} from '../../register/index.ts';
import { action, byOfficers, measure, said, scheme } from './madeMeasure.ts';

const a1 = action();
const at = '2024-10-03T09:30:00Z';
const answer = (more: Partial<Update> = {}): Update =>
  said({
    itemKey: a1.key,
    band: 'A',
    commentary: 'A supplier was late',
    nextActions: 'Agree a new timetable',
    submittedBy: 'officer',
    submittedAt: '2024-10-02T09:00:00Z',
    state: 'submitted',
    ...more,
  });

const decide = (verdict: Verdict, update: Update = answer(), by = 'approver') =>
  decideUpdate({ update, item: a1, scheme: byOfficers }, verdict, { by, at });
const made = (...given: Parameters<typeof decide>): Update => {
  const result = decide(...given);
  if (!result.ok) throw new Error(result.problems[0]?.code);
  return result.value;
};
const refusal = (...given: Parameters<typeof decide>): Problem | undefined => {
  const result = decide(...given);
  return result.ok ? undefined : result.problems[0];
};

const rate = (more: Partial<Extract<Verdict, { act: 'rate-otherwise' }>> = {}): Verdict => ({
  act: 'rate-otherwise',
  band: 'R',
  reason: ' The grant ends in March ',
  submissionId: 's2',
  ...more,
});

describe('an answer that is approved', () => {
  test('keeps every word, and says who approved it and when', () => {
    expect(made({ act: 'approve' })).toEqual({
      ...answer(),
      state: 'approved',
      decided: { by: 'approver', at, reason: null },
    });
    expect(made({ act: 'approve', reason: ' Agreed at DMT ' }).decided?.reason).toBe('Agreed at DMT');
  });

  test('is approved once: a repeat of the same person changes nothing', () => {
    const approved = made({ act: 'approve' });
    expect(made({ act: 'approve' }, approved)).toBe(approved);
    expect(refusal({ act: 'approve' }, approved, 'director')).toMatchObject({ code: 'decided-already' });
    expect(refusal({ act: 'approve', reason: 'x'.repeat(4001) })).toMatchObject({ code: 'too-long' });
  });
});

describe('an answer that is sent back', () => {
  test('counts no more, and says what would satisfy', () => {
    const back = made({ act: 'send-back', reason: ' Say by when ' });
    expect(back).toMatchObject({ state: 'returned', decided: { by: 'approver', reason: 'Say by when' } });
    expect(countingUpdate([back])).toBeNull();
    expect(sentBack([back])).toBe(back);
    expect(made({ act: 'send-back', reason: 'Say by when' }, back)).toBe(back);
    expect(refusal({ act: 'send-back', reason: 'Another reason' }, back)).toMatchObject({
      code: 'decided-already',
    });
  });

  test('is never sent back without a reason', () => {
    expect(refusal({ act: 'send-back', reason: '  ' })).toEqual({ code: 'reason-needed', field: 'reason' });
  });

  test('does not bring back what its author had replaced, but what was approved before stands', () => {
    const first = answer({ submissionId: 's0' });
    const correction = answer({
      submissionId: 's1',
      submittedAt: '2024-10-02T10:00:00Z',
      replaces: first.key,
      state: 'returned',
    });
    expect(countingUpdate([first, correction])).toBeNull();
    const approved = { ...first, state: 'approved' as const };
    expect(countingUpdate([approved, correction])).toBe(approved);
    expect(sentBack([approved, correction])).toBe(correction);
  });

  test('is no more sent back once it is given anew', () => {
    const back = answer({ state: 'returned' });
    const anew = answer({ submissionId: 's2', submittedAt: '2024-10-04T09:00:00Z', replaces: back.key });
    expect(sentBack([anew, back])).toBeNull();
    expect(countingUpdate([back, anew])).toBe(anew);
    expect(sentBack([])).toBeNull();
  });
});

describe('another rating by the approver', () => {
  test('is a row of its own that names the officer’s, with the officer’s words', () => {
    const update = answer();
    expect(made(rate())).toEqual({
      ...update,
      key: `${a1.key}/2024-25-Q1/s2`,
      submissionId: 's2',
      band: 'R',
      submittedBy: 'approver',
      submittedAt: '2024-10-03T09:30:00.000Z',
      state: 'approved',
      decided: { by: 'approver', at: '2024-10-03T09:30:00.000Z', reason: 'The grant ends in March' },
      replaces: update.key,
    });
    expect(countingUpdate([update, made(rate())])?.band).toBe('R');
  });

  test('counts even where the business clock stands still', () => {
    const late = answer({ submittedAt: at });
    const other = made(rate(), late);
    expect(other.submittedAt).toBe('2024-10-03T09:30:01.000Z');
    expect(countingUpdate([other, late])).toBe(other);
  });

  test.each<[string, Verdict, Partial<Update>, Partial<Problem>]>([
    ['that the scheme does not have', rate({ band: 'X' }), {}, { code: 'band-not-in-scheme' }],
    ['that it has already', rate({ band: 'A' }), {}, { code: 'not-changed' }],
    ['without a reason', rate({ reason: '' }), {}, { code: 'reason-needed' }],
    ['of what was completed on no day', rate({ band: 'Completed' }), {}, { code: 'completion-date-needed' }],
    ['of what is decided already', rate(), { state: 'approved' }, { code: 'decided-already' }],
  ])('is refused: %s', (_, verdict, update, problem) => {
    expect(refusal(verdict, answer(update))).toMatchObject(problem);
  });

  test('may be Completed where the officer gave the day', () => {
    expect(made(rate({ band: 'Completed' }), answer({ completedOn: '2024-09-30' })).band).toBe('Completed');
  });

  test('is not given where a rule rates, nor of what has no rating', () => {
    const m1 = measure();
    const figure = said({ value: 92, state: 'submitted' });
    const deciding = { by: 'approver', at };
    for (const decided of [
      { update: figure, item: m1, scheme: scheme() },
      { update: figure, item: null, scheme: scheme() },
      { update: figure, item: m1, scheme: null },
    ])
      expect(decideUpdate(decided, rate(), deciding)).toMatchObject({
        problems: [{ code: 'not-used-here', field: 'band' }],
      });
  });
});

describe('words that are edited for publication', () => {
  test('stand beside the officer’s own, and are what is printed', () => {
    const edited = made(
      { act: 'edit-words', commentary: ' A supplier delivered late. ' },
      answer(),
      'officer',
    );
    expect(edited).toMatchObject({
      commentary: 'A supplier was late',
      edited: { commentary: 'A supplier delivered late.', by: 'officer', at },
      state: 'submitted',
    });
    expect(printedCommentary(edited)).toBe('A supplier delivered late.');
    expect(printedCommentary(answer())).toBe('A supplier was late');
  });

  test.each<[string, string, Partial<Update>, string]>([
    ['none', ' ', {}, 'missing'],
    ['too many', 'x'.repeat(4001), {}, 'too-long'],
    ['the same as the officer’s own', 'A supplier was late', {}, 'not-changed'],
    ['of an answer that was sent back', 'Other', { state: 'returned' }, 'wrong-state'],
  ])('are refused: %s', (_, commentary, update, code) => {
    expect(refusal({ act: 'edit-words', commentary }, answer(update))).toMatchObject({ code });
  });

  test('can be edited again', () => {
    const once = made({ act: 'edit-words', commentary: 'Once' }, answer({ state: 'approved' }));
    expect(refusal({ act: 'edit-words', commentary: 'Once' }, once)).toMatchObject({ code: 'not-changed' });
    expect(made({ act: 'edit-words', commentary: 'Twice' }, once).edited?.commentary).toBe('Twice');
  });
});

test.each<Verdict>([{ act: 'approve' }, { act: 'send-back', reason: 'No' }, rate()])(
  'nobody decides their own answer: $act',
  verdict => {
    expect(refusal(verdict, answer(), 'officer')).toEqual({ code: 'own-answer', field: 'update' });
  },
);
