import { wordNamespace } from '../word/mainPart.ts';
import { escapeXml, paragraph, run } from '../word/markup.ts';
import { savePackage, textPart } from '../word/wordPackage.ts';
import { numberingXml, stylesXml } from './styles.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relationshipTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const contentTypes = `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${wordType}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${wordType}.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="${wordType}.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>`;

const relationships = (targets: [type: string, target: string][]): string =>
  `${declaration}<Relationships xmlns="${packageRelationships}">${targets
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const packageRels = relationships([
  [`${relationshipTypes}/officeDocument`, 'word/document.xml'],
  [
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  ],
  [`${relationshipTypes}/extended-properties`, 'docProps/app.xml'],
]);

const documentRels = relationships([
  [`${relationshipTypes}/styles`, 'styles.xml'],
  [`${relationshipTypes}/numbering`, 'numbering.xml'],
  [`${relationshipTypes}/settings`, 'settings.xml'],
  [`${relationshipTypes}/footer`, 'footer1.xml'],
]);

const settings = `${declaration}<w:settings xmlns:w="${wordNamespace}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`;

const field = (instruction: string): string =>
  [
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
    `<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>`,
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
  ].join('');

const footer = (title: string): string =>
  `${declaration}<w:ftr xmlns:w="${wordNamespace}">${paragraph(
    `${run(`${title}\tPage `)}${field('PAGE')}${run(' of ')}${field('NUMPAGES')}`,
    { style: 'Footer' },
  )}</w:ftr>`;

const core = (title: string): string =>
  `${declaration}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`;

const app = `${declaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Quarterbook</Application></Properties>`;

// A4, 2 cm margins: 17 cm of text, as columnWidths counts on.
const section =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>';

/** A whole .docx from the markup of its body. The same body gives the same bytes; no date is written anywhere. */
export const templateBytes = (title: string, body: string): Uint8Array => {
  const document = `${declaration}<w:document xmlns:w="${wordNamespace}" xmlns:r="${relationshipTypes}"><w:body>${body}${section}</w:body></w:document>`;
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', packageRels],
    ['docProps/core.xml', core(title)],
    ['docProps/app.xml', app],
    ['word/document.xml', document],
    ['word/_rels/document.xml.rels', documentRels],
    ['word/styles.xml', stylesXml()],
    ['word/numbering.xml', numberingXml()],
    ['word/settings.xml', settings],
    ['word/footer1.xml', footer(title)],
  ];
  return savePackage(new Map(parts.map(([name, text]) => [name, textPart(text)])));
};
