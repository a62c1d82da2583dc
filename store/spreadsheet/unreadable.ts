import type { Problem } from '../../register/index.ts';

/** A file that cannot be read: what is wrong with it, and what to do. */
export class UnreadableFile extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'UnreadableFile';
  }
}

export const fileProblem = (file: string, why: string): Problem => ({
  code: 'file-unreadable',
  field: 'file',
  facts: { file, why },
});
