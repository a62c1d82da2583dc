import type { GivenBy } from '../register/index.ts';
import { DayField, LineField } from './FormFields.tsx';
import { useFormStyles } from './formStyles.ts';
import { problemAt, type Refused } from './refused.ts';

type Props = { given: GivenBy; refused: Refused | null; onType: (given: GivenBy) => void };

/** Who said it, how, and when: shown beside the answer for ever. */
export const GivenByFields = ({ given, refused, onType }: Props) => {
  const styles = useFormStyles();
  const field = (name: keyof GivenBy, label: string) => ({
    label,
    value: given[name],
    problem: problemAt(refused, name),
    onType: (value: string) => onType({ ...given, [name]: value }),
  });
  return (
    <div className={styles.pair}>
      <LineField {...field('who', 'Who said it?')} hint="A post or a name, as it should be recorded" />
      <LineField {...field('how', 'How?')} hint="For example by phone" />
      <DayField {...field('on', 'On what day?')} />
    </div>
  );
};
