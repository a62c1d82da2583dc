import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadSchemes } from '../../store/index.ts';

test('the schemes that Quarterbook comes with can all be read', () => {
  expect(loadSchemes('register/schemes').map(scheme => scheme.id)).toEqual(
    expect.arrayContaining(['kings-lynn-projects', 'kings-lynn-indicators']),
  );
});

describe('a folder of schemes', () => {
  let folder: string;
  let good: Record<string, unknown>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quarterbook-'));
    good = JSON.parse(await readFile('register/schemes/kings-lynn-projects.json', 'utf8')) as Record<
      string,
      unknown
    >;
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  const write = (name: string, text: unknown) =>
    writeFile(join(folder, name), typeof text === 'string' ? text : JSON.stringify(text));

  test('takes a council’s own beside those that are there, and no other file', async () => {
    await write('a.json', good);
    await write('b.json', { ...good, id: 'norfolk-projects' });
    await write('README.md', 'Not a scheme');
    expect(loadSchemes(folder).map(scheme => scheme.id)).toEqual(['kings-lynn-projects', 'norfolk-projects']);
  });

  test.each<[string, unknown, RegExp]>([
    ['is not JSON', '{ "id": ', /own\.json: not JSON/],
    ['lacks a field', { title: undefined }, /own\.json: title: /],
    ['has a wrong field', { decimals: 9 }, /own\.json: decimals: /],
    ['has a field that nothing reads', { colour: 'red' }, /own\.json: .*colour/],
  ])('names file and field where a file %s', async (_, change, says) => {
    await write('own.json', typeof change === 'string' ? change : { ...good, ...(change as object) });
    expect(() => loadSchemes(folder)).toThrow(says);
    expect(() => loadSchemes(folder)).toThrow(expect.objectContaining({ code: 'bad-configuration' }));
  });

  test('refuses two of the same name, naming both files', async () => {
    await write('a.json', good);
    await write('b.json', good);
    expect(() => loadSchemes(folder)).toThrow(/b\.json: id: kings-lynn-projects is also in .*a\.json/);
  });

  test('has to be there', () => {
    expect(() => loadSchemes(join(folder, 'none'))).toThrow(/none: no such folder/);
  });
});
