import type { BlockModel } from './model.ts';

/**
 * A live block: a content control whose tag says what it is (`qb1|block|period|k=v`). The tag is the identity,
 * never the control's id. `cells` is the text of its table, row by row, header first; null where it holds no table.
 * `paragraphs` is the text of its paragraphs outside the table, where the document can address them one by one.
 */
export type LiveBlock = {
  handle: string;
  tag: string;
  placement: 'inline' | 'block';
  text: string;
  cells: string[][] | null;
  paragraphs?: string[];
  locked: boolean;
};

export type CellChange = { row: number; column: number; text: string };
export type ParagraphChange = { index: number; text: string };

/**
 * A document that is open in Word (`addin/word.ts`) or a .docx file (`report/docx.ts`).
 *
 * Nothing outside the controls is ever touched. Writes are queued by `writeValue`, `writeCells` and `replaceBlock`
 * and take effect together at `commit`, which reports per handle; one block's failure stops no other. Reading does
 * not see queued writes. A handle is good until the next `listBlocks`.
 */
export interface LiveDocument {
  /** Live blocks in document order; controls with other tags are not listed. One round trip. */
  listBlocks(): Promise<LiveBlock[]>;
  writeValue(handle: string, text: string): void;
  writeCells(handle: string, changes: CellChange[]): void;
  /** Rewrites single paragraphs round a table. Left out where a document cannot: the block is then replaced whole. */
  writeParagraphs?(handle: string, changes: ParagraphChange[]): void;
  /** A table or list goes into a block control only (`shape-changed` otherwise); a figure is written as a value. */
  replaceBlock(handle: string, model: BlockModel): void;
  /** Puts a new block where the cursor is, or at the end of a file. Refused inside another control or a table cell. */
  insertBlock(tag: string, model: BlockModel): Promise<InsertOutcome>;
  commit(): Promise<WriteOutcome[]>;
}

export type WriteOutcome = { handle: string; ok: true } | { handle: string; ok: false; code: WriteFailure };
export type InsertOutcome = { ok: true } | { ok: false; code: WriteFailure };

export const writeFailures = [
  'locked',
  'gone',
  'inside-table',
  'inside-control',
  'read-only',
  'shape-changed',
  'failed',
] as const;
export type WriteFailure = (typeof writeFailures)[number];
