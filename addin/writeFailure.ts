import type { WriteFailure } from '../report/index.ts';

/** Where a write failed: cells of a table are found by row and column, everything else by its control. */
export type FailedAt = { readOnly: boolean; cells: boolean };

/**
 * Word's error code as the reason that a person can act on. A read-only copy answers differently from client to
 * client (office-js #6209, #5484): what the document says of itself comes first.
 */
export const writeFailureOf = (code: string | null, { readOnly, cells }: FailedAt): WriteFailure => {
  if (readOnly) return 'read-only';
  switch (code) {
    case 'AccessDenied':
      return 'locked';
    case 'NotAllowed':
      return 'read-only';
    case 'ItemNotFound':
    case 'InvalidObjectPath':
      return cells ? 'shape-changed' : 'gone';
    default:
      return 'failed';
  }
};
