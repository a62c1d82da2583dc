/** One sentence of an explanation; `code` names it for a program. */
export type ChaseFinding = { code: string; says: string };
