import { openDocx, saveDocx, type DocxFile } from '../office/docxFile.ts';
import type { Profile } from '../office/profile.ts';
import type { TrackingMode, WordHost } from '../office/wordHost.ts';

export type Chosen = { person: string; profile: Profile; theme: 'light' | 'dark' };

/** A document that is open in this page; `onChange` is called after every change, by the pane or from here. */
export class OpenDocument implements WordHost {
  readonly settings = new Map<string, unknown>();
  readonly person: string;
  readonly profile: Profile;
  readonly theme: 'light' | 'dark';
  cursor: Element | null = null;
  tracking: TrackingMode = 'Off';
  syncs = 0;
  file: DocxFile;
  name: string;
  readonly #onChange: () => void;

  constructor(bytes: Uint8Array, name: string, chosen: Chosen & { onChange: () => void }) {
    this.file = openDocx(bytes);
    this.name = name;
    this.person = chosen.person;
    this.profile = chosen.profile;
    this.theme = chosen.theme;
    this.#onChange = chosen.onChange;
  }

  changed(): void {
    this.#onChange();
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return saveDocx(this.file);
  }
}
