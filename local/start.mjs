import { prepare, runTypeScript } from './prepare.mjs';

if (await prepare()) await runTypeScript('local/main.ts');
