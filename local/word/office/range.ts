import type { Answers } from './answers.ts';
import { ClientCollection } from './clientCollection.ts';
import { ClientObject, type Find, type Making } from './clientObject.ts';
import { ContentControl } from './contentControl.ts';
import { assertEditable, wrapInControl } from './controlDom.ts';
import { OfficeError } from './officeError.ts';
import { appendRun, replaceRuns } from './paragraphText.ts';
import { ancestor, make, runText } from './wordMl.ts';
import { Table, TableCell } from './table.ts';

/** A place in a paragraph: some of its runs, or none for a cursor that stands at its end. */
export type Spot = { paragraph: Element; runs: Element[] };

type Placed = 'parentContentControlOrNullObject' | 'parentTableOrNullObject' | 'parentTableCellOrNullObject';

/** What ranges and paragraphs have in common: what they stand in. */
abstract class Place<T> extends ClientObject<T> implements Answers<Word.Range, Placed> {
  protected abstract paragraphOf(target: T): Element;

  #around(...names: string[]): Find<Element> {
    return () => ancestor(this.paragraphOf(this.target()), ...names);
  }

  get parentContentControlOrNullObject(): ContentControl {
    return new ContentControl(this.context, this.#around('sdt'), { orNull: true });
  }

  get parentTableOrNullObject(): Table {
    return new Table(this.context, this.#around('tbl'), { orNull: true });
  }

  get parentTableCellOrNullObject(): TableCell {
    return new TableCell(this.context, this.#around('tc'), { orNull: true });
  }
}

export class Range
  extends Place<Spot>
  implements Answers<Word.Range, 'text' | 'insertText' | 'insertContentControl' | 'paragraphs'>
{
  protected readonly plainNames = ['text'];

  protected paragraphOf(spot: Spot): Element {
    return spot.paragraph;
  }

  protected plain(name: string, spot: Spot): (() => unknown) | undefined {
    return name === 'text' ? () => spot.runs.map(runText).join('') : undefined;
  }

  get text(): string {
    return this.read('text');
  }

  get paragraphs(): ParagraphCollection {
    return new ParagraphCollection(this.context, () => [this.target().paragraph]);
  }

  insertText(text: string, insertLocation: Parameters<Word.Range['insertText']>[1]): Range {
    const find = (): Spot => {
      const { paragraph } = this.target();
      this.context.willChange('Range.insertText');
      assertEditable(paragraph, 'Range.insertText');
      if (insertLocation !== 'End' && insertLocation !== 'After') {
        throw new OfficeError('NotImplemented', `Range.insertText at ${insertLocation}`);
      }
      return { paragraph, runs: [appendRun(paragraph, text, this.context.tracked)] };
    };
    return new Range(this.context, find, { queued: true });
  }

  insertContentControl(): ContentControl {
    const find = (): Element => {
      const { paragraph, runs } = this.target();
      this.context.willChange('Range.insertContentControl');
      const [first, ...others] = runs;
      return wrapInControl(first ? [first, ...others] : [paragraph], this.context.document.nextControlId());
    };
    return new ContentControl(this.context, find, { queued: true });
  }
}

/** 0 outside tables. */
const depth = (of: Element): number => {
  const table = ancestor(of, 'tbl');
  return table ? depth(table) + 1 : 0;
};

export class Paragraph
  extends Place<Element>
  implements
    Answers<
      Word.Paragraph,
      'text' | 'tableNestingLevel' | 'insertParagraph' | 'insertText' | 'insertContentControl'
    >
{
  protected readonly plainNames = ['text', 'tableNestingLevel'];

  protected paragraphOf(paragraph: Element): Element {
    return paragraph;
  }

  protected plain(name: string, paragraph: Element): (() => unknown) | undefined {
    if (name === 'text') return () => runText(paragraph);
    return name === 'tableNestingLevel' ? () => depth(paragraph) : undefined;
  }

  get text(): string {
    return this.read('text');
  }

  get tableNestingLevel(): number {
    return this.read('tableNestingLevel');
  }

  insertParagraph(paragraphText: string, insertLocation: 'Before' | 'After'): Paragraph {
    const find = (): Element => {
      const paragraph = this.target();
      this.context.willChange('Paragraph.insertParagraph');
      assertEditable(paragraph, 'Paragraph.insertParagraph');
      const made = make(paragraph.ownerDocument, 'p');
      if (insertLocation === 'After') paragraph.after(made);
      else paragraph.before(made);
      if (paragraphText !== '') appendRun(made, paragraphText, this.context.tracked);
      return made;
    };
    return new Paragraph(this.context, find, { queued: true });
  }

  insertText(text: string, insertLocation: 'Replace' | 'Start' | 'End'): Range {
    const find = (): Spot => {
      const paragraph = this.target();
      this.context.willChange('Paragraph.insertText');
      assertEditable(paragraph, 'Paragraph.insertText');
      if (insertLocation === 'Start')
        throw new OfficeError('NotImplemented', 'Paragraph.insertText at Start');
      const put = insertLocation === 'Replace' ? replaceRuns : appendRun;
      return { paragraph, runs: [put(paragraph, text, this.context.tracked)] };
    };
    return new Range(this.context, find, { queued: true });
  }

  insertContentControl(): ContentControl {
    const find = (): Element => {
      const paragraph = this.target();
      this.context.willChange('Paragraph.insertContentControl');
      return wrapInControl([paragraph], this.context.document.nextControlId());
    };
    return new ContentControl(this.context, find, { queued: true });
  }
}

export class ParagraphCollection extends ClientCollection<Element, Paragraph> {
  protected item(find: Find<Element>, making?: Making): Paragraph {
    return new Paragraph(this.context, find, making);
  }

  getLast(): Paragraph {
    return this.item(() => this.target().at(-1) ?? null, { queued: true });
  }
}
