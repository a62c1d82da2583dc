import { resolve } from 'node:path';
import type { Scheme } from '../register/index.ts';
import { readConfig, schemePlaces } from '../server/index.ts';
import { faultLine, readSchemes, type SchemesRead } from '../store/index.ts';
import type { Command, Surroundings } from './command.ts';

const howRated = ({ rates, decidedBy }: Scheme): string => {
  if (decidedBy === 'nobody') return 'not rated';
  if (decidedBy === 'officer') return 'rated by the lead officer';
  return rates === 'indicator' ? 'rated by rule' : 'rated from their dates';
};

const schemeText = (scheme: Scheme): string => {
  const { id, title, rates, bands, source } = scheme;
  const width = Math.max(...bands.map(band => band.letter.length));
  const lines = bands.map(({ letter, name, word }) =>
    `  ${letter.padEnd(width)}  ${word}${name === null ? '' : ` (${name})`}`.trimEnd(),
  );
  return [`${id}: ${title} (${rates}s, ${howRated(scheme)})`, ...lines, `  Source: ${source}`].join('\n');
};

const schemeJson = (file: string, { id, title, rates, decidedBy, decimals, bands, source }: Scheme) => ({
  file,
  id,
  title,
  rates,
  decidedBy,
  decimals,
  source,
  bands: bands.map(({ id: band, letter, name, word, symbol, rated }) => ({
    id: band,
    letter,
    name,
    word,
    symbol,
    rated,
  })),
});

/** Those of the place alone, held against those that are known: an id may not be taken a second time. */
const readAt = (place: string): SchemesRead => {
  const there = new Set(readSchemes([place]).schemes.map(({ file }) => file));
  const both = readSchemes([...schemePlaces({ SCHEMES_FOLDER: undefined }), place]);
  return { schemes: both.schemes.filter(({ file }) => there.has(file)), faults: both.faults };
};

const read = (place: string | undefined, { env, folder }: Surroundings): SchemesRead =>
  place === undefined
    ? readSchemes(schemePlaces(readConfig(env, 'schemes')))
    : readAt(resolve(folder, place));

const verdict = (faults: number, schemes: number): string => {
  if (faults > 0) return `${faults} ${faults === 1 ? 'thing has' : 'things have'} to be put right.`;
  return schemes === 0 ? 'There is no scheme here: no file ends in .json.' : 'Nothing is wrong.';
};

export const schemesCommand: Command = {
  name: 'schemes',
  says: 'List the rating schemes that are known, or check those of a folder or file',
  options: {},
  positionals: ['[FOLDER_OR_FILE]'],
  run: async (_values, [place], around) => {
    const { schemes, faults } = read(place, around);
    const checked =
      place === undefined && faults.length === 0 ? [] : [verdict(faults.length, schemes.length)];
    const lines = faults.length === 0 ? [] : [faults.map(faultLine).join('\n')];
    const parts = [...schemes.map(({ scheme }) => schemeText(scheme)), ...lines, ...checked];
    return {
      found: faults.length > 0 || schemes.length === 0,
      json: { schemes: schemes.map(({ file, scheme }) => schemeJson(file, scheme)), faults },
      text: parts.join('\n\n'),
    };
  },
};
