import { at, child, parseXml, type XmlNode } from '../word/xmlTree.ts';

/** What a paragraph or character style says of looks, with what it takes over from the style it is based on. */
export type Style = {
  basedOn: string | null;
  align: string | null;
  colour: string | null;
  level: number | null;
};

export type StyleSheet = { language: string | null; style: (id: string | null) => Style };

const nothing: Style = { basedOn: null, align: null, colour: null, level: null };

export const valueOf = (node: XmlNode | undefined): string | null => node?.attributes['w:val'] ?? null;

const readStyle = (node: XmlNode): Style => {
  const level = valueOf(at(node, 'w:pPr', 'w:outlineLvl'));
  return {
    basedOn: valueOf(child(node, 'w:basedOn')),
    align: valueOf(at(node, 'w:pPr', 'w:jc')),
    colour: valueOf(at(node, 'w:rPr', 'w:color')),
    level: level === null || Number(level) > 8 ? null : Number(level) + 1,
  };
};

/** The styles of a document by id; an unknown id says nothing. */
export const readStyleSheet = (stylesXml: string): StyleSheet => {
  const root = parseXml(stylesXml);
  const styles = new Map<string, Style>();
  for (const node of root?.children ?? []) {
    const id = node.name === 'w:style' ? node.attributes['w:styleId'] : undefined;
    if (id !== undefined) styles.set(id, readStyle(node));
  }
  const style = (id: string | null, depth = 0): Style => {
    const own = id === null ? undefined : styles.get(id);
    // Styles that are based on one another in a ring are a fault of the file, not a reason to hang.
    if (!own || depth > 20) return nothing;
    const base = style(own.basedOn, depth + 1);
    return {
      basedOn: own.basedOn,
      align: own.align ?? base.align,
      colour: own.colour ?? base.colour,
      level: own.level ?? base.level,
    };
  };
  return {
    language: valueOf(at(root ?? undefined, 'w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang')),
    style: id => style(id),
  };
};
