import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openCouncil } from './council.ts';

let council: Awaited<ReturnType<typeof openCouncil>>;
const key = 'kings-lynn/action/A02';

beforeAll(async () => {
  council = await openCouncil();
  await council.type(['provision']);
  expect((await council.type(['import', 'sample.json'])).err).toBe('');
}, 120_000);
afterAll(() => council.close());

test('what was decided by hand is listed, and accepted by a post with a reason', async () => {
  expect(await council.type(['hand-edits'])).toEqual({
    code: 0,
    out: 'Nobody has decided anything by hand.\n',
    err: '',
  });
  await council.editByHand('Items', key, { DecisionRef: 'CAB/34', RiskPriority: 'high' });

  const listed = await council.type(['hand-edits']);
  expect(listed.code).toBe(1);
  expect(listed.out).toMatch(
    new RegExp(`^${key}, .+ \\(Items\\): closes, changes a priority\\.\n  Last edited on .+ by .+\\.`),
  );
  expect(listed.out).toContain('quarterbook hand-edits --accept KEY --by POST --reason TEXT');

  const accept = ['hand-edits', '--accept', key, '--by', 'Performance Manager', '--reason', 'Minute CAB/34'];
  expect(await council.type(accept)).toEqual({
    code: 0,
    out: `${key} counts from now on as it stands (closes, changes a priority): accepted by Performance Manager.\n`,
    err: '',
  });
  const again = await council.type(accept);
  expect(again.code).toBe(1);
  expect(again.err).toContain('That is what counts already, so nothing was changed.');
}, 240_000);

test('a row that lacks something besides is accepted, and said not to count yet', async () => {
  const other = 'kings-lynn/action/A01';
  await council.editByHand('Items', other, { State: 'completed' });
  const accept = [
    'hand-edits',
    '--accept',
    other,
    '--by',
    'Performance Manager',
    '--reason',
    'Minute CAB/35',
  ];
  const { code, out } = await council.type(accept);
  expect(out).toContain(`${other} (closes): accepted by Performance Manager. It does not count yet:`);
  expect(out).toContain('completed');
  expect(out).not.toContain('counts from now on');
  expect(code).toBe(1);
}, 120_000);

test.each([
  ['--accept', key],
  ['--by', 'Performance Manager', '--reason', 'x'],
])(
  'hand-edits with half of what accepting needs is typed wrongly: %s',
  async (...args) => {
    expect((await council.type(['hand-edits', ...args])).code).toBe(2);
  },
  60_000,
);
