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

/** What was seen at one place of a JSON value, and below it. Of an open one any key may stand beside any other. */
type Place = { open: boolean; kinds: Set<string>; below: Map<string, Place> };

const newPlace = (open = false): Place => ({ open, kinds: new Set(), below: new Map() });

const placeBelow = (place: Place, key: string): Place => {
  const known = place.below.get(key);
  if (known) return known;
  const made = newPlace(key === 'fields');
  place.below.set(key, made);
  return made;
};

const notes = ({ kinds }: Place, kind: string): boolean => kinds.size < kinds.add(kind).size;

/**
 * Whether anything of a value was never seen at that place before: a key, a type, keys that stand together. From now
 * on it was. The fields of a row are any, so there only each by itself counts.
 */
const isNew = (value: unknown, place: Place): boolean => {
  if (typeof value !== 'object' || value === null) return notes(place, scalarOf(value));
  const array = Array.isArray(value);
  let found = notes(place, array ? '[]' : place.open ? '{}' : Object.keys(value).join());
  for (const [key, inner] of Object.entries(value)) {
    found = isNew(inner, placeBelow(place, array ? '[]' : key)) || found;
  }
  return found;
};

const jsonRow = (said: Said | null): Row | null =>
  typeof said?.json === 'object' && said.json !== null && !Array.isArray(said.json)
    ? (said.json as Row)
    : null;

/** A page keeps only the rows that show something new: with all of them a recording would be as long as the lists. */
const shorten = (answer: Said | null, rows: Place): Said | null => {
  const page = jsonRow(answer);
  if (!answer || !Array.isArray(page?.['value'])) return answer;
  return {
    ...answer,
    json: { ...page, value: (page['value'] as unknown[]).filter(row => isNew(row, rows)) },
  };
};

const createSieve = (): ((exchange: Exchange) => Exchange | null) => {
  const kinds = new Map<string, Place>();
  return exchange => {
    const kind = kindOf(exchange);
    const known = kinds.get(kind);
    const seen = known ?? newPlace();
    kinds.set(kind, seen);
    const answer = shorten(exchange.answer, placeBelow(seen, 'rows'));
    const news = [
      isNew(exchange.request, placeBelow(seen, 'request')),
      isNew(answer, placeBelow(seen, 'answer')),
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
