import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { Day, ReportingPeriod } from '../register/index.ts';
import { isDesk, type ViewName } from './address.ts';
import { narrowStatus } from './tableStyles.ts';
import { labelOf } from './choosePeriod.ts';
import { ScopeNote } from './ScopeNote.tsx';
import { ViewNav } from './ViewNav.tsx';
import { viewNames } from './viewNames.ts';

const useStyles = makeStyles({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalL,
    paddingTop: tokens.spacingVerticalXL,
  },
  council: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase300 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  period: { minWidth: '15em', [narrowStatus]: { width: '100%' } },
});

type Props = {
  council: string;
  /** Null where the register has none to show. */
  period: ReportingPeriod | null;
  periods: readonly ReportingPeriod[];
  today: Day;
  view: ViewName;
  /** Those that are offered to this person. */
  offered: readonly ViewName[];
  /** Where a view is, for whoever opens it in a window of its own. */
  hrefOf: (view: ViewName) => string;
  onPeriod: (period: string) => void;
  onView: (view: ViewName) => void;
};

const titleOf = (view: ViewName, period: ReportingPeriod | null): string => {
  if (isDesk(view)) return viewNames[view];
  if (view === 'meetings' && period) return `Meetings on ${period.title}`;
  if (view === 'returns' && period) return `Returns for ${period.title}`;
  return period === null ? 'Performance' : `Performance in ${period.title}`;
};

/** Whose register, which period, which view. What is one person's own is of all periods. */
export const PageHeader = ({
  council,
  period,
  periods,
  today,
  view,
  offered,
  hrefOf,
  onPeriod,
  onView,
}: Props) => {
  const styles = useStyles();
  return (
    <header>
      <div className={styles.top}>
        <div>
          <p className={styles.council}>{council}</p>
          <h1 className={styles.title}>{titleOf(view, period)}</h1>
          {!isDesk(view) && <ScopeNote />}
        </div>
        {period && !isDesk(view) && (
          <Field label="Period" className={styles.period}>
            <Select value={period.period} onChange={(_, { value }) => onPeriod(value)}>
              {periods.map(one => (
                <option key={one.period} value={one.period}>
                  {labelOf(one, today)}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      <ViewNav view={view} offered={offered} hrefOf={hrefOf} onView={onView} />
    </header>
  );
};
