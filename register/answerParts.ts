import { exact } from './exact.ts';
import { parseFigure } from './figure.ts';
import type { Unit } from './item.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import { typedIn, type RawAnswer } from './question.ts';

/** How many of how many: `percent` is what they make, to nine places; `says` is how they were typed ("314 of 342"). */
export type Parts = { numerator: number; denominator: number; percent: number; says: string };

/** Of what a part counts nothing is known: it may be money, and then has its pound. There are none below nought. */
const partOf = (text: string | null, field: string): Result<number> => {
  if (text === null) return refuse({ code: 'missing', field });
  const part = parseFigure(text, text.includes('£') ? 'gbp' : 'number', field);
  return part.ok && part.value < 0 ? refuse({ code: 'out-of-range', field, facts: { text } }) : part;
};

/**
 * The parts of a percentage as they were typed; null where neither was. Refused where one is missing, where it is a
 * share of nothing, and of what is no percentage.
 */
export const readParts = (raw: RawAnswer, unit: Unit): Result<Parts | null> => {
  const [over, under] = [typedIn(raw.numerator), typedIn(raw.denominator)];
  if (over === null && under === null) return accept(null);
  if (unit !== 'percent') {
    const given = { numerator: over, denominator: under };
    const fields = Object.entries(given).filter(([, text]) => text !== null);
    return refuse(...fields.map(([field]): Problem => ({ code: 'not-used-here', field })));
  }
  const numerator = partOf(over, 'numerator');
  const denominator = partOf(under, 'denominator');
  if (!numerator.ok || !denominator.ok)
    return refuse(...[numerator, denominator].flatMap(one => (one.ok ? [] : one.problems)));
  if (denominator.value === 0) return refuse({ code: 'denominator-zero', field: 'denominator' });
  const percent = exact((numerator.value / denominator.value) * 100);
  return accept({
    numerator: numerator.value,
    denominator: denominator.value,
    percent,
    says: `${over} of ${under}`,
  });
};
