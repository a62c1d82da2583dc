import { answerDraft } from './answerDraft.ts';
import { bandsToGive, isJudged } from './judged.ts';
import { accept, refuse, type Result } from './problem.ts';
import { typedIn, type CheckedAnswer, type Question } from './question.ts';
import { rateIndicator } from './rating.ts';

/** A measure of which nothing is known yet is in progress, whatever was chosen beside that. */
const isUnknownYet = ({ item, raw }: Question): boolean =>
  item.kind === 'indicator' &&
  raw.valueNotYet === true &&
  [raw.value, raw.numerator, raw.denominator].every(text => typedIn(text) === null);

/** The rating that was chosen. None is asked of what a rule rates, and of what is information only. */
export const readBand = (question: Question): Result<string | null> => {
  const { item, scheme, period, raw } = question;
  const at = { scheme, period };
  if (!isJudged(item, at) || isUnknownYet(question)) return accept(null);
  const band = typedIn(raw.band);
  if (band === null) return refuse({ code: 'missing', field: 'band' });
  const offered = bandsToGive(item, at).map(({ id }) => id);
  if (offered.includes(band)) return accept(band);
  return refuse({ code: 'band-not-in-scheme', field: 'band', facts: { band, known: offered.join(', ') } });
};

type Given = Pick<CheckedAnswer, 'value' | 'valueState' | 'band'>;

/** What the answer will be rated, before it is saved: what decides whether words are needed, and whether they fit. */
export const bandOfAnswer = (
  { item, scheme, period }: Pick<Question, 'item' | 'scheme' | 'period'>,
  { value, valueState, band }: Given,
): string | null => {
  if (item.kind === 'action') return band;
  const draft = answerDraft(item, period, { value, valueState, band });
  const rating = rateIndicator(item, draft, { scheme, period });
  return rating && rating.band;
};
