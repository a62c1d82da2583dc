/**
 * A refusal is a value. Rules name what is wrong by code, field and facts; each surface has the sentence
 * for each code in one file of its own (`Record<ProblemCode, …>`, so that a missing one does not compile).
 */
export const problemCodes = [
  'missing',
  'not-a-number',
  'not-a-date',
  'not-a-period',
  'not-a-choice',
  'not-text',
  'not-json',
  'out-of-range',
  'too-long',
  'key-mismatch',
  'duplicate-key',
  'unknown-council',
  'unknown-period',
  'unknown-item',
  'unknown-plan',
  'unknown-scheme',
  'unknown-block',
  'unknown-parameter',
  'unknown-field',
  'band-missing',
  'band-not-in-scheme',
  'commentary-needed',
  'next-actions-needed',
  'completion-date-needed',
  'reason-needed',
  'period-not-open',
  'period-not-closed',
  'changed-meanwhile',
  'not-asked-for',
  'not-yours',
  'own-answer',
  'decided-already',
  'tag-too-long',
  'not-a-tag',
  'identity-broken',
  'not-a-document',
  'no-live-blocks',
  'decision-needed',
  'not-allowed',
  'owner-cannot-verify',
  'evidence-needed',
  'sample-needed',
  'opinion-needed',
  'minute-needed',
  'date-locked',
  'already-extended',
  'wrong-state',
  'unreadable-cell',
  'column-missing',
  'column-doubled',
  'other-period',
  'other-scheme',
  'file-unreadable',
  'nothing-to-undo',
  'changed-since',
  'hash-mismatch',
  'not-frozen',
  'unknown-meeting',
  'contrast-too-low',
  'doubled',
  'rule-order',
  'reserved-band',
  'unit-mismatch',
  'band-not-rated',
  'not-used-here',
  'versions-overlap',
  'not-published',
  'not-changed',
  'decided-by-hand',
  'column-lost',
  'list-lost',
  'restricted-in-open-list',
  'open-in-restricted-list',
  'backup-damaged',
  'backup-newer',
  'site-not-empty',
  'restricted-list-shared',
  'upgrade-breaks-rows',
  'parts-disagree',
  'denominator-zero',
  'not-whole',
  'not-an-address',
  'date-too-early',
  'date-too-late',
  'date-unchanged',
  'are-you-sure-jump',
  'words-contradict',
  'words-repeated',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** `field` is the field's name as the caller sent it or as the list column is called; `facts` fill the sentence. */
export type Problem = {
  code: ProblemCode;
  field?: string;
  facts?: Record<string, string | number>;
};

export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export const accept = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (...problems: Problem[]): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems,
});

/**
 * A row of a list that did not parse. It is left out of figures and counted, and shown to the performance
 * team with its link (`design: a row that does not parse is a problem`). `itemKey` is the item it speaks of, where
 * that much could be read: the item is then held back from figures and from the chase until the row is mended.
 */
export type RowProblem = Problem & {
  list: ListName;
  rowId: string;
  key: string | null;
  itemKey: string | null;
  title: string | null;
  webUrl: string | null;
};

export const listNames = [
  'Plans',
  'Items',
  'Indicators',
  'Updates',
  'RestrictedItems',
  'RestrictedIndicators',
  'RestrictedUpdates',
  'Periods',
  'Meetings',
  'People',
  'Chases',
] as const;
export type ListName = (typeof listNames)[number];
