import { describe, expect, test } from '@jest/globals';
import { commandLine, commands } from '../../cli/index.ts';

/** Types a command where nothing is configured. */
const type = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const code = await commandLine(args, {
    env: {},
    realNow: () => new Date('2024-10-01T08:00:00Z'),
    folder: '/nowhere',
    print: text => (said.out += text),
    complain: text => (said.err += text),
  });
  return { code, ...said };
};

describe('wrong usage ends with 2, and shows how it is typed', () => {
  test.each([
    { what: 'nothing at all', args: [], says: 'quarterbook COMMAND' },
    { what: 'an unknown command', args: ['nonsense'], says: '“nonsense”' },
    { what: 'a missing option', args: ['summary', '--period', '2024-25-Q1'], says: 'Missing: --block B' },
    { what: 'an unknown option', args: ['summary', '--colour', 'red'], says: '--colour' },
    { what: 'an option without its value', args: ['summary', '--block'], says: '--block' },
    { what: 'a missing file', args: ['import'], says: 'Expected FILE' },
    { what: 'one word too many', args: ['doctor', 'now'], says: 'now' },
    { what: 'a chase that would send', args: ['chase', '--on', '2024-10-01'], says: '--dry-run' },
    {
      what: 'a format that is none',
      args: ['export', '--period', '2024-25-Q1', '--out', 'f', '--format', 'pdf'],
      says: 'csv, xlsx, open-data',
    },
    {
      what: 'a kind that is none',
      args: ['export', '--period', '2024-25-Q1', '--out', 'f', '--format', 'csv', '--kind', 'cat'],
      says: 'action, indicator',
    },
    {
      what: 'a deed that is none',
      args: ['decide', 'A02', '--do', 'forget'],
      says: 'propose-closure, close',
    },
    { what: 'a new date that is not given', args: ['decide', 'A02', '--do', 're-date'], says: '--to DATE' },
    {
      what: 'a new date where none is taken',
      args: ['decide', 'A02', '--do', 'pause', '--to', '2030-01-31'],
      says: 'pause takes no --to',
    },
    {
      what: 'a restatement that says nothing',
      args: ['restate', '2.9', '--period', '2024-25-Q1', '--reason', 'x'],
      says: '--value V, --rating B or --completed-on DATE',
    },
    { what: 'a day that is none', args: ['chase', '--dry-run', '--on', '2024-02-30'], says: 'not a day' },
  ])('$what', async ({ args, says }) => {
    const { code, out, err } = await type(...args);
    expect(err).toContain(says);
    expect(err).toContain('quarterbook ');
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('help', () => {
  test('lists every command', async () => {
    const { code, out } = await type('--help');
    const longest = Math.max(...commands.map(({ name }) => name.length));
    for (const { name, says } of commands) expect(out).toContain(`${name.padEnd(longest)}  ${says}.`);
    expect(code).toBe(0);
  });

  test.each(commands.map(command => command.name))(
    'explains every option of %s, and needs no settings',
    async name => {
      const { code, out } = await type(...name.split(' '), '--help');
      const options = Object.keys(commands.find(command => command.name === name)?.options ?? {});
      for (const option of [...options, 'json', 'help']) expect(out).toContain(`  --${option}`);
      expect(code).toBe(0);
    },
  );
});

test.each(['provision', 'doctor'])('%s names all missing settings together', async name => {
  const { code, out, err } = await type(name, '--json');
  expect(err).toContain('Missing settings: TENANTS, API_CLIENT_ID, SITE.');
  expect(JSON.parse(out)).toMatchObject({ error: { code: 'not-configured' } });
  expect(code).toBe(1);
});
