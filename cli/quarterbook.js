#!/usr/bin/env node
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');

process.exitCode = await main(process.argv.slice(2), {
  env: process.env,
  realNow: () => new Date(),
  folder: process.cwd(),
  print: text => process.stdout.write(`${text}\n`),
  complain: text => process.stderr.write(`${text}\n`),
});
