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
  Draft,
  Hearer,
  JournalledAnswer,
  LadderName,
  Ledger,
  LedgerMessage,
  Letter,
  MessageState,
  Note,
  Outcome,
  PlannedMessage,
  RejectionCode,
  Sender,
  SendingLease,
  Snooze,
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
export { askedHolder, mayAnswer } from './holders.ts';
export { delegatesOf, holdersOf, peopleInPost } from './peopleInPost.ts';
export { chooseHolder } from './roster.ts';
export type { Presence } from './roster.ts';
export { listOwed } from './owed.ts';
export type { Owed } from './owed.ts';
export { listOrphans } from './orphans.ts';
export type { Orphan, OrphanReason } from './orphans.ts';
export { boardList } from './boardList.ts';
export { lateFor } from './late.ts';
export type { LateItem, LateRow, LateView } from './late.ts';
export { isStepOwed } from './isStepOwed.ts';
export type { BoardRow } from './boardList.ts';
export { deskOf, lastSaid } from './desk.ts';
export type { DatedAsk, DecisionAsk, Desk } from './desk.ts';
export { owedItems, returnsOf } from './asking.ts';
export type { PersonReturn } from './asking.ts';
export { isSendingTime, messageKey, planChase, unaskedItems } from './planChase.ts';
export type { ChaseInput } from './planChase.ts';
export type { ChaseRecord } from './hearings.ts';
export { playChase } from './playChase.ts';
export type { Span } from './playChase.ts';
export { createTurns } from './turns.ts';
export type { Turns } from './turns.ts';
export { createPace } from './pace.ts';
export type { Pace, PaceSettings } from './pace.ts';
export { createChase } from './createChase.ts';
export type { Chase, ChaseParts, ChaseRun, Nudged, NudgeRequest } from './createChase.ts';
export { createAbsences } from './absences.ts';
export type { Absences } from './absences.ts';
export { noCircumstances, readCircumstances, readLastWords } from './circumstances.ts';
export type { Circumstances } from './circumstances.ts';
export { letterOf } from './letter.ts';
export { nudgeRefusals, planNudge } from './nudge.ts';
export type { Nudge, NudgeInput, NudgeRefusal } from './nudge.ts';
export { outcomeWords } from './outcomeWords.ts';
export { orphanWords } from './orphanWords.ts';
export { ladderWords, rungWords, stepWords } from './stepWords.ts';
export { chaseRows } from './chaseRows.ts';
export { councilOfStep, councilsOf, planDay } from './planDay.ts';
export { recordDays, recordOf, wasHeard } from './record.ts';
export { restingPeople, standingRefusals, unreachablePeople } from './unreachable.ts';
export { createAnswering } from './createAnswering.ts';
export type { Answered, Answering } from './createAnswering.ts';
export { createDeciding } from './createDeciding.ts';
export type { Deciding } from './createDeciding.ts';
export type { ActRequest, DecisionRequest, HandOverRequest, PeriodRequest } from './decidingRequests.ts';
export { applyItemAct, isDone } from './itemActs.ts';
export type { ActionActDraft, DocumentActDraft, ItemActDraft, RedatingDraft } from './itemActs.ts';
export { actsFor } from './actsOn.ts';
export { actingAs, isHidden } from './actingAs.ts';
export type { ActingAs, Somebody } from './actingAs.ts';
export { checkDecision } from './checkDecision.ts';
export { explainChase } from './explainChase.ts';
export type { ChaseExplanation, ChaseQuestion } from './explainChase.ts';
export type { ChaseFinding } from './chaseFinding.ts';
export type { Reach } from './explainReach.ts';
export { whoIs } from './whoIs.ts';
export { findItem } from './findItem.ts';
export { mayMindRegister } from './mindRegister.ts';
export type { MindingAct } from './mindRegister.ts';
export { keysOwnedBy, postsIn } from './ownerIn.ts';
export { findAsked, resolveAnswer } from './answer.ts';
export type { Answer } from './answer.ts';
export { lastReviewAnswer, ownWordsOf, proposalText, proposedIn, reviewOutcomes } from './reviewProposal.ts';
export type { ReviewOutcome } from './reviewProposal.ts';
