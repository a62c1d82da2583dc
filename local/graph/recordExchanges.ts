import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { unfoldBatch } from './exchange.ts';
import type { Exchange, OnExchange, Said } from './exchange.ts';
import type { Row } from './graph.ts';

const collections = new Set([
  'sites',
  'lists',
  'columns',
  'items',
  'versions',
  'permissions',
  'users',
  'installedApps',
  'subscriptions',
  'download',
]);

/** Exchanges of one kind are compared with each other: what follows the name of a collection is an id. */
const kindOf = ({ method, path, status }: Exchange): string => {
  const words = path.replaceAll(/:\/.*?(?::|$)/g, ':').split('/');
  const named = words.map((word, index) =>
    word !== 'delta' && collections.has(words[index - 1] ?? '') ? '{}' : word,
  );
  return `${method} ${named.join('/')} ${status}`;
};

const formatOf = (text: string): string => {
  if (text === '') return 'empty';
  if (/^\d{4}-\d\d-\d\d/.test(text)) return text.length > 10 ? 'time' : 'day';
  return /^https?:/.test(text) ? 'address' : 'text';
};

const scalarOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (typeof value === 'string') return formatOf(value);
  return typeof value === 'number' && Number.isInteger(value) ? 'integer' : typeof value;
};

/**
 * Adds what a value consists of to `into`: each place with its type, each object with its keys. The fields of a row
 * are any, so there only one at a time counts, not which stand together.
 */
const addTraits = (value: unknown, place: string, into: string[]): void => {
  if (Array.isArray(value)) {
    into.push(`${place}[]`);
    for (const one of value) addTraits(one, `${place}[]`, into);
  } else if (typeof value === 'object' && value !== null) {
    if (!/fields$/.test(place)) into.push(`${place}{${Object.keys(value).sort().join()}}`);
    for (const [key, inner] of Object.entries(value)) addTraits(inner, `${place}.${key}`, into);
  } else {
    into.push(`${place}:${scalarOf(value)}`);
  }
};

/** Whether anything of a value was never seen in that kind before; it is from now on. */
const isNew = (value: unknown, place: string, seen: Set<string>): boolean => {
  const traits: string[] = [];
  addTraits(value, place, traits);
  const before = seen.size;
  for (const trait of traits) seen.add(trait);
  return seen.size > before;
};

const jsonRow = (said: Said | null): Row | null =>
  typeof said?.json === 'object' && said.json !== null && !Array.isArray(said.json)
    ? (said.json as Row)
    : null;

/** A page keeps only the rows that show something new: with all of them a recording would be as long as the lists. */
const shorten = (answer: Said | null, seen: Set<string>): Said | null => {
  const page = jsonRow(answer);
  if (!answer || !Array.isArray(page?.['value'])) return answer;
  const rows = (page['value'] as unknown[]).filter(row => isNew(row, 'answer.value[]', seen));
  return { ...answer, json: { ...page, value: rows } };
};

const createSieve = (): ((exchange: Exchange) => Exchange | null) => {
  const kinds = new Map<string, Set<string>>();
  return exchange => {
    const kind = kindOf(exchange);
    const known = kinds.get(kind);
    const seen = known ?? new Set<string>();
    kinds.set(kind, seen);
    const before = seen.size;
    const answer = shorten(exchange.answer, seen);
    const news = [
      seen.size > before,
      isNew(exchange.request, 'request', seen),
      isNew(answer === exchange.answer ? answer : { ...jsonRow(answer), value: [] }, 'answer', seen),
    ];
    return !known || news.includes(true) ? { ...exchange, answer } : null;
  };
};

const recorders = new Map<string, OnExchange>();

/** Writes the first exchange of each shape as a line of JSON into a file of this process in the folder. */
export const recordExchanges = (folder: string): OnExchange => {
  const known = recorders.get(folder);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.jsonl`);
  const sieve = createSieve();
  const recorder: OnExchange = exchange => {
    for (const one of unfoldBatch(exchange)) {
      const line = sieve(one);
      // At once, because a process of a test may be ended at any moment. Shapes are few.
      if (line) appendFileSync(file, `${JSON.stringify(line)}\n`);
    }
  };
  recorders.set(folder, recorder);
  return recorder;
};

/** Null where `LOCAL_GRAPH_RECORD` names no folder. */
export const recordFromEnvironment = (): OnExchange | null => {
  const folder = process.env['LOCAL_GRAPH_RECORD'];
  return folder ? recordExchanges(folder) : null;
};
