import type { TableModel } from '../../report/index.ts';
import { BarsByGroup } from './BarsByGroup.tsx';
import { statusBarsOf } from './chartModel.ts';

/** A status table as bars: how many items have each rating, by priority. */
export const StatusChart = ({ model }: { model: TableModel }) => {
  const bars = statusBarsOf(model);
  return bars ? <BarsByGroup model={bars} /> : <p>Nothing is rated, so there is nothing to draw.</p>;
};
