export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** Any tree that holds WordprocessingML: the document's own, or a payload's. */
export const make = (owner: Document, name: string): Element =>
  owner.createElementNS(wordNamespace, `w:${name}`);

type IsNamed = {
  (node: Element, ...names: string[]): boolean;
  (node: Node | null, ...names: string[]): node is Element;
};

export const isNamed: IsNamed = (node: Node | null, ...names: string[]): node is Element =>
  node !== null &&
  node.nodeType === 1 &&
  (node as Element).namespaceURI === wordNamespace &&
  names.includes((node as Element).localName);

export const child = (of: Element, name: string): Element | null =>
  [...of.children].find(element => isNamed(element, name)) ?? null;

export const childrenNamed = (of: Element, ...names: string[]): Element[] =>
  [...of.children].filter(element => isNamed(element, ...names));

export const all = (of: Element | Document, name: string): Element[] => [
  ...of.getElementsByTagNameNS(wordNamespace, name),
];

/** The nearest ancestor of one of those names, not the element itself. */
export const ancestor = (of: Element, ...names: string[]): Element | null => {
  for (let up = of.parentElement; up; up = up.parentElement) if (isNamed(up, ...names)) return up;
  return null;
};

export const attribute = (of: Element | null, name: string): string | null =>
  of?.getAttributeNS(wordNamespace, name) ?? null;

export const setAttribute = (of: Element, name: string, value: string): void =>
  of.setAttributeNS(wordNamespace, `w:${name}`, value);

/** Text as a reader sees it: deletions under change tracking are gone, breaks and tabs are white space. */
export const runText = (of: Element): string => {
  if (isNamed(of, 'del', 'rPr', 'pPr', 'sdtPr')) return '';
  if (isNamed(of, 't')) return of.textContent;
  if (isNamed(of, 'tab')) return '\t';
  if (isNamed(of, 'br', 'cr')) return '\n';
  return [...of.children].map(runText).join('');
};

/** Paragraphs end with a carriage return and cells with a tab, as Word's `text` has them. */
export const blockText = (of: Element): string => {
  if (isNamed(of, 'p')) return runText(of);
  if (isNamed(of, 'tr')) return childrenNamed(of, 'tc').map(blockText).join('\t');
  const blocks = [...of.children].flatMap(element =>
    isNamed(element, 'sdt') ? [...(child(element, 'sdtContent')?.children ?? [])] : [element],
  );
  return blocks
    .filter(element => isNamed(element, 'p', 'tbl', 'tr'))
    .map(blockText)
    .join('\r');
};
