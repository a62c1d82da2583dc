export const findingCodes = [
  'no-header-row',
  'several-header-rows',
  'merged-cell',
  'uneven-rows',
  'nested-table',
  'empty-cell',
  'cell-without-paragraph',
  'row-may-split',
  'no-alt-text',
  'low-contrast',
  'colour-alone',
  'number-not-right',
  'heading-order',
  'no-heading',
  'language',
  'no-title',
] as const;

/** What a reader with a screen reader, or without colours, would stumble over, and where. */
export type Finding = { code: (typeof findingCodes)[number]; where: string; says: string };
