import type { DocxFile } from './docxFile.ts';
import type { Profile } from './profile.ts';

export type TrackingMode = 'Off' | 'TrackAll' | 'TrackMineOnly';

/**
 * The document that is open, held by the host page as `window.wordHost` and reached by the stand-in inside the pane's
 * frame through `window.parent` (same origin).
 */
export interface WordHost {
  readonly file: DocxFile;
  /** The paragraph in which the cursor stands; null for the end of the document. */
  cursor: Element | null;
  tracking: TrackingMode;
  /** Kept while the document is open and never written to the file: the worst of office-js #6434. */
  readonly settings: Map<string, unknown>;
  readonly person: string;
  readonly profile: Profile;
  readonly theme: 'light' | 'dark';
  /** Round trips so far. A sync without queued work is none. */
  syncs: number;
  /** Shows the document anew; called after each round trip that changed it. */
  changed(): void;
}

/** The host of this window or of the page that frames it. */
export const findHost = (): WordHost => {
  const holder = window.parent as Window & { wordHost?: WordHost };
  if (!holder.wordHost)
    throw new Error('no document is open: this script is loaded by the pane inside the host page');
  return holder.wordHost;
};
