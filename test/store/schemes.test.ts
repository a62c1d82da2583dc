import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { loadSchemes, readSchemes } from '../../store/index.ts';
import { faultInWords } from '../../store/schemeWords.ts';
import { schemeProblemCodes } from '../../register/index.ts';

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

  test('is read after the shipped ones, and may not take the place of one', async () => {
    await write('own.json', { ...good, id: 'own-projects' });
    expect(loadSchemes('register/schemes', folder).at(-1)?.id).toBe('own-projects');
    await write('own.json', { ...good, title: 'Our own rules' });
    expect(() => loadSchemes('register/schemes', folder)).toThrow(
      /own\.json: id: kings-lynn-projects is also in .*register.schemes.kings-lynn-projects\.json/,
    );
  });

  test('an editor’s mark of the encoding is no fault, and a file named twice is read once', async () => {
    await write('own.json', `\uFEFF${JSON.stringify({ ...good, id: 'own-projects' })}`);
    expect(loadSchemes(folder, join(folder, 'own.json')).map(scheme => scheme.id)).toEqual(['own-projects']);
  });

  test('says everything that is wrong at once, and gives what is right', async () => {
    await write('a.json', { ...good, decimals: 9, bands: [] });
    await write('b.json', '{');
    await write('c.json', { ...good, closedAs: 'Gone' });
    await write('d.json', good);
    const { schemes, faults } = readSchemes([folder, join(folder, 'none')]);
    expect(schemes.map(({ file }) => file)).toEqual([join(folder, 'd.json')]);
    expect(faults.map(({ file, field, code }) => [file.slice(folder.length + 1), field, code])).toEqual([
      ['none', null, 'file-unreadable'],
      ['a.json', 'decimals', 'not-a-choice'],
      ['a.json', 'bands', 'not-a-choice'],
      ['b.json', null, 'file-unreadable'],
      ['c.json', 'closedAs', 'band-not-in-scheme'],
    ]);
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

  test.each<[string, object, RegExp]>([
    ['a colour that is none', { bands: [{ colour: 'red' }] }, /bands\[0\]\.colour: has to be six upper-case/],
    [
      'a share of what is not rated',
      { shares: [{ id: 'x', word: 'x', bands: ['Info'] }] },
      /“Info” is not rated/,
    ],
    [
      'a field of another kind',
      { milestones: true, rates: 'indicator' },
      /milestones: does nothing in a scheme/,
    ],
    ['nothing to choose', { bands: [] }, /bands: has to be a list with something in it/],
  ])('says what to do: %s', async (_, change, says) => {
    await write('own.json', { ...good, ...change });
    expect(() => loadSchemes(folder)).toThrow(says);
  });

  test('has to be there', () => {
    expect(() => loadSchemes(join(folder, 'none'))).toThrow(/none: no such folder/);
  });
});

test.each(schemeProblemCodes)('%s is said in words', code => {
  const facts = {
    text: 5,
    other: 'R',
    contrast: 2.1,
    better: '000000',
    band: 'X',
    known: 'R, A',
    says: 'text',
  };
  const fields = ['rule', 'bands[].offered', 'leadTimes.council.months[1]', 'bands[2].word'];
  for (const field of fields) {
    const says = faultInWords({ code, field, facts: { ...facts, rates: 'action', decidedBy: 'officer' } });
    expect(says).toMatch(/^[a-z“]/);
    expect(says).not.toMatch(/undefined|\.$/);
    expect(says).not.toContain(code);
  }
});
