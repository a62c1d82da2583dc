import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePerson, personFields } from '../../../store/rows/person.ts';
import { withoutNulls } from '../../../store/rows/row.ts';
import { person } from '../register.ts';

const officer = (posts: string[], delegateFor: string[]) =>
  person('kings-lynn', '00000000-0000-4000-8000-00000000000a', { posts, delegateFor });

const rowOf = (posts: string[], delegateFor: string[]) =>
  withoutNulls(personFields(officer(posts, delegateFor)));

describe('whoever answers for others', () => {
  test('is read as it was written, whatever the posts are called', () => {
    const posts = fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 4 });
    fc.assert(
      fc.property(posts, posts, (own, others) =>
        expect(parsePerson(rowOf(own, others))).toEqual({ ok: true, value: officer(own, others) }),
      ),
    );
  });

  test('is nobody where the column is empty, as in every row of before there was one', () => {
    const { DelegateFor: column, ...before } = rowOf(['Car Parks Manager'], ['Parks Manager']);
    expect(column).toBe('["Parks Manager"]');
    expect(rowOf(['Car Parks Manager'], [])).toEqual(before);
    for (const empty of [before, { ...before, DelegateFor: '' }, { ...before, DelegateFor: null }])
      expect(parsePerson(empty)).toEqual({ ok: true, value: officer(['Car Parks Manager'], []) });
  });

  test.each(['Parks Manager', '"Parks Manager"', '[""]', '[7]', '{"post":"Parks Manager"}'])(
    'is not guessed at from %s',
    said =>
      expect(parsePerson({ ...rowOf(['Car Parks Manager'], []), DelegateFor: said })).toMatchObject({
        ok: false,
        problems: [{ code: 'not-json', field: 'DelegateFor' }],
      }),
  );
});
