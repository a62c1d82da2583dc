import { accept, refuse, type PeriodId, type Result, type Snapshot } from '../register/index.ts';
import { runBlock } from './catalogue.ts';
import { openTemplate } from './docx.ts';
import type { BlockModel } from './model.ts';
import { refreshDocument, type BlockOutcome } from './refresh.ts';
import { parseTag, resolveTagPeriod } from './tag.ts';

/** Models for tags from one snapshot, in a report for `period`. What the server answers for a list of tags, too. */
export const computeFrom = (snapshot: Snapshot, period: PeriodId) => {
  const periods = snapshot.periods.map(one => one.period);
  const model = (text: string): Result<BlockModel> => {
    const tag = parseTag(text);
    if (!tag.ok) return tag;
    const resolved = resolveTagPeriod(tag.value, period, periods);
    if (!resolved.ok) return resolved;
    return runBlock({
      snapshot,
      block: tag.value.block,
      period: resolved.value,
      parameters: tag.value.parameters,
    });
  };
  return (tags: readonly string[]): Map<string, Result<BlockModel>> =>
    new Map(tags.map(tag => [tag, model(tag)]));
};

export type FilledReport = { bytes: Uint8Array; outcomes: BlockOutcome[] };

/**
 * A report from a template and a snapshot. A report that was filled before is a template too; the same template and
 * snapshot give the same bytes. Refused with `not-a-document`, `no-live-blocks` or `unknown-period`; a block that could not be filled
 * keeps what it had and says why in `outcomes`.
 */
export const fillReport = async (request: {
  template: Uint8Array;
  snapshot: Snapshot;
  period: PeriodId;
}): Promise<Result<FilledReport>> => {
  const known = request.snapshot.periods.map(one => one.period);
  if (!known.includes(request.period)) {
    return refuse({
      code: 'unknown-period',
      field: 'period',
      facts: { period: request.period, known: known.join(', ') },
    });
  }
  const opened = await openTemplate(request.template);
  if (!opened.ok) return opened;
  const compute = computeFrom(request.snapshot, request.period);
  const outcomes = await refreshDocument(opened.value, async tags => compute(tags));
  return accept({ bytes: opened.value.save(), outcomes });
};
