import { isLiveTag } from '../tag.ts';
import { contained } from './reading.ts';
import { ancestors, at, child, descendants, named, type XmlNode } from './xmlTree.ts';

/** A content control that is ours, where it stands in the document's XML. `table` is its only table, if it has one. */
export type Control = {
  tag: string;
  placement: 'inline' | 'block';
  node: XmlNode;
  properties: XmlNode;
  content: XmlNode;
  table: XmlNode | null;
  locked: boolean;
  insideTable: boolean;
};

const locks = ['contentLocked', 'sdtContentLocked'];

const placementOf = (node: XmlNode, content: XmlNode): Control['placement'] => {
  const kinds = new Set(content.children.map(one => one.name));
  if (kinds.has('w:p') || kinds.has('w:tbl')) return 'block';
  if (kinds.has('w:r') || kinds.has('w:tc') || kinds.has('w:tr')) return 'inline';
  return ancestors(node).some(named('w:p')) ? 'inline' : 'block';
};

const controlOf = (node: XmlNode): Control | null => {
  const properties = child(node, 'w:sdtPr');
  const content = child(node, 'w:sdtContent');
  const tag = at(properties, 'w:tag')?.attributes['w:val'];
  if (!properties || !content || tag === undefined || !isLiveTag(tag)) return null;
  const tables = contained(content, 'w:tbl');
  return {
    tag,
    placement: placementOf(node, content),
    node,
    properties,
    content,
    table: tables.length === 1 ? (tables[0] ?? null) : null,
    locked: locks.includes(at(properties, 'w:lock')?.attributes['w:val'] ?? ''),
    insideTable: ancestors(node).some(named('w:tc')),
  };
};

/** Our controls in the body, in document order; one inside another of ours is part of it and not listed. */
export const liveControls = (root: XmlNode): Control[] => {
  const found = new Map<XmlNode, Control>();
  const isOurs = (node: XmlNode): boolean => {
    if (node.name !== 'w:sdt') return false;
    const control = found.get(node) ?? controlOf(node);
    if (control) found.set(node, control);
    return control !== null;
  };
  descendants(root, isOurs, node => !isOurs(node) && node.name !== 'mc:Fallback');
  return [...found.values()];
};

/** The largest id among all controls, so that a new one takes the next. */
export const largestControlId = (root: XmlNode): number =>
  Math.max(
    0,
    ...descendants(root, named('w:sdtPr')).map(
      node => Number(at(node, 'w:id')?.attributes['w:val'] ?? 0) || 0,
    ),
  );
