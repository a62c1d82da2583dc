import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileFor } from '../../cli/register.ts';
import { apiClientId } from '../server/signing.ts';
import { smallRegister } from '../store/register.ts';
import { openCouncil } from './council.ts';

const mark = 'SECRET';
const q1 = ['--period', '2024-25-Q1'];
let council: Awaited<ReturnType<typeof openCouncil>>;

beforeAll(async () => {
  council = await openCouncil();
  await council.type(['provision']);
  const small = smallRegister();
  const actions = small.actions.map(one => ({
    ...one,
    planKeys: ['kings-lynn/growth'],
    ...(one.ref === 'A02' ? { title: mark, visibility: 'restricted' as const } : {}),
  }));
  writeFileSync(join(council.folder, 'restricted.json'), JSON.stringify({ ...small, actions }));
}, 120_000);
afterAll(() => council.close());

describe('an administrator closes the restricted lists', () => {
  const stranger = '00000000-0000-4000-8000-000000000009';

  test('with a script that says who may read them, and may be run again', async () => {
    for (let time = 0; time < 2; time += 1) {
      const { code, out, err } = await council.closeLists('--application', `${apiClientId}:fullcontrol`);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toContain('RestrictedUpdates may be read by:\n  Quarterbook (application, fullcontrol)\n');
      expect(out).not.toContain('Everyone');
    }
  });

  test('and is told whom to let in on SharePoint’s page, since Graph does not', async () => {
    const { code, out, err } = await council.closeLists(
      '--application',
      `${apiClientId}:fullcontrol`,
      '--reader',
      stranger,
    );
    expect(code).toBe(1);
    expect(out).toContain(`Let ${stranger} read it on SharePoint’s page.`);
    expect(err).toContain('Permissions for this list');
  });

  test('and is told how to type it', async () => {
    expect((await council.closeLists()).code).toBe(2);
    expect((await council.closeLists('--everybody')).code).toBe(2);
  });
});

describe('what is restricted', () => {
  test('is imported into lists of its own', async () => {
    const { err, out } = await council.type(['import', 'restricted.json']);
    expect(err).toBe('');
    expect(out).toContain('RestrictedItems: 1 new, 0 there already.');
    expect(out).toContain('RestrictedUpdates: 2 new, 0 there already.');
  }, 120_000);

  const file = ['export', '--format', 'csv', '--out', 'q1.csv', ...q1];

  test('is in no file and in no answer', async () => {
    const list = ['summary', '--block', 'actions-by-band', '--with', 'b=G', ...q1];
    const typed = [['explain', 'A02', ...q1], list, file, ['returns', ...q1]].map(one => council.type(one));
    const [explained, listed, written, returned] = await Promise.all(typed);
    expect([explained?.code, listed?.code, written?.code]).toEqual([1, 0, 0]);
    expect(listed?.out).not.toContain(mark);
    expect(returned?.out).toContain('item A10');
    expect(returned?.out).not.toContain('A02');
    expect(readFileSync(join(council.folder, 'q1.csv'), 'utf8')).not.toContain(mark);
  }, 120_000);

  test('is shown where somebody asks for it, and a file then says so in its name', async () => {
    const typed = [
      ['explain', 'A02', '--restricted', ...q1],
      [...file, '--restricted'],
    ];
    const [explained, written] = await Promise.all(typed.map(one => council.type(one)));
    expect(explained?.out).toContain(mark);
    expect(written?.out).toContain('q1.restricted.csv');
    expect(readFileSync(join(council.folder, 'q1.restricted.csv'), 'utf8')).toContain(mark);
  }, 120_000);

  test('is in no frozen version, so that it cannot be asked of one', async () => {
    const { code, err } = await council.type([
      'summary',
      '--block',
      'action-status',
      '--frozen',
      '--restricted',
      ...q1,
    ]);
    expect(code).toBe(2);
    expect(err).toContain('--restricted cannot be had with --frozen');
  }, 120_000);
});

test.each([
  ['q1.xlsx', 'q1.restricted.xlsx'],
  ['reports.2024/q1', 'reports.2024/q1.restricted'],
  ['q1.restricted.csv', 'q1.restricted.csv'],
])('a file with restricted rows says so in its name: %s becomes %s', (name, marked) => {
  expect(fileFor(name, 'all')).toBe(marked);
  expect(fileFor(name, 'open')).toBe(name);
});
