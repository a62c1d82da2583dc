import type { Problem, Result } from '../register/index.ts';
import { blockText, cellsOf, linesOf, normaliseText } from './blockText.ts';
import type { LiveBlock, LiveDocument, WriteFailure } from './liveDocument.ts';
import type { BlockModel, TableModel } from './model.ts';

/** Why a block could not be refreshed: the problem of its tag or figures, or what the document said to the write. */
export type RefreshFailure = Problem | { code: WriteFailure };

export type BlockOutcome = {
  tag: string;
  outcome: 'refreshed' | 'unchanged' | 'could-not';
  why?: RefreshFailure;
  /** The block's words, white space made even. `after` is what it should say; as `before` where that is not known. */
  before: string;
  after: string;
};

export type BlockPreview = Omit<BlockOutcome, 'outcome'> & {
  outcome: 'would-change' | 'unchanged' | 'could-not';
};

/** Models for the tags of a document, each with its own result. A throw means that nothing could be asked at all. */
export type ComputeBlocks = (tags: string[]) => Promise<Map<string, Result<BlockModel>>>;

type Plan = { block: LiveBlock; before: string; after: string } & (
  { kind: 'write'; model: BlockModel } | { kind: 'unchanged' } | { kind: 'could-not'; why: RefreshFailure }
);

const planFor = (block: LiveBlock, result: Result<BlockModel> | undefined): Plan => {
  const before = normaliseText(block.text);
  if (!result?.ok) {
    const why = result?.problems[0] ?? { code: 'unknown-block', field: 'tag', facts: { tag: block.tag } };
    return { block, before, after: before, kind: 'could-not', why };
  }
  const after = normaliseText(blockText(result.value));
  if (before === after) return { block, before, after, kind: 'unchanged' };
  if (block.locked) return { block, before, after, kind: 'could-not', why: { code: 'locked' } };
  return { block, before, after, kind: 'write', model: result.value };
};

const plansOf = async (document: LiveDocument, compute: ComputeBlocks): Promise<Plan[]> => {
  const blocks = await document.listBlocks();
  if (blocks.length === 0) return [];
  const models = await compute([...new Set(blocks.map(block => block.tag))]);
  return blocks.map(block => planFor(block, models.get(block.tag)));
};

const sameShape = (old: string[][] | null, next: string[][]): boolean =>
  old !== null && old.length === next.length && next.every((row, index) => row.length === old[index]?.length);

type TableChanges = {
  cells: { row: number; column: number; text: string }[];
  paragraphs: { index: number; text: string }[];
};

const differs = (old: string | undefined, next: string): boolean =>
  normaliseText(old ?? '') !== normaliseText(next);

/** The single cells and paragraphs to write, or null where the block must be replaced whole. */
const tableChanges = (block: LiveBlock, model: TableModel): TableChanges | null => {
  const next = cellsOf(model);
  if (!sameShape(block.cells, next)) return null;
  const cells = next.flatMap((row, index) =>
    row.flatMap((text, column) =>
      differs(block.cells?.[index]?.[column], text) ? [{ row: index, column, text }] : [],
    ),
  );
  // A rating's colour stands behind its cell: the words alone cannot be changed.
  if (
    cells.some(
      ({ row, column }) => (row === 0 ? model.columns[column] : model.rows[row - 1]?.cells[column])?.mark,
    )
  ) {
    return null;
  }
  const { above, below } = linesOf(model);
  const lines = [...above, ...below].map(line => line.text);
  if (block.paragraphs === undefined) {
    const body = (table: string[][]) => [
      ...above.map(line => line.text),
      ...table.flat(),
      ...below.map(line => line.text),
    ];
    return differs(block.text, body(block.cells ?? []).join(' ')) ? null : { cells, paragraphs: [] };
  }
  if (block.paragraphs.length !== lines.length) return null;
  const paragraphs = lines.flatMap((text, index) =>
    differs(block.paragraphs?.[index], text) ? [{ index, text }] : [],
  );
  return { cells, paragraphs };
};

/** The smallest write that makes the block say what it should. */
const queue = (document: LiveDocument, block: LiveBlock, model: BlockModel): void => {
  if (model.kind === 'number' || model.kind === 'sentence')
    return document.writeValue(block.handle, model.text);
  const changes = model.kind === 'table' ? tableChanges(block, model) : null;
  if (!changes || (changes.paragraphs.length > 0 && !document.writeParagraphs)) {
    return document.replaceBlock(block.handle, model);
  }
  if (changes.cells.length > 0) document.writeCells(block.handle, changes.cells);
  if (changes.paragraphs.length > 0) document.writeParagraphs?.(block.handle, changes.paragraphs);
};

const outcomeOf = (plan: Plan, failed: RefreshFailure | null): BlockOutcome => {
  const said = { tag: plan.block.tag, before: plan.before, after: plan.after };
  if (plan.kind === 'unchanged') return { ...said, outcome: 'unchanged' };
  const why = plan.kind === 'could-not' ? plan.why : failed;
  return why ? { ...said, outcome: 'could-not', why } : { ...said, outcome: 'refreshed' };
};

/** What a refresh would do, block by block, in document order. Nothing is written. */
export const previewRefresh = async (
  document: LiveDocument,
  compute: ComputeBlocks,
): Promise<BlockPreview[]> =>
  (await plansOf(document, compute)).map(plan => {
    const { outcome, ...said } = outcomeOf(plan, null);
    return { ...said, outcome: outcome === 'refreshed' ? 'would-change' : outcome };
  });

/**
 * Brings every live block up to date: reads all, computes, writes only what changed, all in one commit, and reads
 * back. In document order. One block's failure stops no other, and words outside the blocks are never touched; a
 * document that was filled before can be filled again.
 */
export const refreshDocument = async (
  document: LiveDocument,
  compute: ComputeBlocks,
): Promise<BlockOutcome[]> => {
  const plans = await plansOf(document, compute);
  const writes = plans.flatMap(plan => (plan.kind === 'write' ? [plan] : []));
  if (writes.length === 0) return plans.map(plan => outcomeOf(plan, null));
  for (const { block, model } of writes) queue(document, block, model);
  const written = new Map((await document.commit()).map(outcome => [outcome.handle, outcome]));
  const now = await document.listBlocks();
  return plans.map((plan, index) => {
    const outcome = written.get(plan.block.handle);
    if (outcome?.ok === false) return outcomeOf(plan, { code: outcome.code });
    const reread = now[index];
    const arrived = reread?.tag === plan.block.tag && normaliseText(reread.text) === plan.after;
    return outcomeOf(plan, plan.kind !== 'write' || arrived ? null : { code: 'failed' });
  });
};
