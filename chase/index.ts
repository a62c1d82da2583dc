/**
 * WHO IS ASKED WHAT AND WHEN. The planner (pure), the runner that claims, sends and records, and the taking of
 * answers, over ports declared here. It knows neither Graph nor Azure nor Teams.
 */
export { ladderNames, rejectionCodes } from './ports.ts';
export type {
  ChaseStep,
  Claim,
  ConversationReference,
  Directory,
  Hearer,
  JournalledAnswer,
  LadderName,
  Ledger,
  LedgerMessage,
  MessageState,
  Outcome,
  PlannedMessage,
  RejectionCode,
  Sender,
  StepName,
} from './ports.ts';
export { isCollecting, returnCalendar } from './returnCalendar.ts';
export { rungsUntil } from './ladder.ts';
export type { Reached } from './ladder.ts';
export {
  decisionLadder,
  documentLadder,
  quarterlyReturn,
  recommendationLadder,
  verificationLadder,
} from './ladders.ts';
export type { Rung, Terms } from './ladders.ts';
export { askedHolder, delegatesOf, holdersOf, mayAnswer } from './holders.ts';
export { peopleInPost } from './peopleInPost.ts';
export type { Presence } from './roster.ts';
export { listOrphans } from './orphans.ts';
export type { Orphan, OrphanReason } from './orphans.ts';
export { boardList } from './boardList.ts';
export { isStepOwed } from './isStepOwed.ts';
export type { BoardRow } from './boardList.ts';
export { owedItems, returnsOf } from './asking.ts';
export type { PersonReturn } from './asking.ts';
export { isSendingTime, messageKey, planChase, unaskedItems, usualLadders } from './planChase.ts';
export type { ChaseInput } from './planChase.ts';
export type { ChaseRecord } from './hearings.ts';
export { playChase } from './playChase.ts';
export type { Span } from './playChase.ts';
export { createPace } from './pace.ts';
export type { Pace, PaceSettings } from './pace.ts';
export { createChase } from './createChase.ts';
export type { Chase, ChaseParts, ChaseRun } from './createChase.ts';
export { createAnswering } from './createAnswering.ts';
export type { Answered, Answering } from './createAnswering.ts';
export { findAsked, resolveAnswer } from './answer.ts';
export type { Answer } from './answer.ts';
