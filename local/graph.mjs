import { prepare, runTypeScript } from './prepare.mjs';

if (await prepare({ withPages: false })) await runTypeScript('local/graph/main.ts', process.argv.slice(2));
