import type { Promised } from '../item.ts';
import { periodEnd, type PeriodId } from '../period.ts';
import { engineBands } from '../scheme.ts';
import type { Update } from '../update.ts';
import type { RowAbout } from './itemRead.ts';
import { readRating } from './readRating.ts';
import { earlierFigureOf, figureOf, type Reading } from './rowFigures.ts';
import { publishedUpdate, type PublishedWords } from './updateRead.ts';

/** What the cells of one period say; null where nothing was said. */
export const indicatorUpdate = (
  reading: Reading,
  item: Promised,
  { ref, period, about }: { ref: string; period: PeriodId; about: RowAbout },
): Update | null => {
  const { row } = reading;
  const { to, notes, columnIsFilled, defaults } = about;
  const isNow = period === to.period;
  const at = isNow ? null : period;
  const said = isNow ? figureOf(reading, 'value') : earlierFigureOf(reading, period, { ref, notes });
  const { text } = row.cell('value', at);
  if (said.kind === 'not-available' && text.startsWith('#')) notes.say('figure-error', ref, { text });
  const given = readRating(row, at, { scheme: to.scheme, ratings: about.ratings, notes, ref });
  const band = given === engineBands.notReported ? null : given;
  const words = row.text('commentary', at);
  const nextActions = isNow ? row.text('nextActions') : null;
  const save = (more: PublishedWords) => {
    more.publishedBand = band;
    more.nextActions = nextActions;
    return publishedUpdate(item, { period, saidAt: about.saidAt }, more);
  };
  if (said.kind === 'figure') {
    if (said.words !== null) notes.say('two-figures', ref, { text: said.words });
    const kept =
      said.words === null ? words : [words, `As given: ${said.words}`].filter(Boolean).join('\n\n');
    return save({
      value: said.value,
      valueState: said.state,
      asAt: periodEnd(period),
      numerator: said.share?.[0] ?? null,
      denominator: said.share?.[1] ?? null,
      commentary: kept,
    });
  }
  if (!isNow) return band === null && words === null ? null : save({ commentary: words });
  if (said.kind === 'not-reported' || given === engineBands.notReported) {
    notes.say('not-reported', ref);
    return null;
  }
  const isSilent = said.kind === 'blank' && band === null && words === null;
  if (isSilent && (!columnIsFilled || defaults.blank === 'not-reported')) {
    notes.say('not-reported', ref);
    return null;
  }
  if (said.kind === 'blank') notes.say('figure-missing', ref);
  return save({ valueState: 'not-yet-available', commentary: words });
};
