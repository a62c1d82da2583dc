import { describe, expect, test } from '@jest/globals';
import { checkGivenBy } from '../../register/index.ts';

const given = { who: 'The foreman', how: 'by phone', on: '2 October 2024' };
const today = '2024-10-02';

describe('what somebody without an account said', () => {
  test('is kept with who said it, how, and on what day', () =>
    expect(checkGivenBy({ ...given, who: ' The foreman ', how: 'by phone ' }, today)).toEqual({
      ok: true,
      value: { who: 'The foreman', how: 'by phone', on: today },
    }));

  test.each([
    ['nobody', { who: ' ' }, [{ code: 'missing', field: 'who' }]],
    ['no way of saying it', { how: '' }, [{ code: 'missing', field: 'how' }]],
    ['no day', { on: '' }, [{ code: 'missing', field: 'on' }]],
    [
      'a day that is none',
      { on: 'lately' },
      [{ code: 'not-a-date', field: 'on', facts: { text: 'lately' } }],
    ],
    ['a day to come', { on: '3 October 2024' }, [{ code: 'out-of-range', field: 'on' }]],
    [
      'a name as long as a page',
      { who: 'x'.repeat(256) },
      [{ code: 'too-long', field: 'who', facts: { most: 255 } }],
    ],
    [
      'nothing at all',
      { who: '', how: '', on: '' },
      ['who', 'how', 'on'].map(field => ({ code: 'missing', field })),
    ],
  ])('is refused with %s', (_, said, problems) =>
    expect(checkGivenBy({ ...given, ...said }, today)).toEqual({ ok: false, problems }),
  );
});
