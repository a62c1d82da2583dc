import type { PeriodId, RawAnswer } from '../register/index.ts';
import type { DeskView } from '../server/client.ts';

/** What the server kept of a form that was left half filled in; null where there is nothing. */
export const deskDraft = ({ drafts }: DeskView, key: string, period: PeriodId): RawAnswer | null =>
  drafts.find(one => one.itemKey === key && one.period === period)?.raw ?? null;
