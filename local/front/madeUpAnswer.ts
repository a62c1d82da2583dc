import { inputsOf, textOf, type CardInput } from './cardReader.ts';

/** Written into every answer, so that nobody takes it for the council's own words. */
export const label = 'Made up for this demonstration:';

const shares: [band: string, share: number][] = [
  ['G', 0.76],
  ['A', 0.2],
  ['R', 0.04],
];

const chooseBand = (offered: readonly string[], chance: number): string => {
  let passed = 0;
  for (const [band, share] of shares) {
    passed += share;
    if (chance < passed && offered.includes(band)) return band;
  }
  return offered[0] ?? '';
};

const happened: Record<string, string> = {
  G: `${label} work went to plan this quarter and the next stage has begun.`,
  A: `${label} a supplier delivered late, which has put the work back by some weeks.`,
  R: `${label} the funding that the work depends on was not confirmed in time.`,
};

const next: Record<string, string> = {
  G: `${label} carry on as planned and report again next quarter.`,
  A: `${label} agree a new timetable with the supplier in November.`,
  R: `${label} bring options to the programme board in November.`,
};

type Figure = { value: number; decimals: number; percent: boolean };

/** Last period's figure as the card shows it: "Q1 2024-25: 92%". */
const figureBefore = (text: string): Figure | null => {
  const found = /^Q\d \d{4}-\d{2}:\D*?(-?[\d,]+(?:\.(\d+))?)(%?)/m.exec(text);
  if (found?.[1] === undefined) return null;
  const value = Number(found[1].replaceAll(',', ''));
  return Number.isFinite(value)
    ? { value, decimals: found[2]?.length ?? 0, percent: found[3] === '%' }
    : null;
};

/** A cumulative measure has about doubled by half-year; another moves a little either way. */
const figureNow = ({ value, decimals, percent }: Figure, forTheYear: boolean, chance: number): string => {
  const factor = forTheYear ? 1.85 + 0.35 * chance : 0.95 + 0.12 * chance;
  const moved = percent && forTheYear ? value * (0.95 + 0.12 * chance) : value * factor;
  const within = percent ? Math.min(100, moved) : moved;
  return within.toFixed(decimals);
};

const indicatorAnswer = (
  inputs: readonly CardInput[],
  text: string,
  chance: number,
): Record<string, string> => {
  const before = figureBefore(text);
  const forTheYear = inputs.some(input => input.id === 'value' && /year so far/.test(input.label ?? ''));
  const commentary = `${label} a figure in line with the quarter before.`;
  if (before === null)
    return { valueNotYet: 'true', commentary: `${label} the figure is not available yet.` };
  return { value: figureNow(before, forTheYear, chance), commentary };
};

const actionAnswer = (inputs: readonly CardInput[], chance: number): Record<string, string> => {
  const choices = inputs.find(({ id }) => id === 'band')?.choices?.map(choice => choice.value);
  const band = choices === undefined ? 'G' : chooseBand(choices, chance);
  return {
    ...(choices === undefined ? {} : { band }),
    commentary: happened[band] ?? happened['G'] ?? '',
    nextActions: next[band] ?? next['G'] ?? '',
  };
};

/** What somebody might type into a form of the bot; every field that is not needed stays as it is. `chance` is 0 to 1. */
export const madeUpAnswer = (card: unknown, chance: number): Record<string, unknown> => {
  const inputs = inputsOf(card);
  const as = (name: string) => inputs.some(({ id }) => id === name);
  const said = as('value') ? indicatorAnswer(inputs, textOf(card), chance) : actionAnswer(inputs, chance);
  const kept = Object.fromEntries(
    inputs.filter(({ value }) => value !== undefined).map(({ id, value }) => [id, value]),
  );
  return { ...kept, ...Object.fromEntries(Object.entries(said).filter(([name]) => as(name))) };
};
