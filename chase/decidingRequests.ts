import type { Instant, PeriodId, ReportingState, Verdict } from '../register/index.ts';
import type { ItemActDraft } from './itemActs.ts';

/** Who asks, and when by business time. `entraId` is the verified person. */
export type Asked = { council: string; entraId: string; at: Instant };

export type ActRequest = Asked & { itemKey: string; draft: ItemActDraft };

/** `also` is what the decision agrees to: the date that was asked for, or what becomes of a review. */
export type DecisionRequest = Asked & { updateKey: string; verdict: Verdict; also?: ItemActDraft };

export type HandOverRequest = Asked & { itemKeys: readonly string[]; toPost: string };

export type PeriodRequest = Asked & { period: PeriodId; to: ReportingState };
