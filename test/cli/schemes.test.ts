import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { commandLine } from '../../cli/index.ts';

type Listed = { id: string; source: string; bands: { id: string; letter: string; word: string }[] };
type Printed = {
  schemes: Listed[];
  faults: { file: string; field: string | null; code: string; says: string }[];
};

let folder: string;
const shipped = JSON.parse(readFileSync('register/schemes/norfolk-vital-signs.json', 'utf8')) as object;
const write = (name: string, change: object) =>
  writeFileSync(join(folder, name), JSON.stringify({ ...shipped, ...change }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterbook-schemes-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Types it with nothing configured but what is said. */
const type = async (args: string[], env: Record<string, string> = {}) => {
  const said = { out: '', err: '' };
  const code = await commandLine(['schemes', ...args], {
    env,
    realNow: () => new Date('2024-10-01T08:00:00Z'),
    folder,
    print: text => (said.out += text),
    complain: text => (said.err += text),
  });
  return { code, ...said };
};
const typeJson = async (args: string[], env: Record<string, string> = {}) =>
  JSON.parse((await type([...args, '--json'], env)).out) as Printed;

describe('which schemes there are', () => {
  test('needs no register: each with its bands, letters, words and source', async () => {
    const { code, out } = await type([]);
    expect(out).toContain('cannock-chase-delivery: Cannock Chase delivery plans');
    expect(out).toMatch(/▲ {2}more than 3 months behind/);
    expect(out).toMatch(/A {2}minor issues or delays \(Amber\)/);
    expect(out).toContain('Source: Norfolk County Council');
    expect(code).toBe(0);
  });

  test('a council’s own are listed after those that Quarterbook comes with', async () => {
    write('own.json', { id: 'borough', title: 'Borough measures' });
    const { schemes, faults } = await typeJson([], { SCHEMES_FOLDER: folder });
    expect(schemes.map(scheme => scheme.id)).toEqual([
      ...(await typeJson([])).schemes.map(scheme => scheme.id),
      'borough',
    ]);
    expect(schemes.at(-1)?.bands).toContainEqual(
      expect.objectContaining({ id: 'Monitor', word: 'monitor only' }),
    );
    expect(faults).toEqual([]);
  });

  test('a wrong one of its own is said, with file and field', async () => {
    write('own.json', { id: 'norfolk-vital-signs' });
    const { code, out } = await type([], { SCHEMES_FOLDER: folder });
    expect(out).toMatch(/own\.json: id: norfolk-vital-signs is also in .*norfolk-vital-signs\.json/);
    expect(out).toContain('1 thing has to be put right.');
    expect(code).toBe(1);
  });
});

describe('a folder or file is checked', () => {
  test.each([['.'], ['own.json']])('%s, and nothing is wrong', async place => {
    write('own.json', { id: 'borough' });
    const { code, out } = await type([place]);
    expect(out).toMatch(/^borough: Norfolk vital signs/);
    expect(out).toContain('Nothing is wrong.');
    expect(code).toBe(0);
  });

  test('every fault of every file is said', async () => {
    write('a.json', { id: 'a', decimals: 9, title: '' });
    write('b.json', { id: 'b', closedAs: 'R' });
    write('c.json', {});
    writeFileSync(join(folder, 'd.json'), '{ "id": ');
    const { code } = await type(['.']);
    const { faults, schemes } = await typeJson(['.']);
    expect(faults.map(({ file, field, code: what }) => [file.at(-6), field, what])).toEqual([
      ['a', 'title', 'not-a-choice'],
      ['a', 'decimals', 'not-a-choice'],
      ['b', 'closedAs', 'not-used-here'],
      ['d', null, 'file-unreadable'],
      ['c', 'id', 'doubled'],
    ]);
    expect(schemes).toEqual([]);
    expect(code).toBe(1);
  });

  test.each([
    ['nowhere', 'no such folder or file'],
    ['.', 'no file ends in .json'],
  ])('%s: %s', async (place, says) => {
    const { code, out } = await type([place]);
    expect(out).toContain(says);
    expect(code).toBe(1);
  });

  test('one place at a time', async () => expect((await type(['a', 'b'])).code).toBe(2));
});
