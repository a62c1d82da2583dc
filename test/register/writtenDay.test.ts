import { describe, expect, test } from '@jest/globals';
import { readDay, yearAhead } from '../../register/answerDays.ts';
import { parseWrittenDay, spanOfYear } from '../../register/writtenDay.ts';

describe('a day with its year is read as people write it', () => {
  test.each([
    ['14 October 2024', '2024-10-14'],
    ['14 Oct 24', '2024-10-14'],
    ['14 Oct ’24', '2024-10-14'],
    ["14 Oct '24", '2024-10-14'],
    ['14th of October, 2024', '2024-10-14'],
    ['October 14, 2024', '2024-10-14'],
    ['Oct. 14th 2024', '2024-10-14'],
    ['Monday 14 October 2024', '2024-10-14'],
    ['Mon, 14 Oct 2024', '2024-10-14'],
    ['14/10/2024', '2024-10-14'],
    ['14/10/24', '2024-10-14'],
    ['14.10.24', '2024-10-14'],
    ['14-10-2024', '2024-10-14'],
    ['14–10–2024', '2024-10-14'],
    ['14 10 2024', '2024-10-14'],
    ['1/2/2025', '2025-02-01'],
    ['2024-10-14', '2024-10-14'],
    ['2024/10/14', '2024-10-14'],
    ['2024.10.4', '2024-10-04'],
    ['１４/１０/２０２４', '2024-10-14'],
    ['14\u00A0October\u00A02024', '2024-10-14'],
    ['by 14 October 2024', '2024-10-14'],
    ['end of March 2025', '2025-03-31'],
    ['by the end of March 2025', '2025-03-31'],
    ['March 2025', '2025-03-31'],
    ['Mar-25', '2025-03-31'],
    ['Feb ’28', '2028-02-29'],
    ['March, 2025', '2025-03-31'],
    ['03/2025', '2025-03-31'],
    ['2025-03', '2025-03-31'],
    ['Q4 2024-25', '2025-03-31'],
    ['Q4, 2024/25', '2025-03-31'],
    ['2024-25 Q4', '2025-03-31'],
    ['end of Q2 2024/25', '2024-09-30'],
  ])('%s is %s', (text, day) => expect(parseWrittenDay(text, 'due')).toEqual({ ok: true, value: day }));

  test.each([
    ['there is no such day', ['30 February 2025', '29/02/2025', '31/4/2025', '0/1/2025', '32 March 2025']],
    ['the month comes second', ['10/14/2024', '2024-14-10']],
    [
      'it is no day',
      ['next spring', 'ASAP', 'TBC', 'tomorrow', '2025', '2024/25', '', '45000', '12', 'Smarch 2025'],
    ],
    [
      'it says only about when',
      ['early March 2025', 'mid October 2024', 'beginning of May 2025', 'spring 2025'],
    ],
    ['one half of it is wrong', ['Tuesday 14 October 2024', 'Sun 14/10/2024']],
    ['it is no year of a plan', ['14 October 1924', '14 October 2124', '0025-01-01']],
    [
      'which year is meant, nobody said',
      ['14 October', '14th Oct', 'March', 'end of March', 'Q4', '14/10', '3/12'],
    ],
  ])('refused, since %s', (_, texts) => {
    for (const text of texts)
      expect(parseWrittenDay(text, 'due')).toEqual({
        ok: false,
        problems: [{ code: 'not-a-date', field: 'due', facts: { text } }],
      });
  });
});

describe('a day without its year', () => {
  const ahead = yearAhead('2024-10-02');

  test.each([
    ['14 October', '2024-10-14'],
    ['Monday 14 October', '2024-10-14'],
    ['2 October', '2024-10-02'],
    ['1 October', '2025-10-01'],
    ['31st of March', '2025-03-31'],
    ['end of March', '2025-03-31'],
    ['May', '2025-05-31'],
    ['October', '2024-10-31'],
    ['Q4', '2025-03-31'],
    ['end of Q2', '2025-09-30'],
  ])('%s said on 2 October 2024 of something to come is %s', (text, day) =>
    expect(parseWrittenDay(text, 'requestedDue', ahead)).toEqual({ ok: true, value: day }),
  );

  test.each([
    ['6 November', '2024-11-06'],
    ['6 January', '2025-01-06'],
    ['Q4', '2025-03-31'],
  ])('%s in a plan for 2024-25 is %s', (text, day) =>
    expect(parseWrittenDay(text, 'due', spanOfYear('2024-25-Q2'))).toEqual({ ok: true, value: day }),
  );

  test.each([
    ['of which there are two', '2 April', { from: '2024-04-01', to: '2025-04-09' }],
    ['of which there is none', '14 October', { from: '2024-04-01', to: '2024-10-02' }],
    ['that no year has', '30 February', ahead],
    ['that this year does not have', '29 February', ahead],
    ['that is another weekday', 'Friday 14 October', ahead],
    ['of no month', '14 Smarch', ahead],
  ])('%s is refused', (_, text, span) => expect(parseWrittenDay(text, 'due', span).ok).toBe(false));

  test.each(['October 24', 'Oct 4', 'Mar. 25'])('%s may be a day or a month, so it is refused', text =>
    expect(readDay(text, 'requestedDue', ahead)).toEqual({
      ok: false,
      problems: [{ code: 'not-a-date', field: 'requestedDue', facts: { text } }],
    }),
  );
});
