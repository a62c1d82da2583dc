import { writeFailures, type RefreshFailure, type WriteFailure } from '../report/index.ts';

const writeWords: Record<WriteFailure, string> = {
  locked: 'It is locked, so it was left as it is. Unlock it in Word (Developer, Properties) to refresh it.',
  gone: 'It is no longer in the document. Refresh again to see what is.',
  'inside-table': 'The cursor stands in a table. Put it in a paragraph of its own and insert again.',
  'inside-control': 'The cursor stands inside another block. Put it in a paragraph outside and insert again.',
  'read-only': 'This document is read-only. Choose Editing at the top of Word, or save a copy and open that.',
  'shape-changed': 'Its table was changed by hand. Delete the block and insert it again.',
  failed: 'Word could not write it. The rest is not affected. Try again; if it fails again, insert it anew.',
};

const isWriteFailure = (code: string): code is WriteFailure => writeFailures.some(one => one === code);

type Spoken = { detail?: unknown };

/** Why a block was left as it is, and what to do. The server says its own refusals in words. */
export const outcomeWords = (why: RefreshFailure): string => {
  if (isWriteFailure(why.code)) return writeWords[why.code];
  const { detail } = why as Spoken;
  return typeof detail === 'string'
    ? detail
    : 'The register does not know this block. Delete it and insert it again from the list.';
};
