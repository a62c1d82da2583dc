/**
 * THE COMMAND LINE. One file per command: parse, call, print. It may not know how anything is computed or kept, and it
 * never sends anything to anybody.
 */
export { commands, main } from './main.ts';
export type { Terminal } from './main.ts';
