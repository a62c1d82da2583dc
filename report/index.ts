/**
 * THE BLOCKS. A snapshot of the register becomes tables, lists and figures, and these become text, CSV and Word; the
 * LiveDocument port and its .docx implementation. Pure: it may not know files, the network, the clock, Graph or Teams.
 */
export type {
  BlockModel,
  Cell,
  Column,
  ListModel,
  Mark,
  NumberModel,
  Row,
  SentenceModel,
  TableModel,
} from './model.ts';
export { writeFailures } from './liveDocument.ts';
export type {
  CellChange,
  InsertOutcome,
  LiveBlock,
  LiveDocument,
  ParagraphChange,
  WriteFailure,
  WriteOutcome,
} from './liveDocument.ts';
export { blockCatalogue, runBlock } from './catalogue.ts';
export { statusTable } from './blocks/statusTable.ts';
export type { BlockRequest, CatalogueEntry } from './catalogue.ts';
export { formatTag, isLiveTag, longestTag, parseTag, relativePeriods, resolveTagPeriod } from './tag.ts';
export type { Tag } from './tag.ts';
export { closerNames } from './blocks/auditPosition.ts';
export { bandShown, movementOf } from './movement.ts';
export { listed } from './phrases.ts';
export { prioritySentence } from './blocks/prioritySentence.ts';
export type { Movement } from './movement.ts';
export { blockText, cellText, cellsOf, columnText, normaliseText } from './blockText.ts';
export { toText } from './render/text.ts';
export { csvText, toCsv } from './render/csv.ts';
export { plainText } from './export/exported.ts';
export type { ExportedCell, ExportedTable } from './export/exported.ts';
export type { ExportAsked } from './export/exportedItems.ts';
export { wholeExport } from './export/wholeExport.ts';
export { openExport } from './export/openExport.ts';
export { returnsExport } from './export/returnsExport.ts';
export { toBlockXml, toFlatOpc } from './render/ooxml.ts';
export { openDocx, openTemplate } from './docx.ts';
export type { DocxDocument } from './docx.ts';
export { previewRefresh, refreshDocument } from './refresh.ts';
export type { BlockOutcome, BlockPreview, ComputeBlocks, RefreshFailure } from './refresh.ts';
export { computeFrom, fillReport } from './fill.ts';
export type { FilledReport } from './fill.ts';
export { makeKingsLynnTemplate } from './template/kingsLynn.ts';
export { reportTemplates } from './template/reportTemplates.ts';
export type { ReportTemplate } from './template/reportTemplates.ts';
export { lintAccessibility } from './accessibility/documentLint.ts';
export { findingCodes } from './accessibility/finding.ts';
export type { Finding } from './accessibility/finding.ts';
