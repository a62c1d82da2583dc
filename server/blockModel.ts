import { accept, type PeriodId, type Result, type Snapshot } from '../register/index.ts';
import { parseTag, resolveTagPeriod, runBlock, type BlockModel } from '../report/index.ts';

/** What the block of a tag says in a report for a period. Refused where the tag, its block or its period is unknown. */
export const modelForTag = (snapshot: Snapshot, reportPeriod: PeriodId, text: string): Result<BlockModel> => {
  const tag = parseTag(text);
  if (!tag.ok) return tag;
  const { block, parameters } = tag.value;
  const period = resolveTagPeriod(
    tag.value,
    reportPeriod,
    snapshot.periods.map(each => each.period),
  );
  if (!period.ok) return period;
  const model = runBlock({ snapshot, block, period: period.value, parameters });
  return model.ok ? accept(model.value) : model;
};
