import { OfficeError } from './officeError.ts';
import { child, isNamed } from './wordMl.ts';

const packageNamespace = 'http://schemas.microsoft.com/office/2006/xmlPackage';

/**
 * The blocks of a flat OPC payload, adopted by `owner`. Styles and other parts of the payload are not merged: payloads
 * use the styles that the document has.
 */
export const blocksOf = (owner: Document, payload: string): Element[] => {
  const tree = new DOMParser().parseFromString(payload, 'application/xml');
  const parts = [...tree.getElementsByTagNameNS(packageNamespace, 'part')];
  const named = (name: string): Element | undefined =>
    parts.find(part => part.getAttributeNS(packageNamespace, 'name') === name);
  const main = named('/word/document.xml')?.getElementsByTagNameNS(packageNamespace, 'xmlData')[0]
    ?.firstElementChild;
  const body = main ? child(main, 'body') : null;
  if (tree.querySelector('parsererror') || !named('/_rels/.rels') || !body) {
    throw new OfficeError('InvalidArgument', 'insertOoxml');
  }
  return [...body.children].map(block => {
    // A section of its own breaks the document's (office-js #110): Word takes it, so this is loud about it.
    if (isNamed(block, 'sectPr'))
      throw new OfficeError('GeneralException', 'insertOoxml: w:sectPr in the payload');
    return owner.importNode(block, true);
  });
};
