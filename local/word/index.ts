/**
 * Word on your own machine: a page that shows a real .docx, and an Office.js that works on it for the pane. Knows
 * nothing of the product but its addresses; what passes here passes in the stand-in, not in Word.
 */
export { wordRoutes } from './wordRoutes.ts';
export type { RunCli, WordRoutesOptions } from './wordRoutes.ts';
