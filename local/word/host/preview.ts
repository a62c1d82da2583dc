import { renderAsync } from 'docx-preview';
import { content, isInline, property } from '../office/controlDom.ts';
import { saveDocx, type DocxFile } from '../office/docxFile.ts';
import { all, ancestor, child, make, setAttribute } from '../office/wordMl.ts';

const place = (index: number): string => `place-${index}`;

const isLive = (control: Element | null): boolean =>
  property(control ?? document.body, 'tag').startsWith('qb1|');

const insideLive = (paragraph: Element): boolean => {
  const control = ancestor(paragraph, 'sdt');
  return control !== null && (isLive(control) || insideLive(control));
};

/** Where every paragraph stands, so that the page can be matched with the tree: docx-preview shows bookmarks as ids. */
const numberParagraphs = (tree: XMLDocument): void => {
  all(tree, 'p').forEach((paragraph, index) => {
    const start = make(tree, 'bookmarkStart');
    setAttribute(start, 'id', String(900_000 + index));
    setAttribute(start, 'name', place(index));
    const end = make(tree, 'bookmarkEnd');
    setAttribute(end, 'id', String(900_000 + index));
    const format = child(paragraph, 'pPr');
    if (format) format.after(start, end);
    else paragraph.prepend(start, end);
  });
};

/** Live figures in prose stand on a tint, as Word shows controls that are pointed at. */
const tintFigures = (tree: XMLDocument): void => {
  for (const control of all(tree, 'sdt').filter(one => isInline(one) && isLive(one))) {
    for (const run of all(content(control), 'r')) {
      const format = child(run, 'rPr') ?? make(tree, 'rPr');
      if (!format.isConnected) run.prepend(format);
      const shade = make(tree, 'shd');
      setAttribute(shade, 'val', 'clear');
      setAttribute(shade, 'fill', 'E4E4F7');
      format.append(shade);
    }
  }
};

const options = {
  inWrapper: true,
  breakPages: false,
  ignoreLastRenderedPageBreak: true,
  renderComments: false,
};

/** The document as a page, with every paragraph of the tree marked by `data-place`. The file itself stays as it is. */
export const renderPreview = async (file: DocxFile): Promise<HTMLElement> => {
  const shown = file.tree.cloneNode(true) as XMLDocument;
  numberParagraphs(shown);
  tintFigures(shown);
  const page = document.createElement('div');
  await renderAsync(saveDocx(file, shown), page, undefined, options);
  all(file.tree, 'p').forEach((paragraph, index) => {
    const marker = page.querySelector(`[id="${place(index)}"]`);
    const block = marker?.closest('p');
    if (!block) return;
    marker?.remove();
    block.dataset['place'] = String(index);
    if (insideLive(paragraph)) (block.closest('table') ?? block).classList.add('live');
  });
  return page;
};

/** Shrinks the page to the room there is; never enlarges it. */
export const fitPreview = (page: HTMLElement, room: number): void => {
  const paper = page.querySelector<HTMLElement>('section.docx');
  if (!paper) return;
  page.style.setProperty('zoom', '1');
  const width = paper.offsetWidth + 32;
  page.style.setProperty('zoom', String(Math.min(1, room / width)));
};
