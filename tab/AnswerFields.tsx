import { Checkbox, Field, Select } from '@fluentui/react-components';
import {
  formatValue,
  periodTitle,
  spokenBand,
  type FormAsked,
  type PeriodId,
  type RawAnswer,
} from '../register/index.ts';
import { joined } from './deskWords.ts';
import { Disclosure } from './Disclosure.tsx';
import { DayField, LineField, RatingField, WordsField, type FieldProps } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { problemAt, type Refused } from './refused.ts';

type Texts = Exclude<keyof RawAnswer, 'valueNotYet' | 'confirmed'>;

/** `typed` is what stands in the form; `onType` gets all of it, with the change. */
export type FieldsProps = {
  typed: RawAnswer;
  refused: Refused | null;
  onType: (typed: RawAnswer) => void;
};

/** Label, content, problem and handler of one text of an answer. */
export const fieldOf =
  ({ typed, refused, onType }: FieldsProps) =>
  (name: Texts, label: string): FieldProps => ({
    label,
    value: typed[name],
    problem: problemAt(refused, name),
    onType: value => onType({ ...typed, [name]: value }),
  });

/** What an answer's problems can name. */
export const answerFields: readonly string[] = [
  'band',
  'value',
  'numerator',
  'denominator',
  'valueState',
  'valueNotYet',
  'expectedOn',
  'commentary',
  'nextActions',
  'evidence',
  'requestedDue',
  'requestReason',
  'completedOn',
];

type Asked<K extends FormAsked['kind']> = Extract<FormAsked, { kind: K }>;

/** "Needed with Red, Amber and Blue" */
const needed = ({ bands }: FormAsked): { hint?: string } => {
  const these = bands.filter(({ needsWords }) => needsWords).map(spokenBand);
  return these.length === 0 ? {} : { hint: `Needed with ${joined(these)}` };
};

/** Open where something stands in it or is wrong with it. */
const isUsed = (names: readonly Texts[], { typed, refused }: FieldsProps): boolean =>
  names.some(name => (typed[name] ?? '') !== '') || problemAt(refused, ...names) !== undefined;

const rarely: readonly Texts[] = ['completedOn', 'requestedDue', 'requestReason', 'evidence'];

const ActionFields = ({ asks, ...props }: FieldsProps & { asks: Asked<'action'> }) => {
  const styles = useFormStyles();
  const field = fieldOf(props);
  return (
    <>
      {asks.bands.length > 0 && <RatingField {...field('band', 'How is it going?')} bands={asks.bands} />}
      <WordsField {...field('commentary', 'What happened?')} {...needed(asks)} />
      <WordsField {...field('nextActions', 'What happens next?')} {...needed(asks)} />
      {!asks.partnership && (
        <Disclosure title="Completed, a new date, or evidence" open={isUsed(rarely, props)}>
          <div className={styles.form}>
            <DayField {...field('completedOn', 'Date completed, if it is')} className={styles.short} />
            <DayField {...field('requestedDue', 'New date, if you need one')} className={styles.short} />
            <WordsField {...field('requestReason', 'Reason for the new date')} />
            <LineField
              {...field('evidence', 'Link to evidence')}
              hint="An address that begins with https://"
            />
          </div>
        </Disclosure>
      )}
    </>
  );
};

type MeasureProps = FieldsProps & { asks: Asked<'indicator'>; period: PeriodId };

const sometimes: readonly Texts[] = ['numerator', 'denominator', 'expectedOn', 'nextActions', 'evidence'];

const MoreOfMeasure = ({ asks, ...props }: FieldsProps & { asks: Asked<'indicator'> }) => {
  const styles = useFormStyles();
  const field = fieldOf(props);
  const { typed, onType } = props;
  return (
    <Disclosure title="Provisional, not there yet, next steps, or evidence" open={isUsed(sometimes, props)}>
      <div className={styles.form}>
        {asks.unit === 'percent' && (
          <div className={styles.pair}>
            <LineField {...field('numerator', 'Or: how many')} />
            <LineField {...field('denominator', 'Out of how many')} />
          </div>
        )}
        <Field label="The figure is" className={styles.short}>
          <Select
            value={typed.valueState ?? 'final'}
            onChange={(_, { value }) => onType({ ...typed, valueState: value })}
          >
            <option value="final">Final</option>
            <option value="provisional">Provisional</option>
            <option value="estimated">An estimate</option>
          </Select>
        </Field>
        <DayField
          {...field('expectedOn', 'If you do not have it yet: when is it expected?')}
          className={styles.short}
        />
        <WordsField {...field('nextActions', 'What happens next?')} />
        <LineField {...field('evidence', 'Link to evidence')} hint="An address that begins with https://" />
      </div>
    </Disclosure>
  );
};

const MeasureFields = ({ asks, period, ...props }: MeasureProps) => {
  const styles = useFormStyles();
  const field = fieldOf(props);
  const { typed, onType } = props;
  const example = formatValue(asks.unit === 'percent' ? 92 : 1250, asks.unit);
  return (
    <>
      <LineField
        {...field(
          'value',
          `Figure for ${periodTitle(period)}${asks.cumulative ? ', for the year so far' : ''}`,
        )}
        hint={`For example ${example}`}
        className={styles.short}
      />
      <Checkbox
        label="I do not have the figure yet"
        checked={typed.valueNotYet ?? false}
        onChange={(_, { checked }) => onType({ ...typed, valueNotYet: checked === true })}
      />
      {asks.bands.length > 0 && <RatingField {...field('band', 'How is it going?')} bands={asks.bands} />}
      <WordsField {...field('commentary', 'What is behind the figure?')} />
      <MoreOfMeasure asks={asks} {...props} />
    </>
  );
};

type Props = FieldsProps & { asks: FormAsked; period: PeriodId };

/** The fields of one item of a return, as its card has them; what few need stands behind a line that opens it. */
export const AnswerFields = ({ asks, period, ...props }: Props) =>
  asks.kind === 'action' ? (
    <ActionFields asks={asks} {...props} />
  ) : (
    <MeasureFields asks={asks} period={period} {...props} />
  );
