import { OfficeError } from './officeError.ts';
import { WordDocument } from './wordDocument.ts';
import type { WordHost } from './wordHost.ts';

/**
 * The queue between an add-in and the document. `sync` runs it in order; the first failure stops the rest of the
 * batch, and what was already done stays done, as in Word.
 */
export class RequestContext {
  readonly host: WordHost;
  readonly document: WordDocument;
  readonly trackedObjects = { add: (): void => undefined, remove: (): void => undefined };
  #steps: (() => void)[] = [];
  #changed = false;

  constructor(host: WordHost) {
    this.host = host;
    this.document = new WordDocument(this, () => host);
  }

  queue(step: () => void): void {
    this.#steps.push(step);
  }

  /** A step that changes the document; refused as a whole where the document is read-only. */
  queueChange(where: string, step: () => void): void {
    this.queue(() => {
      if (this.host.profile.readOnly) throw new OfficeError('AccessDenied', where);
      this.#changed = true;
      step();
    });
  }

  /** From within the queue: a step that began as a reading one turned out to change the document. */
  willChange(where: string): void {
    if (this.host.profile.readOnly) throw new OfficeError('AccessDenied', where);
    this.#changed = true;
  }

  async sync<T>(passThrough?: T): Promise<T | undefined> {
    const batch = this.#steps;
    this.#steps = [];
    if (batch.length === 0) return passThrough;
    this.host.syncs += 1;
    await Promise.resolve();
    try {
      for (const step of batch) step();
    } finally {
      if (this.#changed) this.host.changed();
      this.#changed = false;
    }
    return passThrough;
  }

  get tracked(): boolean {
    return this.host.tracking !== 'Off';
  }
}
