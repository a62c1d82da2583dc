/**
 * WHO IS ASKED WHAT AND WHEN. The planner (pure), the runner that claims, sends and records, and the taking of
 * answers, over ports declared here. It knows neither Graph nor Azure nor Teams.
 */
export { rejectionCodes } from './ports.ts';
export type {
  ChaseStep,
  Claim,
  ConversationReference,
  Directory,
  JournalledAnswer,
  Ledger,
  LedgerMessage,
  MessageState,
  Outcome,
  PlannedMessage,
  RejectionCode,
  Sender,
} from './ports.ts';
export { isCollecting, returnCalendar } from './returnCalendar.ts';
export { quarterlyReturn, stepOn } from './ladder.ts';
export { askedHolder, holdersOf, mayAnswer, peopleInPost } from './holders.ts';
export { askingOf, owedItems, returnsOf } from './asking.ts';
export type { PersonReturn } from './asking.ts';
export { isSendingTime, messageKey, planChase, unaskedItems } from './planChase.ts';
export type { ChaseInput } from './planChase.ts';
export { createPace } from './pace.ts';
export type { Pace, PaceSettings } from './pace.ts';
export { createChase } from './createChase.ts';
export type { Chase, ChaseParts, ChaseRun } from './createChase.ts';
export { createAnswering } from './createAnswering.ts';
export type { Answered, Answering } from './createAnswering.ts';
export { findAsked, resolveAnswer } from './answer.ts';
export type { Answer } from './answer.ts';
