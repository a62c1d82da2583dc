import type { Row } from './graph.ts';
import { invalidRequest } from './refusal.ts';

const names = (list: string): string[] =>
  list
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '');

/** The names of a `$select`, or null where everything is wanted. */
export const parseSelect = (text: string | undefined): string[] | null => {
  const list = names(text ?? '');
  return list.length > 0 && !list.includes('*') ? list : null;
};

/** Keeps the selected properties and every annotation; an id is always given. Names match in any case. */
export const select = (row: Row, wanted: readonly string[] | null): Row => {
  if (!wanted) return row;
  const lower = new Set(wanted.map(name => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(row).filter(
      ([name]) => name.includes('@') || name === 'id' || lower.has(name.toLowerCase()),
    ),
  );
};

const splitOutsideBrackets = (text: string): string[] => {
  const parts = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] = (parts.at(-1) ?? '') + character;
  }
  return parts.map(part => part.trim()).filter(part => part !== '');
};

export type Expansion = { name: string; select: string[] | null };

/** Reads `$expand=fields($select=A,B),columns`; of what is in brackets only a select is known. */
export const parseExpand = (text: string | undefined): Expansion[] =>
  splitOutsideBrackets(text ?? '').map(part => {
    const groups = /^(?<name>\w+)(?:\((?<inside>.*)\))?$/.exec(part)?.groups;
    if (!groups) throw invalidRequest(`Parsing OData Select and Expand failed: '${part}'`);
    const inside = groups['inside'];
    const selected =
      inside === undefined ? undefined : /^\$?select=(?<list>[^;]*)$/i.exec(inside)?.groups?.['list'];
    if (inside !== undefined && selected === undefined) {
      throw invalidRequest(`Parsing OData Select and Expand failed: '${part}'`);
    }
    return { name: groups['name'] ?? '', select: parseSelect(selected) };
  });

/** `$top`, at most `most`; a page is `usual` long where nothing is asked. */
export const parseTop = (text: string | undefined, sizes: { usual: number; most: number }): number => {
  if (text === undefined) return sizes.usual;
  const top = Number(text);
  if (!Number.isInteger(top) || top < 1) throw invalidRequest("Invalid value for '$top'");
  return Math.min(top, sizes.most);
};
