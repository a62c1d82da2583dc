import { parseArgs } from 'node:util';
import { UsageError, type Command, type Values } from './command.ts';

const always = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

const written = (name: string, value: string | undefined): string =>
  `--${name}${value === undefined ? '' : ` ${value}`}`;

/** How a command is typed, on one line. */
export const usageOf = ({ name, options, positionals }: Command): string => {
  const parts = Object.entries(options).map(([option, { value, required }]) =>
    required ? written(option, value) : `[${written(option, value)}]`,
  );
  return ['quarterbook', name, ...positionals, ...parts, '[--json]'].join(' ');
};

const table = (rows: [string, string][]): string => {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n');
};

export const helpFor = (command: Command): string => {
  const rows = Object.entries(command.options).map(([name, { value, says }]): [string, string] => [
    written(name, value),
    says,
  ]);
  const options = table([...rows, ['--json', 'Print what a program can read'], ['--help', 'Print this']]);
  return `${command.says}.\n\n${usageOf(command)}\n\n${options}`;
};

export const helpForAll = (commands: readonly Command[]): string => {
  const rows = commands.map(({ name, says }): [string, string] => [name, `${says}.`]);
  return [
    'quarterbook COMMAND [--json] [--help]',
    '',
    table(rows),
    '',
    'Ends with 0 when it is done, 1 when it was refused or something needs looking at, 2 when it was typed wrongly.',
  ].join('\n');
};

/** Node names the option, and then explains how to escape it. */
const firstSentence = (error: unknown): string => {
  const says = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  return says.split('. ')[0] || 'That was not understood';
};

/** @throws UsageError in a person's words */
export const parseCommand = (command: Command, args: string[]): { values: Values; positionals: string[] } => {
  const own = Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }]));
  let parsed: { values: Values; positionals: string[] };
  try {
    parsed = parseArgs({ args, options: { ...own, ...always }, allowPositionals: true });
  } catch (error) {
    throw new UsageError(firstSentence(error));
  }
  if (parsed.values['help'] === true) return parsed;
  const missing = Object.entries(command.options).filter(
    ([name, { required }]) => required && parsed.values[name] === undefined,
  );
  if (missing.length > 0) {
    throw new UsageError(`Missing: ${missing.map(([name, { value }]) => written(name, value)).join(', ')}`);
  }
  const least = command.positionals.filter(name => !name.startsWith('[')).length;
  const typed = parsed.positionals.length;
  if (typed < least || typed > command.positionals.length) {
    throw new UsageError(
      command.positionals.length === 0
        ? `Not understood: ${parsed.positionals.join(' ')}`
        : `Expected ${command.positionals.join(' ')}`,
    );
  }
  return parsed;
};
