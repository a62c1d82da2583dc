import { backupCommand } from './backup.ts';
import { chaseCommand } from './chase.ts';
import { RefusedError, UsageError, type Command, type Surroundings } from './command.ts';
import { decideCommand } from './decide.ts';
import { doctorCommand } from './doctor.ts';
import { doctorChaseCommand } from './doctorChase.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { freezeCommand } from './freeze.ts';
import { handEditsCommand } from './handEdits.ts';
import { importCommand } from './import.ts';
import { provisionCommand } from './provision.ts';
import { reportCommand } from './report.ts';
import { restateCommand } from './restate.ts';
import { restoreCommand } from './restore.ts';
import { returnsCommand } from './returns.ts';
import { schemesCommand } from './schemes.ts';
import { rollOverCommand } from './rollOver.ts';
import { summaryCommand } from './summary.ts';
import { undoCommand } from './undo.ts';
import { upgradeCommand } from './upgrade.ts';
import { helpFor, helpForAll, parseCommand, usageOf } from './usage.ts';
import { explain } from './words.ts';

export const commands: readonly Command[] = [
  provisionCommand,
  upgradeCommand,
  backupCommand,
  restoreCommand,
  importCommand,
  undoCommand,
  rollOverCommand,
  freezeCommand,
  decideCommand,
  restateCommand,
  handEditsCommand,
  summaryCommand,
  explainCommand,
  reportCommand,
  exportCommand,
  returnsCommand,
  chaseCommand,
  schemesCommand,
  doctorCommand,
  doctorChaseCommand,
];

export type Terminal = Surroundings & {
  /** A whole text, to be ended by a line end. */
  print: (text: string) => void;
};

/** A name of two words goes before its first word alone: `doctor chase PERSON` is no `doctor`. */
const commandIn = ([first, second]: readonly string[]): Command | undefined =>
  commands.find(({ name }) => name === `${first} ${second}`) ?? commands.find(({ name }) => name === first);

const runCommand = async (command: Command, args: string[], terminal: Terminal): Promise<number> => {
  const { values, positionals } = parseCommand(command, args);
  if (values['help'] === true) {
    terminal.print(helpFor(command));
    return 0;
  }
  try {
    const { found, json, text } = await command.run(values, positionals, terminal);
    terminal.print(values['json'] === true ? JSON.stringify(json, null, 2) : text);
    return found ? 1 : 0;
  } catch (failure) {
    const explained = explain(failure);
    if (explained === null) throw failure;
    const beside = failure instanceof RefusedError ? failure.json : {};
    if (values['json'] === true) terminal.print(JSON.stringify({ error: explained, ...beside }, null, 2));
    terminal.complain(explained.sentences.join('\n'));
    return 1;
  }
};

/** Runs what was typed (without node and the script). Resolves to the exit code: 0 done, 1 refused or found, 2 usage. */
export const commandLine = async (args: string[], terminal: Terminal): Promise<number> => {
  const [name] = args;
  const command = commandIn(args);
  if (!command) {
    const asked = name === undefined || name === '--help' || name === '-h' || name === 'help';
    if (!asked) terminal.complain(`There is no command “${name}”.`);
    (asked && name !== undefined ? terminal.print : terminal.complain)(helpForAll(commands));
    return asked && name !== undefined ? 0 : 2;
  }
  try {
    return await runCommand(command, args.slice(command.name.split(' ').length), terminal);
  } catch (failure) {
    if (failure instanceof UsageError) {
      terminal.complain(`${failure.message}.`.replace(/\.+$/, '.'));
      terminal.complain(usageOf(command));
      return 2;
    }
    terminal.complain('That failed in a way we do not know. Please report what follows.');
    terminal.complain(failure instanceof Error ? (failure.stack ?? failure.message) : 'no error was given');
    return 1;
  }
};
