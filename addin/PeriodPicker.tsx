import { Field, Select } from '@fluentui/react-components';
import { comparePeriods, periodTitle, type PeriodId, type ReportingPeriod } from '../register/index.ts';

type Props = {
  periods: readonly ReportingPeriod[];
  period: PeriodId;
  /** False where the document does not remember a period and nobody has chosen one yet. */
  chosen: boolean;
  onChoose: (period: PeriodId) => void;
};

const hint = 'Blocks without a period of their own follow this one.';
const ask = 'This document does not say which period it reports on. Check that this is the one.';

/** Which period the report is for: the truth behind every block that has none of its own. */
export const PeriodPicker = ({ periods, period, chosen, onChoose }: Props) => {
  const latestFirst = periods.map(one => one.period).sort((a, b) => comparePeriods(b, a));
  return (
    <Field label="Report period" hint={chosen ? hint : ask}>
      <Select value={period} onChange={(_event, { value }) => onChoose(value)}>
        {latestFirst.map(one => (
          <option key={one} value={one}>
            {periodTitle(one)}
          </option>
        ))}
      </Select>
    </Field>
  );
};
