import type { Answers } from './answers.ts';
import { ClientObject } from './clientObject.ts';
import { ContentControlCollection } from './contentControl.ts';
import { property } from './controlDom.ts';
import { OfficeError } from './officeError.ts';
import { Range, type Spot } from './range.ts';
import type { TrackingMode, WordHost } from './wordHost.ts';
import { all, child, childrenNamed, isNamed, make } from './wordMl.ts';

/** The last paragraph of the text itself. Word has always one at the end; a file may come without. */
const lastParagraph = (tree: XMLDocument): Element => {
  const body = child(tree.documentElement, 'body');
  if (!body) throw new OfficeError('GeneralException', 'this document has no body');
  const section = childrenNamed(body, 'sectPr').at(-1) ?? null;
  const last = section ? section.previousElementSibling : body.lastElementChild;
  if (isNamed(last, 'p')) return last;
  const made = make(tree, 'p');
  body.insertBefore(made, section);
  return made;
};

export class WordDocument
  extends ClientObject<WordHost>
  implements Answers<Word.Document, 'contentControls' | 'changeTrackingMode' | 'getSelection'>
{
  protected readonly plainNames = ['changeTrackingMode'];

  get contentControls(): ContentControlCollection {
    return new ContentControlCollection(this.context, () => all(this.target().file.tree, 'sdt'));
  }

  protected override inner(): Record<string, ClientObject<unknown>> {
    return { contentControls: this.contentControls };
  }

  protected plain(name: string, host: WordHost): (() => unknown) | undefined {
    return name === 'changeTrackingMode' && host.profile.wordApi >= 1.4 ? () => host.tracking : undefined;
  }

  get changeTrackingMode(): TrackingMode {
    return this.read('changeTrackingMode');
  }

  set changeTrackingMode(mode: TrackingMode) {
    this.write('changeTrackingMode', mode, host => {
      if (host.profile.wordApi < 1.4) throw new OfficeError('NotImplemented', 'Document.changeTrackingMode');
      host.tracking = mode;
    });
  }

  getSelection(): Range {
    const find = (): Spot => {
      const { cursor, file } = this.target();
      return { paragraph: cursor?.isConnected ? cursor : lastParagraph(file.tree), runs: [] };
    };
    return new Range(this.context, find, { queued: true });
  }

  /** From within the queue: an id that no control of this document has. */
  nextControlId(): number {
    const ids = all(this.target().file.tree, 'sdt').map(control => Number(property(control, 'id')) || 0);
    return Math.max(1000, ...ids) + 1;
  }
}
