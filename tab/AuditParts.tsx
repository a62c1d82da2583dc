import { makeStyles, tokens } from '@fluentui/react-components';
import type { TableModel } from '../report/index.ts';
import { BarsByGroup } from './charts/BarsByGroup.tsx';
import { barsOf, lineOf } from './charts/chartModel.ts';
import { ChartWithTable } from './charts/ChartWithTable.tsx';
import { LazyChart, LineOverTime } from './charts/LazyChart.tsx';
import type { AuditBlock, Tables } from './datedModel.ts';

/** Charts beside each other, and what has no chart under them. */
export const usePartsStyles = makeStyles({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 32rem), 1fr))',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXXL,
    alignItems: 'start',
    marginBottom: tokens.spacingVerticalXXL,
  },
  /** What has no chart. A table that is opened takes the whole width. */
  sentences: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 18rem), 1fr))',
    columnGap: tokens.spacingHorizontalXXXL,
    rowGap: tokens.spacingVerticalXXL,
    alignItems: 'start',
    '& > section:has(> details[open])': { gridColumn: '1 / -1' },
  },
  list: {
    margin: `${tokens.spacingVerticalXXL} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** The oldest first: it weighs most. */
const ages = ['over-12', '6-to-12', '3-to-6', 'under-3'];

const Outstanding = ({ model }: { model: TableModel }) => {
  const line = lineOf(model, 'overdue');
  return (
    <ChartWithTable title="Overdue, month by month" model={model} says={false}>
      {line.points.length > 1 && (
        <LazyChart height={244}>
          <LineOverTime model={line} title="Overdue" />
        </LazyChart>
      )}
    </ChartWithTable>
  );
};

const Bars = ({
  title,
  model,
  ...given
}: {
  title: string;
  model: TableModel;
  parts: string[];
  total: string;
}) => (
  <ChartWithTable title={title} model={model}>
    <BarsByGroup model={barsOf(model, given)} />
  </ChartWithTable>
);

/** What the committee asks: how many, for how long, whose, why the number moved, and what came of the year's. */
export const AuditParts = ({ tables: { of } }: { tables: Tables<AuditBlock> }) => {
  const styles = usePartsStyles();
  const {
    'audit-outstanding': outstanding,
    'audit-ageing': ageing,
    'audit-directorates': directorates,
    'audit-flow': flow,
    'audit-awaiting': awaiting,
    'audit-revised': revised,
    'audit-rate': rate,
  } = of;
  return (
    <>
      <div className={styles.parts}>
        {outstanding && <Outstanding model={outstanding} />}
        {ageing && (
          <Bars
            title="How long they have been overdue"
            model={ageing}
            parts={['high', 'medium', 'low']}
            total="all"
          />
        )}
        {directorates && <Bars title="By directorate" model={directorates} parts={ages} total="overdue" />}
        {flow && <ChartWithTable title="Why the number moved" model={flow} />}
      </div>
      <div className={styles.sentences}>
        {awaiting && <ChartWithTable title="Awaiting verification" model={awaiting} />}
        {revised && <ChartWithTable title="Dates that were moved" model={revised} />}
        {rate && <ChartWithTable title="Implemented, by the date first agreed" model={rate} />}
      </div>
    </>
  );
};
