import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseScheme, type Scheme, type SchemeProblem } from '../register/index.ts';
import { QuarterbookError } from './quarterbookError.ts';
import { faultInWords } from './schemeWords.ts';

/** What is wrong with a file, and where. `field` is null where the file as a whole could not be read. */
export type SchemeFault = {
  file: string;
  field: string | null;
  code: SchemeProblem['code'] | 'file-unreadable';
  says: string;
};

/** Every scheme that could be read, in the order of places and file names, and everything that is wrong with the rest. */
export type SchemesRead = { schemes: { file: string; scheme: Scheme }[]; faults: SchemeFault[] };

const unreadable = (file: string, says: string): SchemesRead => ({
  schemes: [],
  faults: [{ file, field: null, code: 'file-unreadable', says }],
});

const readFile = (file: string): SchemesRead => {
  let raw: unknown;
  try {
    // Windows editors may begin a file with a mark of its encoding.
    raw = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    return unreadable(file, error instanceof SyntaxError ? `not JSON (${error.message})` : 'cannot be read');
  }
  const parsed = parseScheme(raw);
  if (parsed.ok) return { schemes: [{ file, scheme: parsed.value }], faults: [] };
  const faults = parsed.problems.map(problem => ({
    file,
    field: problem.field,
    code: problem.code,
    says: faultInWords(problem),
  }));
  return { schemes: [], faults };
};

/** The `.json` files of a folder; a file is itself. Null where there is neither. */
const filesAt = (place: string): string[] | null => {
  try {
    if (!statSync(place).isDirectory()) return [place];
    const names = readdirSync(place).filter(name => name.endsWith('.json'));
    return names.sort().map(name => join(place, name));
  } catch {
    return null;
  }
};

/**
 * The rating schemes of some folders (one `.json` file each) or files. An id that an earlier file has is a fault: a
 * scheme that is there already is never replaced.
 */
export const readSchemes = (places: readonly string[]): SchemesRead => {
  const files = places.map(filesAt);
  const missing = places.filter((_, index) => files[index] === null);
  const read = [
    ...missing.map(place => unreadable(place, 'no such folder or file')),
    ...[...new Set(files.flatMap(some => some ?? []))].map(readFile),
  ];
  const byId = new Map<string, string>();
  const all: SchemesRead = { schemes: [], faults: read.flatMap(one => one.faults) };
  for (const { file, scheme } of read.flatMap(one => one.schemes)) {
    const first = byId.get(scheme.id);
    if (first === undefined) {
      byId.set(scheme.id, file);
      all.schemes.push({ file, scheme });
    } else {
      all.faults.push({ file, field: 'id', code: 'doubled', says: `${scheme.id} is also in ${first}` });
    }
  }
  return all;
};

/** A fault on one line: file, field, what is wrong. */
export const faultLine = ({ file, field, says }: SchemeFault): string =>
  [file, ...(field === null ? [] : [field]), says].join(': ');

/** The rating schemes of some folders. Throws where one is wrong, naming every file and field that is. */
export const loadSchemes = (...places: string[]): Scheme[] => {
  const { schemes, faults } = readSchemes(places);
  if (faults.length > 0) throw new QuarterbookError('bad-configuration', faults.map(faultLine).join('; '));
  return schemes.map(({ scheme }) => scheme);
};
