import { expect, test } from '@jest/globals';
import { parseRegisterFile } from '../../cli/registerFile.ts';
import { wholeRegister } from '../store/register.ts';

test('a register that was written down before people had delegates has none', () => {
  const register = wholeRegister();
  const people = register.people.map(person => ({ ...person, delegateFor: undefined }));
  const parsed = parseRegisterFile(JSON.stringify({ ...register, people }), 'before.json');
  expect(parsed.people.map(({ delegateFor }) => delegateFor)).toEqual([[]]);
});

test('and one that has them keeps them', () => {
  const { people } = parseRegisterFile(JSON.stringify(wholeRegister()), 'register.json');
  expect(people.map(({ delegateFor }) => delegateFor)).toEqual([
    ['Parks Manager', 'Planning Control Manager'],
  ]);
});
