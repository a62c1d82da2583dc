import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const documentPart = 'word/document.xml';

/** A .docx that is open: its main part as a tree, every other part as the bytes that came. */
export type DocxFile = { parts: Record<string, Uint8Array>; tree: XMLDocument };

/** Throws where the bytes are no Word document. */
export const openDocx = (bytes: Uint8Array): DocxFile => {
  const parts = unzipSync(bytes);
  const main = parts[documentPart];
  if (!main) throw new Error('this file is not a Word document (.docx)');
  const tree = new DOMParser().parseFromString(strFromU8(main), 'application/xml');
  if (tree.querySelector('parsererror')) throw new Error('the text of this Word document cannot be read');
  return { parts, tree };
};

/** The file as it stands now. Parts other than the main one are byte for byte as they came. */
export const saveDocx = ({ parts, tree }: DocxFile, show: XMLDocument = tree): Uint8Array<ArrayBuffer> => {
  const text = new XMLSerializer().serializeToString(show.documentElement);
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return zipSync({ ...parts, [documentPart]: strToU8(declaration + text) }, { level: 6 });
};
