import { Field, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { comparePeriods, periodTitle, type PeriodId, type Snapshot } from '../register/index.ts';
import { figures, galleryBlocks, type Figure, type GalleryBlock, type InsertChoice } from './insertChoice.ts';
import { measureChoices } from './measureChoices.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalM },
  // The longest option would otherwise set the width of the pane.
  select: { minWidth: 0, '& > select': { minWidth: 0, width: '100%', textOverflow: 'ellipsis' } },
});

const blockTitles: Record<GalleryBlock, string> = {
  'action-status': 'Status of actions',
  'indicator-status': 'Status of indicators',
  'actions-by-band': 'Actions with one rating',
  returns: 'Who has answered, by post',
  value: 'One figure, for a sentence',
};

const figureTitles: Record<Figure, string> = {
  actions: 'Number of actions with a rating',
  indicators: 'Number of indicators with a rating',
  value: 'Value of an indicator',
  target: 'Target of an indicator',
};

type Props = {
  choice: InsertChoice;
  snapshot: Snapshot;
  reportPeriod: PeriodId;
  onChoose: (choice: InsertChoice) => void;
};

const isBlock = (text: string): text is GalleryBlock => galleryBlocks.some(block => block === text);
const isFigure = (text: string): text is Figure => figures.some(figure => figure === text);

const RatingChoice = ({ choice, snapshot, onChoose }: Omit<Props, 'reportPeriod'>) => {
  const rates = choice.block === 'value' && choice.figure === 'indicators' ? 'indicator' : 'action';
  const bands = snapshot.schemes.find(scheme => scheme.rates === rates)?.bands ?? [];
  return (
    <Field label="Rating">
      <Select value={choice.rating} onChange={(_event, { value }) => onChoose({ ...choice, rating: value })}>
        {bands.map(({ id, letter, word }) => (
          <option key={id} value={id}>
            {letter} – {word}
          </option>
        ))}
      </Select>
    </Field>
  );
};

const IndicatorChoice = ({ choice, snapshot, reportPeriod, onChoose }: Props) => {
  const styles = useStyles();
  const measures = measureChoices(snapshot, reportPeriod);
  const chosen = measures.find(({ ref }) => ref === choice.indicator);
  return (
    <Field label="Indicator" hint={chosen?.title ?? ''}>
      <Select
        className={styles.select}
        value={choice.indicator}
        onChange={(_event, { value }) => onChoose({ ...choice, indicator: value })}
      >
        {measures.map(({ ref, title }) => (
          <option key={ref} value={ref}>
            {ref} {title}
          </option>
        ))}
      </Select>
    </Field>
  );
};

const FigureChoice = ({ choice, snapshot, reportPeriod, onChoose }: Props) => (
  <>
    <Field label="Which figure">
      <Select
        value={choice.figure}
        onChange={(_event, { value }) =>
          isFigure(value) && onChoose({ ...choice, figure: value, rating: 'G' })
        }
      >
        {figures.map(figure => (
          <option key={figure} value={figure}>
            {figureTitles[figure]}
          </option>
        ))}
      </Select>
    </Field>
    {choice.figure === 'value' || choice.figure === 'target' ? (
      <IndicatorChoice choice={choice} snapshot={snapshot} reportPeriod={reportPeriod} onChoose={onChoose} />
    ) : (
      <RatingChoice choice={choice} snapshot={snapshot} onChoose={onChoose} />
    )}
  </>
);

/** The gallery: which block, for which period, with what it needs to know. */
export const InsertForm = ({ choice, snapshot, reportPeriod, onChoose }: Props) => {
  const styles = useStyles();
  const periods = snapshot.periods.map(one => one.period).sort((a, b) => comparePeriods(b, a));
  return (
    <div className={styles.form}>
      <Field label="Block">
        <RadioGroup
          value={choice.block}
          onChange={(_event, { value }) =>
            isBlock(value) && onChoose({ ...choice, block: value, rating: value === 'value' ? 'G' : 'A' })
          }
        >
          {galleryBlocks.map(block => (
            <Radio key={block} value={block} label={blockTitles[block]} />
          ))}
        </RadioGroup>
      </Field>
      {choice.block === 'actions-by-band' && (
        <RatingChoice choice={choice} snapshot={snapshot} onChoose={onChoose} />
      )}
      {choice.block === 'value' && (
        <FigureChoice choice={choice} snapshot={snapshot} reportPeriod={reportPeriod} onChoose={onChoose} />
      )}
      <Field label="Period">
        <Select
          value={choice.period}
          onChange={(_event, { value }) => onChoose({ ...choice, period: value })}
        >
          <option value="~">The report’s own ({periodTitle(reportPeriod)})</option>
          <option value="~-1">The one before the report’s own</option>
          {periods.map(period => (
            <option key={period} value={period}>
              Always {periodTitle(period)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
};
