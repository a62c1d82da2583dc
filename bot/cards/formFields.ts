import { bandsToGive, formatValue, periodTitle } from '../../register/index.ts';
import type { Action, Band, Indicator, RawAnswer, Standing } from '../../register/index.ts';
import type { Input } from './adaptiveCard.ts';
import { choiceField, dayField, longText, shortText } from './fields.ts';
import { markText } from './mark.ts';

/** Fields that everybody needs, and those that few do, which stand behind a button. */
export type Fields = { always: Input[]; more: Input[] };

const ratingField = (bands: readonly Band[], typed: string | undefined): Input =>
  choiceField('band', 'How is it going?', {
    choices: bands.map(band => ({ title: markText(band), value: band.id })),
    typed,
  });

const evidenceField = (typed: string | undefined): Input => ({
  type: 'Input.Text',
  id: 'evidence',
  label: 'Link to evidence',
  style: 'url',
  maxLength: 2000,
  ...(typed ? { value: typed.slice(0, 2000) } : {}),
});

/** "What happened? Needed with R, A, B": by the letters that stand in the choice above it. */
const neededWith = (label: string, bands: readonly Band[]): string => {
  const these = bands.filter(({ needsWords }) => needsWords).map(({ letter }) => letter);
  return these.length === 0 ? label : `${label} Needed with ${these.join(', ')}`;
};

const actionFields = (action: Action, bands: readonly Band[], typed: RawAnswer): Fields => {
  const label = (text: string) => neededWith(text, bands);
  const told = [
    longText('commentary', label('What happened?'), typed.commentary),
    longText('nextActions', label('What happens next?'), typed.nextActions),
  ];
  if (action.partnership) return { always: told, more: [] };
  return {
    always: [ratingField(bands, typed.band), ...told],
    more: [
      dayField('completedOn', 'Date completed, if it is', typed.completedOn),
      dayField('requestedDue', 'New date, if you need one', typed.requestedDue),
      longText('requestReason', 'Reason for the new date', typed.requestReason),
      evidenceField(typed.evidence),
    ],
  };
};

const parts = ({ numerator, denominator }: RawAnswer): Input[] => [
  shortText('numerator', 'Or: how many', numerator),
  shortText('denominator', 'out of how many', denominator),
];

const valueField = (indicator: Indicator, period: string, typed: string | undefined): Input => ({
  type: 'Input.Text',
  id: 'value',
  label: `Figure for ${periodTitle(period)}${indicator.cumulative ? ', for the year so far' : ''}`,
  placeholder: `For example ${formatValue(indicator.unit === 'percent' ? 92 : 1250, indicator.unit)}`,
  maxLength: 60,
  ...(typed ? { value: typed.slice(0, 60) } : {}),
});

const kindOfFigure = (typed: string | undefined): Input => ({
  type: 'Input.ChoiceSet',
  id: 'valueState',
  label: 'The figure is',
  style: 'compact',
  value: typed ?? 'final',
  choices: [
    { title: 'Final', value: 'final' },
    { title: 'Provisional', value: 'provisional' },
    { title: 'An estimate', value: 'estimated' },
  ],
});

/** The parts of a percentage stand with the figure where it was given so last time, and behind the button elsewhere. */
const indicatorFields = (
  indicator: Indicator,
  { standing, period, bands }: Asked & { bands: readonly Band[] },
  typed: RawAnswer,
): Fields => {
  const share = indicator.unit === 'percent' ? parts(typed) : [];
  const last = standing.update ?? standing.previous?.update;
  const usual = last?.numerator !== null && last?.numerator !== undefined;
  return {
    always: [
      valueField(indicator, period, typed.value),
      ...(usual ? share : []),
      {
        type: 'Input.Toggle',
        id: 'valueNotYet',
        title: 'I do not have the figure yet',
        value: typed.valueNotYet ? 'true' : 'false',
      },
      ...(bands.length === 0 ? [] : [ratingField(bands, typed.band)]),
      longText('commentary', 'What is behind the figure?', typed.commentary),
    ],
    more: [
      ...(usual ? [] : share),
      dayField('expectedOn', 'If you do not have it yet: when is it expected?', typed.expectedOn),
      kindOfFigure(typed.valueState),
      longText('nextActions', 'What happens next?', typed.nextActions),
      evidenceField(typed.evidence),
    ],
  };
};

type Asked = { standing: Standing; period: string };

/** The fields of an item, with what was typed in them. */
export const fieldsFor = ({ standing, period }: Asked, typed: RawAnswer): Fields => {
  const { item, scheme } = standing;
  const bands = bandsToGive(item, { scheme, period });
  return item.kind === 'action'
    ? actionFields(item, bands, typed)
    : indicatorFields(item, { standing, period, bands }, typed);
};
