import { bandOf, formatValue } from '../../register/index.ts';
import type { Band, ReturnItem, Rating, Scheme, Update } from '../../register/index.ts';
import { run, type Colour, type TextRun } from './adaptiveCard.ts';

/** Cards have no colours of their own, only the host's; these are its nearest to the palette of ratings. */
const hostColours: Record<string, Colour> = {
  B3261E: 'attention',
  FFC000: 'warning',
  '2E7D32': 'good',
  '1F4E79': 'accent',
};

/** "● G": never the letter twice. */
export const sign = ({ symbol, letter }: Band): string =>
  symbol === letter ? symbol : `${symbol} ${letter}`;

/** "● G on track", for places that take no colour. */
export const markText = (band: Band): string => `${sign(band)} ${band.word}`;

/** Symbol and letter in the rating's colour, and the word beside them: never colour alone. */
export const mark = (scheme: Scheme, bandId: string): TextRun[] => {
  const band = bandOf(scheme, bandId);
  if (!band) return [run(bandId)];
  return [
    run(sign(band), { weight: 'bolder', color: hostColours[band.colour] ?? 'default' }),
    run(` ${band.word}`),
  ];
};

/** What was said of an item, as one line: the figure where there is one, then the rating. */
export const said = (
  item: ReturnItem,
  scheme: Scheme,
  { update, rating }: { update: Update | null; rating: Rating | null },
): TextRun[] => {
  const figure =
    item.kind === 'indicator' && update !== null && update.value !== null
      ? [run(`${formatValue(update.value, item.unit, { decimals: item.decimals })} `, { weight: 'bolder' })]
      : [];
  return rating ? [...figure, ...mark(scheme, rating.band)] : figure;
};
