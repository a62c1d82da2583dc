import type { Answers } from './answers.ts';
import { ClientCollection } from './clientCollection.ts';
import { ClientObject, type Find, type Making } from './clientObject.ts';
import * as dom from './controlDom.ts';
import { blocksOf } from './flatOpc.ts';
import { OfficeError } from './officeError.ts';
import { ParagraphCollection, Range, type Spot } from './range.ts';
import { TableCollection } from './table.ts';
import { tablesIn } from './tableDom.ts';
import { all, ancestor, isNamed } from './wordMl.ts';

type Plain =
  'id' | 'tag' | 'title' | 'text' | 'type' | 'subtype' | 'cannotEdit' | 'cannotDelete' | 'appearance';

const readers: Record<Plain, (control: Element) => unknown> = {
  id: control => Number(dom.property(control, 'id')),
  tag: control => dom.property(control, 'tag'),
  title: control => dom.property(control, 'alias'),
  text: dom.controlText,
  type: () => 'RichText',
  subtype: dom.subtype,
  cannotEdit: dom.cannotEdit,
  cannotDelete: dom.cannotDelete,
  appearance: () => 'BoundingBox',
};

const isPlain = (name: string): name is Plain => name in readers;

export class ContentControl
  extends ClientObject<Element>
  implements
    Answers<
      Word.ContentControl,
      Plain | 'tables' | 'paragraphs' | 'insertText' | 'insertOoxml' | 'delete' | 'getRange'
    >
{
  readonly tables: TableCollection = new TableCollection(this.context, () =>
    tablesIn(dom.content(this.target())),
  );

  /** An inline control's paragraph is the whole paragraph in which it stands, as in Word. */
  readonly paragraphs: ParagraphCollection = new ParagraphCollection(this.context, () => {
    const own = all(dom.content(this.target()), 'p');
    const around = own.length === 0 ? ancestor(this.target(), 'p') : null;
    return around ? [around] : own;
  });

  protected readonly plainNames = Object.keys(readers);

  protected plain(name: string, control: Element): (() => unknown) | undefined {
    return isPlain(name) ? () => readers[name](control) : undefined;
  }

  protected override inner(): Record<string, ClientObject<unknown>> {
    return { tables: this.tables, paragraphs: this.paragraphs };
  }

  get id(): number {
    return this.read('id');
  }
  get text(): string {
    return this.read('text');
  }
  get type(): Word.ContentControl['type'] {
    return this.read('type');
  }
  get subtype(): Word.ContentControl['subtype'] {
    return this.read('subtype');
  }
  get tag(): string {
    return this.read('tag');
  }
  set tag(tag: string) {
    // Word refuses longer ones.
    this.write('tag', tag, control => {
      if (tag.length > 64) throw new OfficeError('InvalidArgument', 'ContentControl.tag');
      dom.setProperty(control, 'tag', tag);
    });
  }
  get title(): string {
    return this.read('title');
  }
  set title(title: string) {
    this.write('title', title, control => dom.setProperty(control, 'alias', title.slice(0, 64)));
  }
  get appearance(): Word.ContentControl['appearance'] {
    return this.read('appearance');
  }
  set appearance(appearance: Word.ContentControl['appearance']) {
    this.write('appearance', appearance, () => undefined);
  }
  get cannotEdit(): boolean {
    return this.read('cannotEdit');
  }
  set cannotEdit(edit: boolean) {
    this.write('cannotEdit', edit, control =>
      dom.setLock(control, { edit, remove: dom.cannotDelete(control) }),
    );
  }
  get cannotDelete(): boolean {
    return this.read('cannotDelete');
  }
  set cannotDelete(remove: boolean) {
    this.write('cannotDelete', remove, control =>
      dom.setLock(control, { edit: dom.cannotEdit(control), remove }),
    );
  }

  insertText(text: string, insertLocation: 'Replace' | 'Start' | 'End'): Range {
    const find = (): Spot => {
      const control = this.target();
      this.context.willChange('ContentControl.insertText');
      dom.assertEditable(control, 'ContentControl.insertText');
      if (insertLocation === 'Start')
        throw new OfficeError('NotImplemented', 'ContentControl.insertText at Start');
      const put = insertLocation === 'Replace' ? dom.replaceText : dom.appendText;
      const runs = put(control, text, this.context.tracked);
      const paragraph = runs[0] ? ancestor(runs[0], 'p') : null;
      if (!paragraph) throw new OfficeError('GeneralException', 'ContentControl.insertText');
      return { paragraph, runs };
    };
    return new Range(this.context, find, { queued: true });
  }

  insertOoxml(ooxml: string, insertLocation: 'Replace' | 'Start' | 'End'): Range {
    const find = (): Spot => {
      const control = this.target();
      this.context.willChange('ContentControl.insertOoxml');
      dom.assertEditable(control, 'ContentControl.insertOoxml');
      if (insertLocation !== 'Replace') throw new OfficeError('NotImplemented', 'ContentControl.insertOoxml');
      const blocks = blocksOf(control.ownerDocument, ooxml);
      const paragraph = blocks.find(block => isNamed(block, 'p'));
      if (!paragraph) throw new OfficeError('InvalidArgument', 'insertOoxml: no paragraph in the payload');
      if (dom.isInline(control)) {
        // A second copy instead of a replacement (office-js #1914).
        dom.content(control).append(...all(paragraph, 'r'));
      } else {
        dom.replaceContent(control, blocks, this.context.tracked);
      }
      return { paragraph, runs: [] };
    };
    return new Range(this.context, find, { queued: true });
  }

  getRange(): Range {
    const find = (): Spot | null => {
      const paragraph = all(this.target(), 'p')[0] ?? ancestor(this.target(), 'p');
      return paragraph ? { paragraph, runs: all(this.target(), 'r') } : null;
    };
    return new Range(this.context, find, { queued: true });
  }

  delete(keepContent: boolean): void {
    this.context.queueChange('ContentControl.delete', () => dom.removeControl(this.target(), keepContent));
  }
}

export class ContentControlCollection
  extends ClientCollection<Element, ContentControl>
  implements Answers<Word.ContentControlCollection, 'getByTag' | 'getByTitle' | 'getByIdOrNullObject'>
{
  protected item(find: Find<Element>, making?: Making): ContentControl {
    return new ContentControl(this.context, find, making);
  }

  #having(name: string, value: string): ContentControlCollection {
    const find = (): Element[] => this.target().filter(control => dom.property(control, name) === value);
    return new ContentControlCollection(this.context, find, { queued: true });
  }

  getByTag(tag: string): ContentControlCollection {
    return this.#having('tag', tag);
  }

  getByTitle(title: string): ContentControlCollection {
    return this.#having('alias', title);
  }

  getByIdOrNullObject(id: number): ContentControl {
    const find = (): Element | null =>
      this.target().find(control => dom.property(control, 'id') === String(id)) ?? null;
    return this.item(find, { queued: true, orNull: true });
  }
}
