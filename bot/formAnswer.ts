import { formatValue } from '../register/index.ts';
import type {
  Explanation,
  Indicator,
  ReturnItem,
  RawAnswer,
  Rating,
  Scheme,
  Unit,
  Update,
} from '../register/index.ts';
import { isOnIn, textIn, type Pressed } from './inbound.ts';
import { line, run, words, type Element } from './cards/adaptiveCard.ts';
import { mark } from './cards/mark.ts';

/** What stood in the fields when a button was pressed. */
export const typedIn = (pressed: Pressed): RawAnswer => ({
  band: textIn(pressed, 'band'),
  value: textIn(pressed, 'value'),
  numerator: textIn(pressed, 'numerator'),
  denominator: textIn(pressed, 'denominator'),
  valueState: textIn(pressed, 'valueState'),
  valueNotYet: isOnIn(pressed, 'valueNotYet'),
  expectedOn: textIn(pressed, 'expectedOn'),
  commentary: textIn(pressed, 'commentary'),
  nextActions: textIn(pressed, 'nextActions'),
  evidence: textIn(pressed, 'evidence'),
  requestedDue: textIn(pressed, 'requestedDue'),
  requestReason: textIn(pressed, 'requestReason'),
  completedOn: textIn(pressed, 'completedOn'),
  confirmed: textIn(pressed, 'confirmed')?.split(' '),
});

/** An answer as it would be typed, to change it. */
export const typedFrom = (item: ReturnItem, update: Update | null): RawAnswer => {
  if (!update) return {};
  const typed = (value: number | null, unit: Unit) =>
    item.kind === 'indicator' && value !== null ? formatValue(value, unit, { decimals: 9 }) : undefined;
  const isNotYet = update.valueState === 'not-yet-available';
  return {
    band: update.band ?? undefined,
    value: item.kind === 'indicator' ? typed(update.value, item.unit) : undefined,
    numerator: typed(update.numerator, 'number'),
    denominator: typed(update.denominator, 'number'),
    valueState: isNotYet ? undefined : (update.valueState ?? undefined),
    valueNotYet: isNotYet,
    expectedOn: update.expectedOn ?? undefined,
    commentary: update.commentary ?? undefined,
    nextActions: update.nextActions ?? undefined,
    evidence: update.evidence,
    requestedDue: update.requestedDue ?? undefined,
    requestReason: update.requestReason ?? undefined,
    completedOn: update.completedOn ?? undefined,
  };
};

const because = (indicator: Indicator, { value, target, variance, rule }: Explanation): Element[] => {
  const show = (figure: number) => formatValue(figure, indicator.unit, { decimals: indicator.decimals });
  const away =
    variance === null || variance === 0
      ? ''
      : `, ${Math.abs(Math.round(variance * 1000) / 10)}% ${variance > 0 ? 'above' : 'below'} it`;
  return [
    words([run(`${show(value)} against a target of ${show(target.value)} for this period${away}.`)], {
      spacing: 'small',
    }),
    words([run(`${rule}.`, { isSubtle: true })], { spacing: 'small' }),
  ];
};

/** What *Check* says of a figure before it is sent: its rating, and why. */
export const checkedFigure = (indicator: Indicator, scheme: Scheme, rating: Rating | null): Element[] => [
  {
    type: 'Container',
    style: 'emphasis',
    items: [
      words([run('This would be '), ...(rating ? mark(scheme, rating.band) : [run('not rated')])]),
      ...(rating?.explanation ? because(indicator, rating.explanation) : []),
      line('It is not sent yet.', { isSubtle: true, spacing: 'small' }),
    ],
  },
];
