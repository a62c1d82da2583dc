import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = join(import.meta.dirname, '..');

/** Who may import whom: the picture of README, enforced. A room not named here may import no other room. */
const mayImport: Record<string, readonly string[]> = {
  register: [],
  report: ['register'],
  chase: ['register'],
  store: ['register', 'chase'],
  bot: ['register', 'chase', 'report'],
  server: ['register', 'report', 'chase', 'store', 'bot'],
  cli: ['register', 'report', 'chase', 'store', 'bot', 'server'],
  tab: ['register', 'report'],
  addin: ['register', 'report'],
};
const product = [...Object.keys(mayImport), 'appPackage', 'infra'];
const clientOfPages = 'server/client.ts';

/** Packages that stay in one room, so that each can be replaced in one room. */
const homes: [name: RegExp, rooms: readonly string[]][] = [
  [/^botbuilder|^botframework/, ['bot']],
  [/^@microsoft\/microsoft-graph/, ['store']],
  [/^@azure\/(data-tables|storage-blob|msal-node|identity)/, ['store']],
  [/^@azure\/msal-browser/, ['tab', 'addin']],
  [/^@microsoft\/teams-js/, ['tab']],
  [/^(react|@fluentui)/, ['tab', 'addin']],
  [/^hono|^@hono/, ['server']],
  [/^(exceljs|csv-parse)/, ['store']],
];
const pureRooms: Record<string, RegExp> = {
  register: /^(zod|date-fns\/\w+|@date-fns\/(tz|utc)\/date\/mini)$/,
  report: /^(zod|fflate|@xmldom\/xmldom)$/,
  chase: /^luxon$/,
};

type Import = { from: string; to: string; typeOnly: boolean };

const importLine =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;

const importsOf = (from: string, source: string): Import[] =>
  [...source.matchAll(importLine)].map(([, typeOnly, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? '';
    const to = target.startsWith('.') ? posix.join(posix.dirname(from), target) : target;
    return { from, to, typeOnly: typeOnly !== undefined };
  });

const roomOf = (path: string) => path.split('/', 1)[0] ?? '';

const packageFault = ({ from, to }: Import): string | null => {
  const room = roomOf(from);
  if (!product.includes(room)) return null;
  const home = homes.find(([name]) => name.test(to));
  if (home && !home[1].includes(room)) return `${from}: ${to} belongs to ${home[1].join(', ')}`;
  const allowed = pureRooms[room];
  if (allowed && !allowed.test(to)) return `${from}: ${room} is pure and may not import ${to}`;
  return null;
};

const roomFault = ({ from, to, typeOnly }: Import): string | null => {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === target) return null;
  if (room === 'local')
    return !product.includes(target) || typeOnly
      ? null
      : `${from}: local speaks the wire; only types of ${to}`;
  if (target === 'local' || target === 'test') return `${from}: nothing in the product imports ${to}`;
  if (to === clientOfPages && (room === 'tab' || room === 'addin')) return null;
  if (!mayImport[room]?.includes(target)) return `${from}: ${room} may not import ${to}`;
  return to === `${target}/index.ts` ? null : `${from}: ${to} is reached through ${target}/index.ts`;
};

const faultOf = (one: Import): string | null => {
  const outside =
    !one.to.includes('/') ||
    !existsSync(join(root, roomOf(one.to))) ||
    one.to.startsWith('@') ||
    one.to.startsWith('node:');
  return outside ? packageFault(one) : roomFault(one);
};

const faultsIn = (from: string, source: string) => importsOf(from, source).flatMap(one => faultOf(one) ?? []);

const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts') && existsSync(join(root, path)));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const outsideTests = sources.filter(path => !/^(test|bench)\//.test(path));

describe('the import table', () => {
  test.each([
    ['register/rating.ts', "import { z } from 'node:fs';"],
    ['register/rating.ts', "import { send } from '../bot/index.ts';"],
    ['chase/planner.ts', "import { createLedger } from '../store/index.ts';"],
    ['chase/planner.ts', "import DateHolidays from 'date-holidays';"],
    ['server/app.ts', "import { CloudAdapter } from 'botbuilder';"],
    ['tab/main.tsx', "import { createStore } from '../server/index.ts';"],
    ['server/app.ts', "import { parseRow } from '../store/rows/items.ts';"],
    ['store/mirror.ts', "import { startLocalGraph } from '../local/graph/index.ts';"],
    ['local/main.ts', "import { rateIndicator } from '../register/index.ts';"],
    ['cli/main.ts', "const graph = await import('../tab/main.tsx');"],
    ['report/docx.ts', "export { open } from 'node:fs/promises';"],
  ])('refuses, in %s: %s', (from, line) => expect(faultsIn(from, line)).toHaveLength(1));

  test.each([
    ['tab/main.tsx', "import { createClient } from '../server/client.ts';"],
    ['local/main.ts', "import type { Snapshot } from '../register/index.ts';"],
    ['bot/sender.ts', "import { ConnectorClient } from 'botframework-connector';"],
    ['store/ledger.ts', "import type { Ledger } from '../chase/index.ts';"],
  ])('allows, in %s: %s', (from, line) => expect(faultsIn(from, line)).toEqual([]));

  test('holds in every file', () =>
    expect(outsideTests.flatMap(path => faultsIn(path, read(path)))).toEqual([]));
});

describe('the house', () => {
  test('only server/config.ts reads the environment', () => {
    const readers = outsideTests.filter(
      path => !path.startsWith('local/') && /process\.env|import\.meta\.env/.test(read(path)),
    );
    expect(readers.filter(path => path !== 'server/config.ts')).toEqual([]);
  });

  test('only addin/word.ts knows Office.js', () => {
    const knowing = sources.filter(
      path =>
        path.startsWith('addin/') &&
        /\b(Word\.(run|Insert|Content|Request|Change)|Office\.(onReady|context))/.test(read(path)),
    );
    expect(knowing.filter(path => path !== 'addin/word.ts')).toEqual([]);
  });

  test('each room says first what it is for', () => {
    const silent = Object.keys(mayImport)
      .map(room => `${room}/index.ts`)
      .filter(path => sources.includes(path) && !read(path).startsWith('/**'));
    expect(silent).toEqual([]);
  });

  test('no file has a name that says nothing', () => {
    const nothing = /^(utils?|helpers?|common|shared|misc|manager|service|data|types)\./;
    expect(sources.filter(path => nothing.test(basename(path)))).toEqual([]);
  });

  test('nothing is switched off without a word: no skipped or lone test, no silenced compiler', () => {
    const marks = /\.(skip|only)\(|@ts-ignore|@ts-nocheck|eslint-disable|\bas any\b|:\s*any\b/;
    expect(sources.filter(path => path !== 'test/architecture.test.ts' && marks.test(read(path)))).toEqual(
      [],
    );
  });
});
