/**
 * An element with its offsets in the text it was read from, so that one place can be rewritten and every other byte
 * stays as it was. `inner` is where its content lies; an empty element has `inner.from === inner.to`.
 */
export type XmlNode = {
  name: string;
  attributes: Record<string, string>;
  from: number;
  to: number;
  inner: { from: number; to: number };
  selfClosing: boolean;
  parent: XmlNode | null;
  children: XmlNode[];
};

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const unescapeXml = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

// Comments, CDATA, processing instructions and the document type are passed over; the last one is any tag.
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const readAttributes = (text: string): Record<string, string> => {
  const found: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(attribute)) {
    if (name !== undefined) found[name] = unescapeXml(double ?? single ?? '');
  }
  return found;
};

/** Null where the text is not well-formed XML with one root, or carries a document type (which Word never writes). */
export const parseXml = (text: string): XmlNode | null => {
  let root: XmlNode | null = null;
  let open: XmlNode | null = null;
  let last = 0;
  for (const match of text.matchAll(token)) {
    const between = text.slice(last, match.index);
    if (between.includes('<') || (open === null && between.replace('\uFEFF', '').trim() !== '')) return null;
    const [whole, closing, name, written = '', empty] = match;
    last = match.index + whole.length;
    if (name === undefined) continue;
    if (closing === '/') {
      if (open?.name !== name) return null;
      open.inner.to = match.index;
      open.to = last;
      open = open.parent;
      continue;
    }
    if (open === null && root !== null) return null;
    const selfClosing = empty === '/';
    const inner = { from: last, to: last };
    const node: XmlNode = {
      name,
      attributes: readAttributes(written),
      from: match.index,
      to: last,
      inner,
      selfClosing,
      parent: open,
      children: [],
    };
    open?.children.push(node);
    root ??= node;
    if (!selfClosing) open = node;
  }
  return open === null && text.slice(last).trim() === '' ? root : null;
};

export const child = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  node?.children.find(one => one.name === name);

/** The first element along a path of names. */
export const at = (node: XmlNode | undefined, ...path: string[]): XmlNode | undefined =>
  path.reduce<XmlNode | undefined>((found, name) => child(found, name), node);

/** Every element below, in document order, that `wanted` accepts; `enter` says which ones are looked into. */
export const descendants = (
  node: XmlNode,
  wanted: (node: XmlNode) => boolean,
  enter: (node: XmlNode) => boolean = () => true,
): XmlNode[] =>
  node.children.flatMap(one => [
    ...(wanted(one) ? [one] : []),
    ...(enter(one) ? descendants(one, wanted, enter) : []),
  ]);

export const named =
  (...names: string[]) =>
  (node: XmlNode): boolean =>
    names.includes(node.name);

export const ancestors = (node: XmlNode): XmlNode[] =>
  node.parent === null ? [] : [node.parent, ...ancestors(node.parent)];

export type Splice = { from: number; to: number; text: string };

/** Rewrites the given stretches, which must not overlap, and nothing else. */
export const splice = (text: string, edits: readonly Splice[]): string => {
  const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  let result = '';
  let last = 0;
  for (const edit of ordered) {
    result += text.slice(last, edit.from) + edit.text;
    last = edit.to;
  }
  return result + text.slice(last);
};
