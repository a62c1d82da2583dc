import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { accept, refuse, type Result } from '../../register/index.ts';

/** The parts of a .docx by name, in the order of the file. */
export type WordPackage = Map<string, Uint8Array>;

// A Cabinet report with photographs stays well below; a file made to exhaust the memory does not.
const largest = 300 * 1024 * 1024;

// Local fields of the date, because that is what the zip format takes: the same bytes in every time zone.
const epoch = new Date(1980, 0, 1);

export const partText = (parts: WordPackage, name: string): string | null => {
  const bytes = parts.get(name);
  return bytes === undefined ? null : strFromU8(bytes);
};

/** The bytes are copied, so that a part can be kept as it was. */
export const textPart = (text: string): Uint8Array => strToU8(text);

const unzip = (bytes: Uint8Array): Record<string, Uint8Array> | null => {
  let total = 0;
  let tooLarge = false;
  try {
    const files = unzipSync(bytes, {
      filter: file => {
        total += file.originalSize;
        tooLarge ||= total > largest;
        return !tooLarge;
      },
    });
    return tooLarge ? null : files;
  } catch {
    return null;
  }
};

/** Refused with `not-a-document` where the bytes are no zip file, or hold no Word document. */
export const openPackage = (bytes: Uint8Array): Result<WordPackage> => {
  const files = unzip(bytes);
  if (!files || !('[Content_Types].xml' in files)) {
    return refuse({ code: 'not-a-document', facts: { says: 'it is not a Word document (.docx)' } });
  }
  return accept(new Map(Object.entries(files)));
};

/** The same parts always give the same bytes: the zip carries no date but a fixed one. */
export const savePackage = (parts: WordPackage): Uint8Array => {
  const files: Zippable = {};
  for (const [name, bytes] of parts)
    files[name] = [bytes, { mtime: epoch, level: name.endsWith('/') ? 0 : 6 }];
  return zipSync(files);
};
