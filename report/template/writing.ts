import { formatTag, type Tag } from '../tag.ts';
import { newControl } from '../word/edits.ts';
import { paragraph, run, wordTable, type WordCell } from '../word/markup.ts';

/** What an author still has to write. In brackets and marked, so that a left-over one is seen and can be found. */
export const prompt = (text: string): string => run(`[${text}]`, { style: 'Prompt' });

export const toBeCompleted = 'To be completed';

export const heading = (text: string): string => paragraph(run(text), { style: 'Heading1' });

export const plainHeading = (text: string, pageBreakBefore = false): string =>
  paragraph(run(text), { style: 'Heading1', unnumbered: true, pageBreakBefore });

export const subheading = (runs: string): string => paragraph(runs, { style: 'Heading2' });

/** A numbered paragraph (1.1) made of runs and inline controls. */
export const numbered = (...runs: string[]): string =>
  paragraph(runs.join(''), { style: 'NumberedParagraph' });

export const text = (...runs: string[]): string => paragraph(runs.join(''));

/** A cell is text, or a prompt where it begins with a bracket. */
const cell = (words: string, style: string): WordCell => ({
  paragraphs: paragraph(words.startsWith('[') ? run(words, { style: 'Prompt' }) : run(words), { style }),
});

type PlainTable = { title: string; says: string; header: string[]; widths: number[]; rows: string[][] };

/** A caption, and under it a table of words with one header row. `[…]` in a cell is a prompt. */
export const plainTable = ({ title, says, header, widths, rows }: PlainTable): string =>
  paragraph(run(title, { bold: true }), { style: 'Caption', keepNext: true }) +
  wordTable({
    widths,
    header: header.map(words => ({
      paragraphs: paragraph(run(words, { bold: true, colour: '000000' }), {
        style: 'TableHeader',
        keepNext: true,
      }),
      fill: 'E7E6E6',
    })),
    rows: rows.map(cells => cells.map(words => cell(words, 'TableText'))),
    caption: title,
    description: says,
  });

/**
 * Controls of one template, with ids counted from 1. Tags are constants here: one that cannot be written is a fault of
 * the template itself.
 */
export const createControls = () => {
  let last = 0;
  const tagText = (tag: Tag): string => {
    const formatted = formatTag(tag);
    if (!formatted.ok) throw new Error(`The template has a tag that is too long: ${tag.block}`);
    return formatted.value;
  };
  const control = (tag: Tag, title: string, content: string): string => {
    last += 1;
    return newControl({ tag: tagText(tag), title, id: last, content });
  };
  return {
    /** A figure in a sentence; until it is filled it shows `[…]`. */
    value: (parameters: Record<string, string>, period = '~'): string =>
      control({ block: 'value', period, parameters }, 'Figure', prompt('…')),
    /** A table or list; until it is filled it says what will stand there. */
    block: (tag: Tag, title: string): string =>
      control(tag, title, paragraph(prompt(`${title}: filled from the register`))),
  };
};
