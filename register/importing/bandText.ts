import { engineBands, type Band, type Scheme } from '../scheme.ts';
import { tidy } from './figureText.ts';

const plain = (text: string): string =>
  tidy(text)
    .toLowerCase()
    .replace(/[\ufe0e\ufe0f]/g, '')
    .replace(/[.:;,]+$/, '');

/** What each word stands for in the schemes of councils: a colour, or a band that the engine gives by itself. */
const meanings: [word: RegExp, means: string][] = [
  [
    /^(red|r|🔴|🟥|❌|off track|off target|below target|not (achieved|met|on track)|missed|major issues?)$/,
    'red',
  ],
  [
    /^(amber|yellow|orange|a|🟠|🟡|🟧|🟨|at risk|minor issues?|slightly (behind|below|off)( target| track)?|within tolerance|near target|some (concerns?|issues))$/,
    'amber',
  ],
  [
    /^(green|g|🟢|🟩|on track|on target|on schedule|target met|met|met target|above target|exceed(ed|ing)( target)?|achiev(ed|ing)( target)?)$/,
    'green',
  ],
  [/^(blue|b|🔵|🟦|on hold|paused|deferred|cancelled|stopped)$/, 'blue'],
  [/^(complete[d]?|done|finished|delivered|closed|✅|✓|✔|☑|√|c|100%)$/, engineBands.completed],
  [/^(monitor(ing)?( only)?|m|no target|data only|contextual|n\/a|not applicable)$/, engineBands.monitor],
  [
    /^(in progress( no data( yet)?)?|p|awaiting data|data awaited|no data( yet)?|tb[ca])$/,
    engineBands.inProgress,
  ],
  [/^((for )?info(rmation)?( only)?|i|partnership|⚪|grey)$/, engineBands.info],
  [/^(not (yet )?(due|started|begun)|future|not commenced)$/, engineBands.notDue],
  [/^(not reported|no update|no return|not provided|nr|-)$/, engineBands.notReported],
];

const colours: Record<string, readonly string[]> = {
  red: ['r', 'red'],
  amber: ['a', 'amber'],
  green: ['g', 'green'],
  blue: ['b', 'blue'],
};

const namesOf = (band: Band): string[] =>
  [band.id, band.letter, band.name ?? '', band.word, band.symbol].map(plain).filter(name => name !== '');

const bandFor = (scheme: Scheme, means: string): string | null => {
  const wanted = colours[means] ?? [plain(means)];
  return scheme.bands.find(band => namesOf(band).some(name => wanted.includes(name)))?.id ?? null;
};

const find = (said: string, scheme: Scheme): string | null => {
  const own = scheme.bands.find(band => namesOf(band).includes(said));
  if (own) return own.id;
  const means = meanings.find(([word]) => word.test(said))?.[1];
  if (means === undefined) return null;
  const band = bandFor(scheme, means);
  // Nothing has been said of what has not begun, where the scheme has no word of its own for it.
  return band ?? (means === engineBands.notDue ? bandFor(scheme, engineBands.notReported) : null);
};

const arrows = /[↑↓→←↔↗↘⬆⬇➡⇧⇩]/gu;

/**
 * The band of a scheme that a cell names: by its id, letter, name, word or symbol, or in the many ways in which
 * councils write a rating (`RED`, `On track`, `🟢`, `Complete`, `G - on track`, `Amber (improving)`). What one council
 * calls by a word that no other has goes into a mapping. Null where none can be meant.
 */
export const readBand = (text: string, scheme: Scheme): string | null => {
  const said = plain(text);
  const bare = plain(said.replace(arrows, ' '));
  const [first = ''] = bare.split(/ ?[-(:/] ?/, 1);
  return find(said, scheme) ?? find(bare, scheme) ?? find(first, scheme);
};

/** The bands that a cell names between slashes or hyphens: `Amber/Green` has two. */
export const bandsIn = (text: string, scheme: Scheme): string[] => {
  const parts = plain(text).split(/ ?[/-] ?/);
  return parts.flatMap(part => find(part, scheme) ?? []);
};

/** Fills that people give to cells instead of words: as the eye would say, red, amber, green or blue. */
export const colourOf = (fill: string): string | null => {
  const [red, green, blue] = [0, 2, 4].map(at => parseInt(fill.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  if (most - least < 60) return null;
  if (most === blue) return 'blue';
  if (most === green && red < 200) return 'green';
  return green > 100 && (green - least) * 3 > most - least ? 'amber' : 'red';
};

/** The band that a cell's fill stands for. */
export const bandOfFill = (fill: string, scheme: Scheme): string | null => {
  const colour = colourOf(fill);
  return colour === null ? null : bandFor(scheme, colour);
};
