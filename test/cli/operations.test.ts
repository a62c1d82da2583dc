import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCouncil } from './council.ts';

type Council = Awaited<ReturnType<typeof openCouncil>>;

let council: Council;
let other: Council;

beforeAll(async () => {
  council = await openCouncil();
  other = await openCouncil();
}, 120_000);
afterAll(async () => {
  await council.close();
  await other.close();
});

/** As docs/operations.md has it, in its order. */
describe('what a council’s IT does', () => {
  test('looks at a site in which nothing is yet, makes the lists, and looks again', async () => {
    const before = await council.type(['provision', '--check']);
    expect(before.out).toContain('The list Items: is not there. “quarterbook provision --fix” mends it.');
    expect(before.code).toBe(1);
    expect((await council.type(['provision', '--fix'])).out).toContain('Mended: Plans, Items,');
    const after = await council.type(['provision', '--check']);
    expect(after.out).toContain('The site is as the register needs it.');
    expect(after.out).toContain('close it before the first restricted row: infra/restrictLists.mjs.');
    expect(after.code).toBe(0);
    expect((await council.type(['provision', '--fix'])).out).toBe('There was nothing to mend.\n');
    expect((await council.type(['provision', '--fix', '--check'])).code).toBe(2);
  }, 120_000);

  test('hears that no upgrade is due, and that --apply needs a place for its backup', async () => {
    const { out, code } = await council.type(['upgrade']);
    expect(out).toBe('The register has layout 3, as this Quarterbook needs it.\n');
    expect(code).toBe(0);
    expect((await council.type(['upgrade', '--apply'])).code).toBe(2);
    expect((await council.type(['upgrade', '--from', 'two'])).code).toBe(2);
    const tried = await council.type(['upgrade', '--from', '0', '--json']);
    expect(JSON.parse(tried.out)).toMatchObject({ from: 0, to: 3, changes: [], broken: [] });
    const applied = await council.type(['upgrade', '--from', '0', '--apply', '--backup', 'before.zip']);
    expect(applied.out).toContain('Upgraded to layout 3: 0 rows changed. The backup is before.zip.');
    expect(applied.err).toContain('Backup written: before.zip');
  }, 120_000);

  test('takes a backup, and restores it into another site', async () => {
    await council.type(['import', 'sample.json']);
    const { out, code } = await council.type(['backup', 'register.zip']);
    expect(out).toMatch(/^Written: register\.zip, \d+ kB\.\n\d+ rows, \d+ files, without the ledger/);
    expect(out).toMatch(/SHA-256 of what it holds: [0-9a-f]{64}/);
    expect(code).toBe(0);
    const file = join(council.folder, 'register.zip');
    const kept = readFileSync(file);
    const twice = await council.type(['backup', 'register.zip']);
    expect(twice.err).toContain('There is a file register.zip already. Give the backup another name.');
    expect(twice.code).toBe(2);
    expect(readFileSync(file).equals(kept)).toBe(true);
    const restored = await other.type(['restore', file]);
    expect(restored.out).toMatch(/kings-lynn: the same register as in the backup \(SHA-256 [0-9a-f]{64}\)\./);
    expect(restored.code).toBe(0);
    const table = ['summary', '--block', 'action-status', '--period', '2024-25-Q1', '--json'];
    expect((await other.type(table)).out).toBe((await council.type(table)).out);
    expect((await other.type(['restore', file, '--ledger'])).code).toBe(2);
  }, 120_000);

  test('hears in a sentence why a file is not restored', async () => {
    const bytes = readFileSync(join(council.folder, 'register.zip'));
    writeFileSync(join(council.folder, 'half.zip'), bytes.subarray(0, bytes.length / 2));
    const half = await other.type(['restore', join(council.folder, 'half.zip')]);
    expect(half.err).toContain('The backup is damaged, so nothing was restored');
    expect(half.code).toBe(1);
    expect((await other.type(['restore', 'none.zip'])).err).toContain('There is no file none.zip.');
  }, 120_000);
});
