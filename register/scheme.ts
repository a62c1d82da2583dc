import type { Scheme } from './parseScheme.ts';

export { engineBands } from './engineBands.ts';
export type { Scheme } from './parseScheme.ts';
export type Band = Scheme['bands'][number];

/** The band of that id, or undefined where the scheme has none such. */
export const bandOf = (scheme: Scheme, id: string): Band | undefined =>
  scheme.bands.find(band => band.id === id);

/** How a band is said in a sentence: "Red" where the council names it by its colour, otherwise its word. */
export const spokenBand = (band: Pick<Band, 'name' | 'word'>): string => band.name ?? band.word;

/** Within running text, where a colour is no name: "9 actions are amber". The scheme's word stays as it is written. */
export const bandInText = ({ name, word }: Pick<Band, 'name' | 'word'>): string =>
  name === null ? word : name.toLowerCase();
