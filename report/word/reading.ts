import { child, descendants, named, unescapeXml, type XmlNode } from './xmlTree.ts';

// Deleted and moved-away words are no longer there; a fallback says again what the drawing beside it says.
const skipped = named('w:del', 'w:moveFrom', 'mc:Fallback', 'w:sdtPr', 'w:rPr', 'w:pPr', 'w:tblPr', 'w:tcPr');

const pieces: Record<string, string> = { 'w:tab': '\t', 'w:br': '\n', 'w:cr': '\n', 'w:noBreakHyphen': '-' };

const runTextOf = (source: string, node: XmlNode): string => {
  if (node.name === 'w:t')
    return unescapeXml(
      source.slice(node.inner.from, node.inner.to).replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1'),
    );
  const piece = pieces[node.name];
  if (piece !== undefined) return piece;
  return skipped(node) ? '' : node.children.map(one => runTextOf(source, one)).join('');
};

const wrappers = named('w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag');

/** Elements of one kind directly inside, looking through controls and tracked insertions, not into tables or cells. */
export const contained = (node: XmlNode, name: string): XmlNode[] => descendants(node, named(name), wrappers);

export const rowsOf = (table: XmlNode): XmlNode[] => contained(table, 'w:tr');

export const cellNodesOf = (row: XmlNode): XmlNode[] => contained(row, 'w:tc');

/** The words of an element as Word shows them: paragraphs and rows on lines of their own, cells parted by tabs. */
export const textOf = (source: string, node: XmlNode): string => {
  if (node.name === 'w:p') return runTextOf(source, node);
  if (node.name === 'w:tr')
    return cellNodesOf(node)
      .map(cell => textOf(source, cell))
      .join('\t');
  const blocks = descendants(node, named('w:p', 'w:tbl', 'w:tr'), wrappers);
  if (blocks.length > 0) return blocks.map(block => textOf(source, block)).join('\n');
  return runTextOf(source, node);
};

/** Header first; rows may differ in length where somebody merged cells. */
export const tableCells = (source: string, table: XmlNode): string[][] =>
  rowsOf(table).map(row => cellNodesOf(row).map(cell => textOf(source, cell)));

/** True where the run carries words of its own. */
const hasWords = (node: XmlNode): boolean =>
  node.children.some(one => one.name === 'w:t' || one.name === 'w:br');

/** The formatting of the first words inside, as it is written; empty where there is none. */
export const firstFormatting = (source: string, node: XmlNode): string => {
  const runs = descendants(node, named('w:r'));
  const first = runs.find(hasWords) ?? runs[0];
  const properties = child(first, 'w:rPr');
  return properties === undefined ? '' : source.slice(properties.from, properties.to);
};
