import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { RefusedError } from './command.ts';

/** All or nothing: the file appears under its name only when it is whole. */
export const writeWhole = async (path: string, content: Uint8Array | string): Promise<void> => {
  const beside = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } catch {
    await rm(beside, { force: true });
    throw new RefusedError([{ code: 'missing', field: `a place to write to: ${path} cannot be written` }]);
  }
};
