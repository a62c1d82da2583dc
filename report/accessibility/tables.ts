import { contrast, readableContrast } from '../../register/index.ts';
import { cellNodesOf, contained, rowsOf, textOf } from '../word/reading.ts';
import { at, child, descendants, named, type XmlNode } from '../word/xmlTree.ts';
import type { Finding } from './finding.ts';
import { valueOf, type StyleSheet } from './styleSheet.ts';

type Reading = { source: string; styles: StyleSheet };

const isOn = (node: XmlNode | undefined): boolean =>
  node !== undefined && !['0', 'false', 'off'].includes(valueOf(node) ?? '');

const shape = (rows: XmlNode[][], where: string): Finding[] => {
  const findings: Finding[] = [];
  if (new Set(rows.map(cells => cells.length)).size > 1) {
    findings.push({ code: 'uneven-rows', where, says: 'rows have different numbers of cells' });
  }
  const merged = rows.flat().filter(cell => {
    const properties = child(cell, 'w:tcPr');
    const span = Number(valueOf(child(properties, 'w:gridSpan')) ?? 1);
    return (
      span > 1 || child(properties, 'w:vMerge') !== undefined || child(properties, 'w:hMerge') !== undefined
    );
  });
  if (merged.length > 0) findings.push({ code: 'merged-cell', where, says: `${merged.length} merged cells` });
  return findings;
};

const rowFindings = (rows: XmlNode[], where: string): Finding[] => {
  const headers = rows.map(row => isOn(at(row, 'w:trPr', 'w:tblHeader')));
  const findings: Finding[] = [];
  if (!headers[0])
    findings.push({ code: 'no-header-row', where, says: 'the first row is not marked as a header' });
  if (headers.filter(Boolean).length > 1) {
    findings.push({ code: 'several-header-rows', where, says: 'more than one row is marked as a header' });
  }
  const splitting = rows.filter(row => !isOn(at(row, 'w:trPr', 'w:cantSplit'))).length;
  if (splitting > 0)
    findings.push({ code: 'row-may-split', where, says: `${splitting} rows may break across pages` });
  return findings;
};

const alignmentOf = (paragraph: XmlNode, { styles }: Reading): string | null =>
  valueOf(at(paragraph, 'w:pPr', 'w:jc')) ?? styles.style(valueOf(at(paragraph, 'w:pPr', 'w:pStyle'))).align;

const colourOf = (paragraph: XmlNode, run: XmlNode, { styles }: Reading): string => {
  const own = valueOf(at(run, 'w:rPr', 'w:color'));
  const byStyle = styles.style(valueOf(at(run, 'w:rPr', 'w:rStyle'))).colour;
  const byParagraph = styles.style(valueOf(at(paragraph, 'w:pPr', 'w:pStyle'))).colour;
  const found = own ?? byStyle ?? byParagraph ?? 'auto';
  return found === 'auto' ? '000000' : found;
};

const isFigure = (text: string): boolean => /^[−–-]?[£]?\d[\d,]*(\.\d+)?%?$/.test(text.trim());

const cellFindings = (cell: XmlNode, where: string, reading: Reading): Finding[] => {
  const text = textOf(reading.source, cell).trim();
  const fill = at(cell, 'w:tcPr', 'w:shd')?.attributes['w:fill'] ?? 'auto';
  const shaded = /^[0-9A-F]{6}$/i.test(fill);
  const paragraphs = contained(cell, 'w:p');
  if (paragraphs.length === 0)
    return [{ code: 'cell-without-paragraph', where, says: 'Word calls such a file corrupt' }];
  if (text === '') {
    const code = shaded ? 'colour-alone' : 'empty-cell';
    return [{ code, where, says: shaded ? 'a colour without a word' : 'nothing is written' }];
  }
  const findings: Finding[] = [];
  for (const paragraph of shaded ? paragraphs : []) {
    const colours = descendants(paragraph, named('w:r')).map(run => colourOf(paragraph, run, reading));
    const worst = Math.min(...colours.map(colour => contrast(colour, fill)));
    if (worst < readableContrast)
      findings.push({ code: 'low-contrast', where, says: `"${text}" has ${worst.toFixed(1)} to 1` });
  }
  const right = paragraphs.every(paragraph =>
    ['right', 'end'].includes(alignmentOf(paragraph, reading) ?? ''),
  );
  if (isFigure(text) && !right)
    findings.push({ code: 'number-not-right', where, says: `"${text}" is not to the right` });
  return findings;
};

const tableFindings = (table: XmlNode, where: string, reading: Reading): Finding[] => {
  const rows = rowsOf(table);
  const cells = rows.map(cellNodesOf);
  const properties = child(table, 'w:tblPr');
  const described = [child(properties, 'w:tblCaption'), child(properties, 'w:tblDescription')];
  return [
    ...(described.some(node => (valueOf(node) ?? '').trim() !== '')
      ? []
      : [{ code: 'no-alt-text', where, says: 'the table has no title or description' } as const]),
    ...(descendants(table, named('w:tbl')).length === 0
      ? []
      : [{ code: 'nested-table', where, says: 'a table stands inside a cell' } as const]),
    ...rowFindings(rows, where),
    ...shape(cells, where),
    ...cells.flatMap((row, index) =>
      row.flatMap((cell, column) =>
        cellFindings(cell, `${where}, row ${index + 1}, column ${column + 1}`, reading),
      ),
    ),
  ];
};

/** Everything that is wrong with the tables of a body, in document order. */
export const lintTables = (body: XmlNode, reading: Reading): Finding[] =>
  descendants(body, named('w:tbl'), node => node.name !== 'w:tbl').flatMap((table, index) => {
    const title = valueOf(at(table, 'w:tblPr', 'w:tblCaption'));
    return tableFindings(table, `table ${index + 1}${title === null ? '' : ` (${title})`}`, reading);
  });
