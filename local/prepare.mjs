/**
 * What has to be there before anything else can run: a recent Node, the packages, the built pages.
 * Depends on nothing but Node itself, because it runs before there is anything to depend on.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const oldestNode = [20, 19];

/** The sentence for a Node that is too old, or null where it will do. */
export const nodeProblem = (version = process.versions.node) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return enough
    ? null
    : `Quarterbook needs Node ${oldestNode.join('.')} or newer, and this is Node ${version}. Install a newer one from https://nodejs.org and try again.`;
};

const hashOf = text => createHash('sha256').update(text).digest('hex');

const readOrNull = file => (existsSync(file) ? readFileSync(file, 'utf8') : null);

const packageVersions = lockText => {
  const { packages = {} } = JSON.parse(lockText);
  return Object.entries(packages).filter(([path]) => path !== '');
};

/**
 * True where the packages of the lock file are the ones installed: by our own stamp, or, where somebody ran npm
 * themselves, by npm's record of what it installed. Optional packages may be missing: they are other machines'.
 */
export const packagesAreCurrent = folder => {
  const lock = readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (readOrNull(join(folder, 'node_modules', '.quarterbook')) === hashOf(lock)) return true;
  const record = readOrNull(join(folder, 'node_modules', '.package-lock.json'));
  if (record === null) return false;
  const installed = new Map(packageVersions(record));
  return packageVersions(lock).every(([path, wanted]) => {
    const found = installed.get(path);
    return found === undefined ? wanted.optional === true : found.version === wanted.version;
  });
};

const run = (command, parameters, options = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, parameters, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.on('error', reject);
    child.on('exit', code =>
      code === 0 ? resolve() : reject(new Error(`${parameters[0]} ended with ${code}`)),
    );
  });

/** npm as it started us, or the one on the path. */
const npm = parameters =>
  process.env.npm_execpath === undefined
    ? run('npm', parameters, { shell: process.platform === 'win32' })
    : run(process.execPath, [process.env.npm_execpath, ...parameters]);

const ensurePackages = async say => {
  if (!packagesAreCurrent(root)) {
    say('Installing packages. The first time this takes a minute or two.');
    await npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    say('Packages are installed.');
  }
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  writeFileSync(join(root, 'node_modules', '.quarterbook'), hashOf(lock));
};

const pageSources = new Set(['.ts', '.tsx', '.css', '.html', '.json', '.svg']);
const skipped = new Set(['dist', 'node_modules']);

const listSources = folder =>
  readdirSync(folder, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : listSources(path);
      return pageSources.has(extname(entry.name)) ? [path] : [];
    });

/** One hash over names and contents of every source file of the folders, and over the lock file. */
export const sourcesHash = (folder, rooms) => {
  const files = rooms.flatMap(room =>
    existsSync(join(folder, room)) ? listSources(join(folder, room)) : [],
  );
  const hash = createHash('sha256').update(readOrNull(join(folder, 'package-lock.json')) ?? '');
  for (const file of files)
    hash.update(file.slice(folder.length)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** Built pages, and the rooms that go into each. */
const pages = [
  { room: 'tab', title: 'the tab', from: ['tab', 'register', 'report', 'server'] },
  { room: 'addin', title: 'the Word pane', from: ['addin', 'register', 'report', 'server'] },
  { room: 'local', title: 'the local Microsoft 365', from: ['local', 'report'] },
];

const ensurePage = async (page, say) => {
  const stamp = join(root, page.room, 'dist', '.sources');
  const hash = sourcesHash(root, page.from);
  if (readOrNull(stamp) === hash) return;
  say(`Building ${page.title}.`);
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  await run(process.execPath, [
    vite,
    'build',
    '--config',
    join(page.room, 'vite.config.ts'),
    '--logLevel',
    'warn',
  ]);
  writeFileSync(stamp, hash);
};

/** True where everything is ready; otherwise a sentence has been said and the exit code set. */
export const prepare = async ({ say = line => console.error(line), withPages = true } = {}) => {
  const problem = nodeProblem();
  if (problem !== null) {
    say(problem);
    process.exitCode = 1;
    return false;
  }
  try {
    await ensurePackages(say);
    if (withPages) for (const page of pages) await ensurePage(page, say);
    return true;
  } catch (error) {
    say(`Quarterbook could not be made ready: ${error.message}. What went wrong stands above.`);
    process.exitCode = 1;
    return false;
  }
};

/** Runs one of our TypeScript entry points and takes over its exit code; Ctrl-C goes to it first. */
export const runTypeScript = (entry, parameters = [], env = process.env) =>
  new Promise(resolve => {
    const child = spawn(process.execPath, ['--import', 'tsx', join(root, entry), ...parameters], {
      stdio: 'inherit',
      env,
    });
    const pass = signal => child.kill(signal);
    process.on('SIGINT', () => {});
    process.on('SIGTERM', pass);
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 0 : 1);
      resolve(process.exitCode);
    });
  });
