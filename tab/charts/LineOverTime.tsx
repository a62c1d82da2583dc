import { makeStyles, tokens } from '@fluentui/react-components';
import { LineChart, ResponsiveContainer, type ChartAnnotation } from '@fluentui/react-charts';
import { periodEnd } from '../../register/index.ts';
import type { LineModel, LinePoint } from './chartModel.ts';

const useStyles = makeStyles({
  chart: { height: '220px', marginBlock: tokens.spacingVerticalM, minWidth: 0 },
});

const height = 220;

const monthOf = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const monthAndYearOf = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** The month of each point's last day; the year where it is another than that of the point before. */
const tickOf = (day: Date, days: readonly Date[]): string => {
  const index = days.findIndex(one => one.getTime() === day.getTime());
  const before = days[index - 1];
  return before?.getUTCFullYear() === day.getUTCFullYear() ? monthOf.format(day) : monthAndYearOf.format(day);
};

const dayOfPoint = ({ id }: LinePoint): Date => new Date(`${periodEnd(id)}T00:00:00Z`);

/** Written above its point. The chart's own labels give the last point the figure of the one before it (9.3.25). */
const labelOf = (point: LinePoint): ChartAnnotation => ({
  id: point.id,
  text: point.text,
  coordinates: { type: 'data', x: dayOfPoint(point), y: point.value },
  layout: { align: 'center', verticalAlign: 'bottom', offsetY: -8, clipToBounds: false },
  style: {
    textColor: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    borderWidth: 0,
    boxShadow: 'none',
    padding: '0',
    fontSize: tokens.fontSizeBase300,
    fontWeight: 600,
  },
});

/**
 * A line through the periods, its figures written at its points. What is drawn is a picture with a name: its points
 * are no stops of the Tab key, because everything they say is written, and in the table one key away.
 */
export const LineOverTime = ({
  model: { points, highest, name },
  title,
}: {
  model: LineModel;
  title: string;
}) => {
  const styles = useStyles();
  // Two even steps, with room for the highest figure above its point.
  const top = Math.max(2, Math.ceil(highest / 20) * 20);
  const days = points.map(dayOfPoint);
  const data = points.map(point => ({ x: dayOfPoint(point), y: point.value }));
  return (
    <div role="img" aria-label={name}>
      <div inert className={styles.chart}>
        <ResponsiveContainer height={height}>
          <LineChart
            data={{
              lineChartData: [
                {
                  legend: title,
                  data,
                  color: tokens.colorNeutralForeground1,
                  lineOptions: { mode: 'lines+markers', strokeWidth: 2 },
                },
              ],
            }}
            annotations={points.map(labelOf)}
            hideLegend
            hideTooltip
            useUTC
            tickValues={days}
            customDateTimeFormatter={day => tickOf(day, days)}
            yMinValue={0}
            yMaxValue={top}
            yAxisTickValues={[0, top / 2, top]}
            margins={{ left: 32, right: 24, top: 24, bottom: 32 }}
          />
        </ResponsiveContainer>
      </div>
    </div>
  );
};
