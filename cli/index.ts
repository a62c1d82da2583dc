/**
 * THE COMMAND LINE. One file per command: parse, call, print. It may not know how anything is computed or kept, and it
 * never sends anything to anybody.
 */
export { commandLine, commands } from './commandLine.ts';
export type { Terminal } from './commandLine.ts';
