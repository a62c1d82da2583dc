#!/usr/bin/env node
// One command for everything that must hold: `npm test`. No dependencies before it has installed them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from '../local/prepare.mjs';
import { findChromium, howToGetChromium, installChromium } from './browser/findChromium.mjs';

const root = join(import.meta.dirname, '..');
const output = join(root, 'test-output');
/** Every local Graph that a test starts writes there what it was asked and answered; the last suite judges it. */
const env = { ...process.env, LOCAL_GRAPH_RECORD: join(output, 'exchanges') };
const modules = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

/** A rule with a branch that no test takes fails the run, and its file is named. */
const everyBranch = [
  '--coverage',
  '--coverageProvider=v8',
  '--coverageReporters=text-summary',
  '--collectCoverageFrom=register/**/*.ts',
  `--coverageThreshold=${JSON.stringify({ './register/**/*.ts': { branches: 100, functions: 100 } })}`,
];

/** Each suite has its share of the time that a run may take; browser tests run one after another. */
const suites = [
  {
    name: 'rules, with every branch of register/',
    args: ['--testPathPatterns', 'test/register/', ...everyBranch, '--maxWorkers=2'],
    minutes: 4,
  },
  {
    name: 'ports, wire and documents',
    args: ['--testPathIgnorePatterns', '/test/(browser|register|recorded)/', '--maxWorkers=2'],
    minutes: 22,
  },
  { name: 'browser', args: ['--testPathPatterns', 'test/browser', '--runInBand'], minutes: 15 },
  {
    name: "what went over the wire, held to Microsoft's shapes",
    args: ['--testPathPatterns', 'test/recorded/'],
    minutes: 2,
  },
];

const say = line => console.log(line);

const run = (command, args, minutes = 10) =>
  spawnSync(command, args, {
    cwd: root,
    env,
    stdio: 'inherit',
    timeout: minutes * 60_000,
    killSignal: 'SIGTERM',
  }).status === 0;

const node = (...args) => run(process.execPath, args);

const check = (name, ...args) => {
  say(`\n— ${name}`);
  const good = node(...args);
  if (!good) say(`${name}: failed, see the lines above.`);
  return good;
};

const jest = ({ name, args, minutes }, index) => {
  say(`\n— Tests: ${name}`);
  const file = join(output, `jest-${index}.json`);
  const good = run(
    process.execPath,
    [...modules, 'node_modules/jest/bin/jest.js', '--json', '--outputFile', file, ...args],
    minutes,
  );
  try {
    const {
      numPassedTests: passed,
      numFailedTests,
      numRuntimeErrorTestSuites,
      testResults,
    } = JSON.parse(readFileSync(file, 'utf8'));
    for (const { name: path, status } of testResults)
      if (status === 'failed') say(`failed: ${path.replace(`${root}/`, '')}`);
    return { good, passed, failed: numFailedTests + numRuntimeErrorTestSuites };
  } catch {
    say(`${name}: stopped before the end (longer than its ${minutes} minutes, or it could not start).`);
    return { good: false, passed: 0, failed: 1 };
  }
};

if (!(await prepare({ say }))) process.exit(1);
rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
if (!findChromium() && !installChromium(say)) {
  say(howToGetChromium);
  process.exit(1);
}

const checks = [
  check('Format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  check('Types', 'node_modules/typescript/bin/tsc', '--noEmit'),
  check('Lint', 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'),
];
const results = suites.map(jest);
const sum = key => results.reduce((total, result) => total + result[key], 0);
const broken = checks.filter(good => !good).length;

say(`\n${sum('passed')} passed, ${sum('failed') + broken} failed`);
process.exit(broken === 0 && results.every(result => result.good) ? 0 : 1);
