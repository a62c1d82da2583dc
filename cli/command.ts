import type { Problem } from '../register/index.ts';
import type { Environment } from '../server/index.ts';

/** What a command stands on besides its options. */
export type Surroundings = {
  env: Environment;
  /** Real time. */
  realNow: () => Date;
  /** Relative paths begin here. */
  folder: string;
  /** Says something beside the result: how far a long command is. */
  complain: (text: string) => void;
};

/**
 * What a command ended in. `json` is what `--json` prints, `text` what a person reads. `found` is a refusal, or
 * something that somebody has to look at: exit 1.
 */
export type Ended = { found: boolean; json: unknown; text: string };

export type Values = Readonly<Record<string, string | boolean | undefined>>;
export type Option = { type: 'string' | 'boolean'; says: string; value?: string; required?: boolean };

export type Command = {
  name: string;
  /** One line for the list of commands. */
  says: string;
  options: Record<string, Option>;
  /** What stands without a name: `FILE`, or `[FILE]` where it may be left out. */
  positionals: string[];
  run: (values: Values, positionals: string[], around: Surroundings) => Promise<Ended>;
};

/** The command was typed wrongly: exit 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The rules refused: exit 1, with a sentence for each. `json` is what `--json` prints beside the error. */
export class RefusedError extends Error {
  readonly problems: readonly Problem[];
  readonly json: object;

  constructor(problems: readonly Problem[], json: object = {}) {
    super('refused');
    this.name = 'RefusedError';
    this.problems = problems;
    this.json = json;
  }
}

/** The text of an option, or undefined where it was left out. */
export const textOf = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

/** The text of an option that has to be there; `parse` has seen to that. */
export const needed = (values: Values, name: string): string => textOf(values, name) ?? '';
