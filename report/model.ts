import type { Band } from '../register/index.ts';

/** A rating as it is shown: the letter, the word, the symbol and the colour together, never colour alone. */
export type Mark = Pick<Band, 'id' | 'letter' | 'word' | 'symbol' | 'colour' | 'text'>;

export type Cell = {
  /** What is read; never empty ("none", "no updates yet"). */
  text: string;
  align?: 'start' | 'end';
  mark?: Mark;
};

export type Column = { id: string; title: string; align: 'start' | 'end'; mark?: Mark };

/** `role` says how a row stands out: a group heading spans by its first cell's words, a total is emphasised. */
export type Row = { id: string; role: 'item' | 'group' | 'total'; cells: Cell[] };

/**
 * What a block is, before any renderer: one model for the tab, the card, the command line and Word.
 * `sentence` is what a person would say first. `asAt` is a printable line ("As at 30 June 2024").
 */
export type TableModel = {
  kind: 'table';
  block: string;
  title: string;
  sentence: string;
  columns: Column[];
  rows: Row[];
  notes: string[];
  asAt: string;
  altText: string;
};

export type ListModel = {
  kind: 'list';
  block: string;
  title: string;
  sentence: string;
  groups: { title: string; items: string[] }[];
  notes: string[];
  asAt: string;
};

export type NumberModel = { kind: 'number'; block: string; text: string; value: number | null };

export type SentenceModel = { kind: 'sentence'; block: string; text: string };

export type BlockModel = TableModel | ListModel | NumberModel | SentenceModel;
