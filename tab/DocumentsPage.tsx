import { useMemo } from 'react';
import { sentenceOf } from '../server/client.ts';
import { usePartsStyles } from './AuditParts.tsx';
import { BarsByGroup } from './charts/BarsByGroup.tsx';
import { barsOf } from './charts/chartModel.ts';
import { ChartWithTable } from './charts/ChartWithTable.tsx';
import { documentRows, tablesOf } from './datedModel.ts';
import { documentList } from './list/documentList.tsx';
import { ListView } from './list/ListView.tsx';
import { postsOf } from './roles.ts';
import type { ViewParts } from './viewParts.ts';

/** The oldest first: it weighs most. */
const ages = ['older', 'two-years', 'year', 'half-year'];

/** Policies and strategies as at a period's last day: what is overdue for review, then all of them. */
export const DocumentsPage = ({ model, served, address, onChange }: ViewParts) => {
  const styles = usePartsStyles();
  const { period, title } = model.period;
  const { snapshot } = served;
  const tables = useMemo(() => tablesOf(snapshot, period, ['policies-overdue']), [snapshot, period]);
  const rows = useMemo(() => documentRows(snapshot, period), [snapshot, period]);
  const list = useMemo(() => documentList(postsOf(served)), [served]);
  const overdue = tables.of['policies-overdue'];
  const [problem] = tables.problems;
  const missing =
    problem?.code === 'missing' || !problem
      ? `No policy or strategy was in the register in ${title}.`
      : sentenceOf(problem);
  return (
    <ListView
      title="Documents"
      sentence={overdue?.sentence ?? missing}
      rows={rows}
      list={list}
      address={address}
      onChange={onChange}
      fileName={`Documents ${period}`}
    >
      {overdue && (
        <div className={styles.parts}>
          <ChartWithTable title="Overdue, by directorate and for how long" model={overdue} says={false}>
            <BarsByGroup model={barsOf(overdue, { parts: ages, total: 'overdue' })} />
          </ChartWithTable>
        </div>
      )}
      <h3 className={styles.list}>All documents</h3>
    </ListView>
  );
};
