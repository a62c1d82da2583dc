import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

type Prepare = {
  nodeProblem: (version: string) => string | null;
  packagesAreCurrent: (folder: string) => boolean;
  sourcesHash: (folder: string, rooms: string[]) => string;
};

const entry = '../../local/prepare.mjs';
const { nodeProblem, packagesAreCurrent, sourcesHash } = (await import(entry)) as Prepare;

const newFolder = () => mkdtempSync(join(tmpdir(), 'quarterbook-prepare-'));
const lock = (packages: object) => JSON.stringify({ packages: { '': {}, ...packages } });

describe('before anything else runs', () => {
  test.each(['18.20.4', '20.18.1', '20.9.0'])(
    'Node %s is too old, and the sentence says which is needed',
    version => {
      expect(nodeProblem(version)).toContain(`needs Node 20.19 or newer, and this is Node ${version}`);
    },
  );

  test.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('Node %s will do', version => {
    expect(nodeProblem(version)).toBeNull();
  });

  test('packages are installed where there are none', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'package-lock.json'), lock({}));
    expect(packagesAreCurrent(folder)).toBe(false);
  });

  test('packages that npm installed from this lock file are left alone, and installed again once it changes', () => {
    const folder = newFolder();
    const wanted = {
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    };
    writeFileSync(join(folder, 'package-lock.json'), lock(wanted));
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(
      join(folder, 'node_modules', '.package-lock.json'),
      lock({ 'node_modules/a': { version: '1.0.0' } }),
    );
    expect(packagesAreCurrent(folder)).toBe(true);
    writeFileSync(join(folder, 'package-lock.json'), lock({ 'node_modules/a': { version: '1.0.1' } }));
    expect(packagesAreCurrent(folder)).toBe(false);
  });

  test('a page is built again when a source changes, appears or goes, and not when its built files do', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'tab', 'dist'), { recursive: true });
    writeFileSync(join(folder, 'tab', 'main.tsx'), 'one');
    const first = sourcesHash(folder, ['tab']);
    writeFileSync(join(folder, 'tab', 'dist', 'index.html'), 'built');
    expect(sourcesHash(folder, ['tab'])).toBe(first);
    writeFileSync(join(folder, 'tab', 'main.tsx'), 'two');
    const changed = sourcesHash(folder, ['tab']);
    expect(changed).not.toBe(first);
    writeFileSync(join(folder, 'tab', 'other.css'), '');
    expect(sourcesHash(folder, ['tab'])).not.toBe(changed);
    rmSync(join(folder, 'tab', 'other.css'));
    expect(sourcesHash(folder, ['tab'])).toBe(changed);
  });
});
