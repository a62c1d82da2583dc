import { useMemo } from 'react';
import { sentenceOf } from '../server/client.ts';
import { AuditParts, usePartsStyles } from './AuditParts.tsx';
import { auditBlocks, recommendationRows, tablesOf } from './datedModel.ts';
import { ListView } from './list/ListView.tsx';
import { recommendationList } from './list/recommendationList.tsx';
import { postsOf } from './roles.ts';
import type { ViewParts } from './viewParts.ts';

/** Recommendations as at a period's last day: what is overdue and why, then all of them. */
export const RecommendationsPage = ({ model, served, address, onChange }: ViewParts) => {
  const styles = usePartsStyles();
  const { period, title } = model.period;
  const { snapshot } = served;
  const tables = useMemo(() => tablesOf(snapshot, period, auditBlocks), [snapshot, period]);
  const rows = useMemo(() => recommendationRows(snapshot, period), [snapshot, period]);
  const list = useMemo(() => recommendationList(postsOf(served)), [served]);
  const [problem] = tables.problems;
  const missing =
    problem?.code === 'missing' || !problem
      ? `No recommendation had been agreed by the end of ${title}.`
      : sentenceOf(problem);
  return (
    <ListView
      title="Recommendations"
      sentence={tables.of['audit-outstanding']?.sentence ?? missing}
      rows={rows}
      list={list}
      address={address}
      onChange={onChange}
      fileName={`Recommendations ${period}`}
    >
      <AuditParts tables={tables} />
      <h3 className={styles.list}>All recommendations</h3>
    </ListView>
  );
};
