import { describe, expect, test } from '@jest/globals';
import { actNames, mayDo, type Role } from '../../register/index.ts';
import { mayByRole, seesTheChase } from '../../tab/roles.ts';
import { servedRegister } from './servedRegister.ts';

const as = (roles: Role[], council = 'kings-lynn') => {
  const served = servedRegister();
  const membership = { council, title: council, personKey: 'p', roles, posts: [] };
  return { ...served, me: { ...served.me, councils: [membership] } };
};

describe('what the page offers by a role alone', () => {
  test.each(actNames)('%s: what the table of rights gives the performance team', act =>
    expect(mayByRole(act, as(['performance']))).toBe(mayDo(act, new Set(['performance']))),
  );

  test.each<[Role[], string]>([
    [['officer'], 'kings-lynn'],
    [['approver'], 'kings-lynn'],
    [['admin'], 'kings-lynn'],
    [['performance'], 'next-door'],
  ])('%j of %s edits no words', (roles, council) =>
    expect(mayByRole('edit-words', as(roles, council))).toBe(false),
  );

  test.each<[Role, boolean]>([
    ['performance', true],
    ['admin', true],
    ['director', false],
    ['officer', false],
  ])('%s sees how the chase stands: %s', (role, sees) => expect(seesTheChase(as([role]))).toBe(sees));
});
