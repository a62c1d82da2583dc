import { processEnvironment } from '../server/index.ts';
import { commandLine } from './commandLine.ts';

process.exitCode = await commandLine(process.argv.slice(2), {
  env: processEnvironment(),
  realNow: () => new Date(),
  folder: process.cwd(),
  print: text => process.stdout.write(`${text}\n`),
  complain: text => process.stderr.write(`${text}\n`),
});
