import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { commandLine } from '../../cli/index.ts';

// A loaded machine takes its time over the first of them.
jest.setTimeout(120_000);

/** Settings that lead nowhere: what is refused here is refused before anybody is asked anything. */
const env = {
  TENANTS: '00000000-0000-0000-0000-000000000001',
  API_CLIENT_ID: '00000000-0000-0000-0000-000000000002',
  SITE: 'example.sharepoint.com:/sites/Quarterbook',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'quarterbook-refusals-'));
  const put = (name: string, content: string) => writeFileSync(join(folder, name), content);
  put('fine.csv', 'Ref,Indicator,Target,Actual\n1,Calls answered,80%,81%\n');
  put('book.xlsx', '%PDF-1.7');
  put('empty.xlsx', '');
  put('wrong.json', JSON.stringify({ columns: { Ref: 'reference' } }));
  put('shape.json', JSON.stringify({ colums: {} }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const type = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const code = await commandLine(['import', ...args], {
    env,
    realNow: () => new Date('2024-10-01T08:00:00Z'),
    folder,
    print: text => (said.out += text),
    complain: text => (said.err += text),
  });
  return { code, ...said };
};

const told = ['--council', 'elsewhere', '--scheme', 'kings-lynn-indicators', '--period', '2024-25-Q1'];

test.each([
  ['a spreadsheet without council, scheme and period', ['fine.csv'], '--council C, --scheme S, --period P'],
  ['options of a spreadsheet with a register file', ['sample.json', '--period', '2024-25-Q1'], '--period'],
  ['a council that is no identifier', ['fine.csv', ...told, '--council', 'The Borough'], 'identifier'],
])('%s is wrong usage', async (_, args, says) => {
  const { code, err } = await type(...args);
  expect(err).toContain(says);
  expect(code).toBe(2);
});

test.each([
  ['a PDF under another name', ['book.xlsx', ...told], 'it is a PDF'],
  ['an empty file', ['empty.xlsx', ...told], 'it is empty'],
  ['a file that is not there', ['nowhere.xlsx', ...told], 'There is no file nowhere.xlsx.'],
  ['a register file that is not there', ['nowhere.json'], 'There is no file'],
  ['an unknown scheme', ['fine.csv', ...told, '--scheme', 'nobodys'], 'nobodys'],
  ['what is no period', ['fine.csv', ...told, '--period', 'spring'], '“spring” is not a period'],
  [
    'a mapping that is not there',
    ['fine.csv', ...told, '--mapping', 'none.json'],
    'There is no file none.json.',
  ],
  ['a mapping that is not JSON', ['fine.csv', ...told, '--mapping', 'fine.csv'], 'it is not JSON'],
  [
    'a mapping with a field that is none',
    ['fine.csv', ...told, '--mapping', 'wrong.json'],
    '“reference” cannot stand under columns.Ref. There are: ref, title',
  ],
  [
    'a mapping with a word that is none',
    ['fine.csv', ...told, '--mapping', 'shape.json'],
    '“colums” cannot stand under mapping. There are: sheet, headerRow',
  ],
])('%s is refused with a sentence', async (_, args, says) => {
  const { code, out, err } = await type(...args);
  expect(err).toContain(says);
  expect(err).not.toMatch(/\.ts:\d+/);
  expect(out).toBe('');
  expect(code).toBe(1);
});
