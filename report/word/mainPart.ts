import { refuse, accept, type Result } from '../../register/index.ts';
import { child, parseXml, type XmlNode } from './xmlTree.ts';
import { openPackage, partText, type WordPackage } from './wordPackage.ts';

export const wordNamespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const officeDocument = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

export type OpenedPackage = { parts: WordPackage; mainPart: string; source: string };

/** The name of the document's own part; Word on the web sometimes calls it something else than `document.xml`. */
const mainPartName = (parts: WordPackage): string => {
  const root = parseXml(partText(parts, '_rels/.rels') ?? '');
  const found = root?.children.find(node => node.attributes['Type'] === officeDocument)?.attributes['Target'];
  return (found ?? 'word/document.xml').replace(/^\//, '');
};

export const bodyOf = (root: XmlNode): XmlNode | undefined => child(root, 'w:body');

/** A tree with the usual `w:` prefix; Word, LibreOffice and Google Docs all write it. */
export const parseMainPart = (source: string): XmlNode | null => {
  const root = parseXml(source);
  return root?.name === 'w:document' && root.attributes['xmlns:w'] === wordNamespace && bodyOf(root)
    ? root
    : null;
};

/** Refused with `not-a-document` where the bytes are no Word document that we can write into; `facts.says` is why. */
export const openMainPart = (bytes: Uint8Array): Result<OpenedPackage> => {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  const parts = opened.value;
  const mainPart = mainPartName(parts);
  const source = partText(parts, mainPart);
  if (source === null) {
    return refuse({ code: 'not-a-document', facts: { says: 'it holds no Word text' } });
  }
  if (parseMainPart(source)) return accept({ parts, mainPart, source });
  const says = source.includes('http://purl.oclc.org/ooxml/')
    ? 'it is a Strict Open XML document; save it as an ordinary Word document'
    : 'its text cannot be read';
  return refuse({ code: 'not-a-document', facts: { says } });
};
