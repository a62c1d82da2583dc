import { wordNamespace } from '../word/mainPart.ts';

type ParagraphStyle = {
  id: string;
  name: string;
  basedOn?: string;
  next?: string;
  /** Inside w:pPr and w:rPr, in the order that the schema asks for. */
  paragraph?: string;
  characters?: string;
};

const size = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const spacing = (before: number, after: number) => `<w:spacing w:before="${before}" w:after="${after}"/>`;
const colour = (hex: string) => `<w:color w:val="${hex}"/>`;
const numbered = (level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
const outline = (level: number) => `<w:outlineLvl w:val="${level}"/>`;

const ink = '1F2A44';

const box = (sides: string[]) =>
  `<w:pBdr>${sides.map(side => `<w:${side} w:val="single" w:sz="12" w:space="6" w:color="${ink}"/>`).join('')}</w:pBdr>`;

const paragraphStyles: ParagraphStyle[] = [
  { id: 'Normal', name: 'Normal' },
  {
    id: 'Banner',
    name: 'Banner',
    basedOn: 'Normal',
    paragraph: `${box(['top', 'bottom'])}${spacing(0, 200)}<w:jc w:val="center"/>`,
    characters: `<w:b/>${colour(ink)}<w:spacing w:val="20"/>${size(20)}`,
  },
  {
    id: 'CouncilName',
    name: 'Council Name',
    basedOn: 'Normal',
    paragraph: `${spacing(0, 80)}<w:jc w:val="center"/>`,
    characters: `${colour(ink)}${size(11)}`,
  },
  {
    id: 'Title',
    name: 'Title',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: `<w:keepNext/>${spacing(240, 120)}`,
    characters: `<w:b/>${colour(ink)}${size(16)}`,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    basedOn: 'Normal',
    next: 'NumberedParagraph',
    paragraph: `<w:keepNext/><w:keepLines/>${numbered(0)}${spacing(320, 120)}${outline(0)}`,
    characters: `<w:b/>${colour(ink)}${size(13)}`,
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${spacing(240, 80)}${outline(1)}`,
    characters: `<w:b/>${colour(ink)}${size(11.5)}`,
  },
  {
    id: 'NumberedParagraph',
    name: 'Numbered Paragraph',
    basedOn: 'Normal',
    paragraph: `${numbered(1)}${spacing(140, 140)}`,
  },
  {
    id: 'ListBullet',
    name: 'List Bullet',
    basedOn: 'Normal',
    paragraph: `<w:numPr><w:numId w:val="2"/></w:numPr>${spacing(0, 60)}<w:contextualSpacing/>`,
  },
  {
    id: 'CoverNote',
    name: 'Cover Note',
    basedOn: 'Normal',
    paragraph: spacing(160, 120),
    characters: size(10),
  },
  {
    id: 'Caption',
    name: 'caption',
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: `<w:keepNext/>${spacing(160, 40)}`,
    characters: `<w:b/>${colour(ink)}${size(10)}`,
  },
  { id: 'BlockSentence', name: 'Block Sentence', basedOn: 'Normal', paragraph: spacing(0, 100) },
  {
    id: 'BlockGroup',
    name: 'Block Group',
    basedOn: 'Normal',
    paragraph: `<w:keepNext/>${spacing(80, 40)}`,
    characters: `<w:b/>${size(10)}`,
  },
  {
    id: 'BlockNote',
    name: 'Block Note',
    basedOn: 'Normal',
    paragraph: spacing(40, 40),
    characters: `${colour('404040')}${size(9)}`,
  },
  { id: 'TableText', name: 'Table Text', basedOn: 'Normal', paragraph: spacing(0, 0), characters: size(9) },
  { id: 'TableNumber', name: 'Table Number', basedOn: 'TableText', paragraph: '<w:jc w:val="right"/>' },
  {
    id: 'TableHeader',
    name: 'Table Header',
    basedOn: 'TableText',
    paragraph: '<w:keepNext/>',
    characters: `<w:b/>${size(8)}`,
  },
  { id: 'Header', name: 'header', basedOn: 'Normal', paragraph: spacing(0, 0), characters: size(9) },
  {
    id: 'Footer',
    name: 'footer',
    basedOn: 'Normal',
    paragraph: `<w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs>${spacing(0, 0)}`,
    characters: `${colour('404040')}${size(9)}`,
  },
];

const paragraphStyle = ({ id, name, basedOn, next, paragraph, characters }: ParagraphStyle): string =>
  [
    `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>`,
    basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`,
    next === undefined ? '' : `<w:next w:val="${next}"/>`,
    '<w:qFormat/>',
    paragraph === undefined ? '' : `<w:pPr>${paragraph}</w:pPr>`,
    characters === undefined ? '' : `<w:rPr>${characters}</w:rPr>`,
    '</w:style>',
  ].join('');

const tableStyle =
  '<w:style w:type="table" w:customStyle="1" w:styleId="QuarterbookTable"><w:name w:val="Quarterbook Table"/><w:qFormat/></w:style>';

const otherStyles = [
  '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
  // A prompt is seen at a glance, on screen and in print: brackets, italics and a pale ground.
  `<w:style w:type="character" w:customStyle="1" w:styleId="Prompt"><w:name w:val="Prompt"/><w:qFormat/><w:rPr><w:i/>${colour('5C3B00')}<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/></w:rPr></w:style>`,
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  tableStyle,
];

const blockStyles = [
  'Caption',
  'BlockSentence',
  'BlockGroup',
  'BlockNote',
  'ListBullet',
  'TableText',
  'TableNumber',
  'TableHeader',
];

/**
 * A document's styles with those that our blocks use and it lacks; styles that it has are its own affair. A bullet
 * needs numbering that a strange document may not have: there a list is only indented.
 */
export const withBlockStyles = (stylesPart: string): string => {
  const lacks = (id: string) => !stylesPart.includes(`w:styleId="${id}"`);
  const added = paragraphStyles
    .filter(({ id }) => blockStyles.includes(id) && lacks(id))
    .map(style =>
      paragraphStyle(
        style.id === 'ListBullet'
          ? { ...style, paragraph: '<w:ind w:left="567"/><w:contextualSpacing/>' }
          : style,
      ),
    );
  const table = lacks('QuarterbookTable') ? [tableStyle] : [];
  return stylesPart.replace(/<\/w:styles>\s*$/, `${[...added, ...table].join('')}</w:styles>`);
};

/** Fonts that every council's machine has; LibreOffice's own stands in for Arial with the same widths. */
export const stylesXml = (): string =>
  [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="${wordNamespace}">`,
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>',
    `${size(11)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
    '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="269" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    ...paragraphStyles.map(paragraphStyle),
    ...otherStyles,
    '</w:styles>',
  ].join('');

type Level = { index: number; format: string; text: string; style: string; indent: string };

const level = ({ index, format, text, style, indent }: Level): string =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:pStyle w:val="${style}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr>${indent}</w:pPr></w:lvl>`;

const hanging = '<w:tabs><w:tab w:val="num" w:pos="709"/></w:tabs><w:ind w:left="709" w:hanging="709"/>';

/** Headings 1, 2, 3 with paragraphs 1.1, 1.2 under them, and one kind of bullet. */
export const numberingXml = (): string =>
  [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="${wordNamespace}">`,
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>',
    level({ index: 0, format: 'decimal', text: '%1', style: 'Heading1', indent: hanging }),
    level({ index: 1, format: 'decimal', text: '%1.%2', style: 'NumberedParagraph', indent: hanging }),
    '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="hybridMultilevel"/>',
    level({
      index: 0,
      format: 'bullet',
      text: '•',
      style: 'ListBullet',
      indent: '<w:ind w:left="567" w:hanging="283"/>',
    }),
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
  ].join('');
