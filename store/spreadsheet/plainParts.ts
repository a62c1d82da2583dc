import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { UnreadableFile } from './unreadable.ts';

/** A part as a tree needs many times its size in memory. */
const largestPart = 20 * 1024 * 1024;

const isRelations =
  /^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/officeDocument(\/2006)?\/relationships$/;

const elementNode = 1;
const textNodes = [3, 4];

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, mark => `&#${mark.charCodeAt(0)};`).replace(/\r/g, '&#13;');

const isElement = (node: Node): node is Element => node.nodeType === elementNode;

const childrenOf = (element: Element): Element[] => [...element.childNodes].filter(isElement);

const nameOf = ({ localName, nodeName }: Element): string => localName ?? nodeName;

/** Only what relations are named by has a prefix that the library looks for. */
const attributesOf = (element: Element, without: readonly string[]): string =>
  [...element.attributes]
    .filter(({ name }) => !/^xmlns(:|$)/.test(name) && !without.includes(name))
    .map(({ name, localName, namespaceURI, value }) => {
      const plain = isRelations.test(namespaceURI ?? '') ? `r:${localName}` : name;
      return ` ${plain}="${escaped(value)}"`;
    })
    .join('');

const isoDay = /^\d{4}-\d{2}-\d{2}/;

/**
 * A cell with a date in words of ISO 8601. It becomes text, `2024-06-30`, without the formula that came to it; what it
 * is shown as stays. Source: ECMA-376 part 1, 18.18.11 ST_CellType, "d".
 */
const dateCell = (cell: Element): string => {
  const value = childrenOf(cell).find(child => nameOf(child) === 'v')?.textContent ?? '';
  const said = isoDay.exec(value)?.[0] ?? value;
  return `<c${attributesOf(cell, ['t'])} t="str"><v>${escaped(said)}</v></c>`;
};

const write = (node: Node): string => {
  if (textNodes.includes(node.nodeType)) return escaped(node.nodeValue ?? '');
  if (!isElement(node)) return '';
  const name = nameOf(node);
  if (name === 'c' && node.getAttribute('t') === 'd') return dateCell(node);
  return `<${name}${attributesOf(node, [])}>${[...node.childNodes].map(write).join('')}</${name}>`;
};

const again = 'it is written in a way that we cannot read; save it again from Excel as .xlsx';

const rootOf = (text: string): Element | null => {
  const stop = () => {
    throw new UnreadableFile(again);
  };
  try {
    return new DOMParser({ onError: stop }).parseFromString(text, 'text/xml').documentElement;
  } catch {
    return null;
  }
};

const plainPart = (bytes: Uint8Array): Uint8Array => {
  const text = strFromU8(bytes);
  // Entities of a document's own can grow without end, and no workbook has any.
  const root = bytes.length > largestPart || text.includes('<!DOCTYPE') ? null : rootOf(text);
  if (!root) throw new UnreadableFile(again);
  return strToU8(`<?xml version="1.0" encoding="UTF-8"?>${write(root)}`);
};

/**
 * A workbook with its odd parts written as Excel does: elements without prefixes (`x:worksheet`, as Microsoft's Open XML
 * SDK writes them) and dates as text. The library that reads workbooks knows no namespaces, takes such a part for
 * damaged, and an ISO date for its year. Prefixes say nothing more, since one part of a workbook's own is of one
 * namespace; what extensions hold is not read at all.
 *
 * @param odd the names of the parts that need it
 * @throws UnreadableFile
 */
export const withPlainParts = (bytes: Uint8Array, odd: ReadonlySet<string>): Uint8Array => {
  if (odd.size === 0) return bytes;
  const parts = unzipSync(bytes);
  const plain = Object.entries(parts).map(([name, part]) => [name, odd.has(name) ? plainPart(part) : part]);
  return zipSync(Object.fromEntries(plain) as Record<string, Uint8Array>, { level: 0 });
};
