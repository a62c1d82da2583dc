import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScheme, type Scheme } from '../register/index.ts';
import { QuarterbookError } from './quarterbookError.ts';

const badFile = (file: string, says: string): QuarterbookError =>
  new QuarterbookError('bad-configuration', `${file}: ${says}`);

const readJson = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown;
  } catch (error) {
    throw badFile(file, error instanceof SyntaxError ? 'not JSON' : 'cannot be read');
  }
};

const loadScheme = (file: string): Scheme => {
  const result = parseScheme(readJson(file));
  if (result.ok) return result.value;
  const says = result.problems.map(
    ({ field, facts, code }) => `${field ?? 'scheme'}: ${facts?.['says'] ?? code}`,
  );
  throw badFile(file, says.join('; '));
};

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .sort();
  } catch {
    throw badFile(folder, 'no such folder');
  }
};

/** The rating schemes of a folder, one `.json` file each, by file name. Throws where one is wrong, naming file and field. */
export const loadSchemes = (folder: string): Scheme[] => {
  const files = filesIn(folder).map(name => join(folder, name));
  const schemes = files.map(loadScheme);
  schemes.forEach((scheme, index) => {
    const first = schemes.findIndex(other => other.id === scheme.id);
    if (first !== index)
      throw badFile(files[index] ?? folder, `id: ${scheme.id} is also in ${files[first] ?? folder}`);
  });
  return schemes;
};
