/**
 * THE RULES. What a council promised, what was said of it, and what that amounts to. Pure: no clock, no environment,
 * no files, no network; holidays and schemes are parameters.
 */
export { accept, refuse, listNames, problemCodes } from './problem.ts';
export type { ListName, Problem, ProblemCode, Result, RowProblem } from './problem.ts';
export {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfMonth,
  instantAt,
  isDay,
  longDay,
  monthAndYear,
  monthsBetween,
  shortDay,
  timeOf,
  weekdayAndDay,
  weekdayOf,
} from './day.ts';
export type { Day, Instant } from './day.ts';
export { parseWrittenDay } from './writtenDay.ts';
export {
  comparePeriods,
  monthsElapsed,
  nextPeriod,
  parsePeriod,
  periodEnd,
  periodKind,
  periodOn,
  periodStart,
  periodTitle,
  previousPeriod,
  quarterOf,
  yearOf,
} from './period.ts';
export type { PeriodId, PeriodKind } from './period.ts';
export { addWorkingDays, isWorkingDay, nthWorkingDay, workingDaysBetween } from './workingDays.ts';
export type { Calendar } from './workingDays.ts';
export {
  chaseKey,
  councilOf,
  definitionKey,
  encodeRef,
  itemKey,
  meetingKey,
  personKey,
  planKey,
  reportingPeriodKey,
  updateKey,
} from './keys.ts';
export { planKinds } from './plan.ts';
export type { Plan, PlanKind } from './plan.ts';
export { frequencies, itemStates, polarities, units, visibilities } from './item.ts';
export type {
  Action,
  Benchmark,
  Classification,
  Dated,
  FormerOwner,
  Frequency,
  Indicator,
  Item,
  ItemKind,
  ItemState,
  Owner,
  Polarity,
  Promised,
  QuarterProfile,
  ReturnItem,
  Revision,
  Tolerance,
  Unit,
  Visibility,
} from './item.ts';
export { assuranceSources, closers, riskPriorities } from './recommendation.ts';
export type {
  AssuranceSource,
  Closer,
  Recommendation,
  RecommendationAct,
  RiskPriority,
} from './recommendation.ts';
export { approvalRoutes } from './document.ts';
export type { ApprovalRoute, Document, DocumentAct } from './document.ts';
export { complaintDecisions } from './complaint.ts';
export type { Complaint, ComplaintAct, ComplaintDecision } from './complaint.ts';
export type { Meeting } from './meeting.ts';
export { updateStates, valueStates } from './update.ts';
export type { EditedWords, GivenBy, Update, UpdateDecision, UpdateState, ValueState } from './update.ts';
export { reportingStates } from './reportingPeriod.ts';
export type { ReportingPeriod, ReportingState } from './reportingPeriod.ts';
export { roles } from './person.ts';
export type { Person, Role } from './person.ts';
export type { ChaseRow } from './chaseRow.ts';
export type { Snapshot } from './snapshot.ts';
export type { Reach, RegisterStore, Saved } from './registerStore.ts';
export { isRestricted, strictest } from './visibility.ts';
export { withoutRestricted } from './withoutRestricted.ts';
export { openToday } from './openToday.ts';
export { contrast, readableContrast } from './contrast.ts';
export { parseScheme } from './parseScheme.ts';
export { bandInText, bandOf, engineBands, spokenBand } from './scheme.ts';
export type { Band, Scheme } from './scheme.ts';
export { schemeProblemCodes } from './schemeFaults.ts';
export type { SchemeProblem } from './schemeFaults.ts';
export { findTarget, periodTarget } from './target.ts';
export type { NoTarget, PeriodTarget } from './target.ts';
export { definitionAt, definitionOn, definitionsByKey, isInForce, trendBreakBetween } from './definition.ts';
export type { TrendBreak } from './definition.ts';
export { itemAt } from './itemAt.ts';
export { ownerAt } from './owner.ts';
export { restatementOf } from './restatement.ts';
export type { Restatement } from './restatement.ts';
export { restate } from './restate.ts';
export { decideUpdate, printedCommentary } from './decideUpdate.ts';
export type { Verdict } from './decideUpdate.ts';
export { checkProgress } from './progress.ts';
export { checkGivenBy } from './givenBy.ts';
export type { RawGivenBy } from './givenBy.ts';
export { formAsked } from './formAsked.ts';
export type { FormAsked } from './formAsked.ts';
export { sentBack } from './sentBack.ts';
export { handOver } from './handOver.ts';
export { movePeriod } from './movePeriod.ts';
export { actNames, capacities, mayDo, rights } from './rights.ts';
export type { ActName, Capacity, Right } from './rights.ts';
export type { RestatementRequest } from './restate.ts';
export { trajectoryOf } from './trajectory.ts';
export type { Reported, Trajectory } from './trajectory.ts';
export { outturnOf, outturns } from './outturn.ts';
export type { Outturn } from './outturn.ts';
export { reportingPlanKind } from './reportingPlanKind.ts';
export { largestRemainder } from './percentages.ts';
export { dueAt, latenessOf } from './lateness.ts';
export type { Lateness } from './lateness.ts';
export { agreeRevision } from './revision.ts';
export type { Agreement, RevisionRequest } from './revision.ts';
export { decideClosure, pause, proposeClosure, reopen, rescope } from './decision.ts';
export type { Decision, NewScope } from './decision.ts';
export { isNotYetDue, milestoneEnd } from './milestone.ts';
export { owesIn } from './owesIn.ts';
export { askingAlone, askingOf } from './asking.ts';
export type { Asking } from './asking.ts';
export { approvalsAmong, approvedOf } from './approvals.ts';
export type { Approvals } from './approvals.ts';
export { returnDue } from './returnDue.ts';
export { returnsByPost, workingDaysLate } from './returnsByPost.ts';
export type { ReturnOfPost, ReturnedItem } from './returnsByPost.ts';
export { rateAction } from './rateAction.ts';
export { rateIndicator, reasons } from './rating.ts';
export type { Explanation, Rating, Reason } from './rating.ts';
export { bandMeaning } from './bandMeaning.ts';
export { bandChange } from './bandChange.ts';
export type { BandChange } from './bandChange.ts';
export { countingUpdate, heldBack } from './snapshotIndex.ts';
export { standingsOf } from './standing.ts';
export type { PreviousStanding, Standing, StandingAlone } from './standing.ts';
export { summariseStatus } from './status.ts';
export { namedInSummary, summariseRated } from './summariseRated.ts';
export type { RatedItem, StatusRow, StatusSummary } from './summariseRated.ts';
export { explainItem } from './explain/explainItem.ts';
export { explainComplaint, explainDocument, explainRecommendation } from './explain/explainDated.ts';
export { findItems } from './explain/findItems.ts';
export { explainStanding } from './explain/explainStanding.ts';
export { absences } from './explain/itemExplanation.ts';
export type { Absence, ItemExplanation } from './explain/itemExplanation.ts';
export { formatValue, parseFigure } from './figure.ts';
export { checkAnswer } from './answer.ts';
export { answerTyped } from './answerTyped.ts';
export { nothingSaid } from './nothingSaid.ts';
export { reviewAnswer, standingWith } from './reviewAnswer.ts';
export type { CheckedAnswer, Question, RawAnswer } from './question.ts';
export { isQuery, queriesIn, queriesOf, queryCodes, queryProblems } from './answerQueries.ts';
export type { AnswerQuery, QueryCode } from './answerQueries.ts';
export { answerHistory } from './history.ts';
export type { AnswerHistory } from './history.ts';
export { unchangedAnswer } from './noChange.ts';
export { bandsToGive } from './judged.ts';
export { closingRole, isCloser, isOwner } from './recommendationRights.ts';
export type { Actor } from './recommendationRights.ts';
export {
  claimedOn,
  isOverdue,
  recommendationOn,
  recommendationStates,
  verifiedOn,
} from './recommendationState.ts';
export type { RecommendationPosition, RecommendationState, RiskAcceptance } from './recommendationState.ts';
export { actProblems } from './verification.ts';
export { applyAct } from './recommendationActs.ts';
export type { RecommendationActDraft } from './recommendationActs.ts';
export { amendRecommendation, enterRecommendation } from './amendRecommendation.ts';
export type { RecommendationChange } from './amendRecommendation.ts';
export { rateRecommendation } from './rateRecommendation.ts';
export { dayOfPosition, onceEach, recommendationStandings } from './recommendationStandings.ts';
export type { RecommendationStanding } from './recommendationStandings.ts';
export { auditFlow } from './auditFlow.ts';
export { checkFlow, entriesOf, isJoining, joiningParts, leavingParts } from './flowIdentity.ts';
export type { AuditFlow, FlowEntry, FlowEvent, FlowPart } from './flowIdentity.ts';
export { ageBands, ageOverdue } from './ageing.ts';
export type { AgeBand, AgeRow } from './ageing.ts';
export { implementationRate } from './implementationRate.ts';
export type { ImplementationRate, ImplementationRow } from './implementationRate.ts';
export { asksDue, rateDocument, reviewAsks, reviewPosition } from './rateDocument.ts';
export type { ReviewAsk, ReviewPosition } from './rateDocument.ts';
export { applyDocumentAct, proposedReview } from './documentActs.ts';
export { itemsGoingOn } from './goingOn.ts';
export { lateItems } from './lateItems.ts';
export type { LateItems } from './lateItems.ts';
export { documentGroupings, documentStandings, overdueAges, summariseDocuments } from './documentSummary.ts';
export type {
  DocumentGrouping,
  DocumentRow,
  DocumentStanding,
  DocumentSummary,
  OverdueAge,
} from './documentSummary.ts';
export { resolvedShare } from './resolvedShare.ts';
export type { ResolvedShare } from './resolvedShare.ts';
export { complaintClock } from './complaintClock.ts';
export type { ComplaintPosition, ComplaintTerms, StageClock } from './complaintClock.ts';
export { owedBy, rateComplaint } from './rateComplaint.ts';
export { applyComplaintAct } from './complaintActs.ts';
export { summariseComplaints } from './complaintSummary.ts';
export type { ComplaintSummary, StageRow } from './complaintSummary.ts';
export { inPlanAt, peerChallengeClock } from './peerChallenge.ts';
export type { ActionPlan, PeerChallengeClock } from './peerChallenge.ts';
export { peerChallengeProgress } from './peerChallengeProgress.ts';
export type { PeerChallengeProgress } from './peerChallengeProgress.ts';
export { newReportingPeriod } from './newReportingPeriod.ts';
export { planRollOver, rollOverWarnings, yearBefore } from './rollOver.ts';
export type { RollOver, RollOverChange, RollOverWarning, RollOverWarningCode } from './rollOver.ts';
export { parseRollOver } from './rollOverAsked.ts';
export type { RollOverAsked } from './rollOverAsked.ts';
export { changesSince } from './changes.ts';
export type { BandMove, BrokenTrend, Changes, OwnerChange, Redating, Restated } from './changes.ts';
export { changedParts, changedSince } from './changedSince.ts';
export type { ChangedPart, ChangedSince, ItemChange } from './changedSince.ts';
export { meetingProblems, publishBy } from './clearDays.ts';
export { liveReports } from './liveReports.ts';
export type { LiveReport } from './liveReports.ts';
export { readWorkbook } from './importing/readWorkbook.ts';
export { differencesFrom } from './importing/differing.ts';
export type { Difference } from './importing/differing.ts';
export { fieldWords } from './importing/field.ts';
export type { Cell, Sheet, SheetRow } from './importing/cell.ts';
export type { ImportedRegister, ImportFor, LeftOut, ReadWorkbook } from './importing/importing.ts';
export { formatMapping, noCorrections, parseMapping } from './importing/mapping.ts';
export type { Corrections, SheetMapping } from './importing/mapping.ts';
export { noteCodes } from './importing/note.ts';
export type { Note, NoteCode } from './importing/note.ts';
