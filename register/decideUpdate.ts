import type { Instant } from './day.ts';
import type { ReturnItem } from './item.ts';
import { bandsToGive, isJudged } from './judged.ts';
import { updateKey } from './keys.ts';
import { accept, refuse, type Problem, type Result } from './problem.ts';
import { engineBands, type Scheme } from './scheme.ts';
import type { Update } from './update.ts';

/** What somebody with the right says to an answer. `submissionId` is minted when the choice is shown. */
export type Verdict =
  | { act: 'approve'; reason?: string }
  | { act: 'send-back'; reason: string }
  | { act: 'rate-otherwise'; band: string; reason: string; submissionId: string }
  | { act: 'edit-words'; commentary: string };

/** `by` is the verified person's Entra object id. */
export type Deciding = { by: string; at: Instant };

/** `item` and `scheme` are needed for another rating alone: null of recommendations and policies. */
export type Decided = { update: Update; item: ReturnItem | null; scheme: Scheme | null };

/** SharePoint takes more; this is what a person reads in a report, as of an answer's own words. */
const longest = 4000;

const textProblem = (text: string, field: string): Problem | null => {
  if (text.trim() === '') return { code: field === 'reason' ? 'reason-needed' : 'missing', field };
  return text.length > longest ? { code: 'too-long', field, facts: { most: longest } } : null;
};

/** Said before by the same person: a repeat is no second decision. */
const isRepeat = ({ state, decided }: Update, verdict: Verdict, by: string): boolean =>
  decided?.by === by &&
  ((verdict.act === 'approve' && state === 'approved') ||
    (verdict.act === 'send-back' && state === 'returned' && decided.reason === verdict.reason.trim()));

const settle = (
  update: Update,
  verdict: Extract<Verdict, { act: 'approve' | 'send-back' }>,
  { by, at }: Deciding,
): Result<Update> => {
  const reason = verdict.reason?.trim() ?? '';
  if (isRepeat(update, verdict, by)) return accept(update);
  if (update.state !== 'submitted') return refuse({ code: 'decided-already', field: 'update' });
  const problem = verdict.act === 'send-back' || reason !== '' ? textProblem(reason, 'reason') : null;
  if (problem) return refuse(problem);
  const state = verdict.act === 'approve' ? 'approved' : 'returned';
  return accept({ ...update, state, decided: { by, at, reason: reason === '' ? null : reason } });
};

/** Later than what it replaces by a whole second, even where the business clock stands still. */
const after = (at: Instant, { submittedAt }: Update): Instant =>
  new Date(Math.max(Date.parse(at), Date.parse(submittedAt) + 1000)).toISOString();

const ratingProblem = (
  { update, item, scheme }: Decided,
  { band, reason }: Extract<Verdict, { act: 'rate-otherwise' }>,
): Problem | null => {
  const { period } = update;
  if (!item || !scheme || !isJudged(item, { scheme, period }))
    return { code: 'not-used-here', field: 'band' };
  const offered = bandsToGive(item, { scheme, period }).map(({ id }) => id);
  if (!offered.includes(band))
    return { code: 'band-not-in-scheme', field: 'band', facts: { band, known: offered.join(', ') } };
  if (band === update.band) return { code: 'not-changed', field: 'band' };
  if (band === engineBands.completed && update.completedOn === null)
    return { code: 'completion-date-needed', field: 'completedOn' };
  return textProblem(reason, 'reason');
};

const rateOtherwise = (
  decided: Decided,
  verdict: Extract<Verdict, { act: 'rate-otherwise' }>,
  { by, at }: Deciding,
): Result<Update> => {
  const { update } = decided;
  if (update.state !== 'submitted') return refuse({ code: 'decided-already', field: 'update' });
  const problem = ratingProblem(decided, verdict);
  if (problem) return refuse(problem);
  const when = after(at, update);
  const { band, reason, submissionId } = verdict;
  return accept({
    ...update,
    key: updateKey(update.itemKey, update.period, submissionId),
    submissionId,
    band,
    submittedBy: by,
    submittedAt: when,
    state: 'approved',
    decided: { by, at: when, reason: reason.trim() },
    replaces: update.key,
  });
};

const editWords = (update: Update, commentary: string, { by, at }: Deciding): Result<Update> => {
  if (update.state !== 'submitted' && update.state !== 'approved')
    return refuse({ code: 'wrong-state', field: 'update', facts: { state: update.state } });
  const problem = textProblem(commentary, 'commentary');
  if (problem) return refuse(problem);
  const words = commentary.trim();
  if (words === (update.edited?.commentary ?? update.commentary))
    return refuse({ code: 'not-changed', field: 'commentary' });
  return accept({ ...update, edited: { commentary: words, by, at } });
};

/**
 * An answer after a decision on it. Approving and sending back change the row that is there; another rating is a new
 * row that names the one it replaces, with the officer's own words, so that both are kept; edited words stand beside
 * the officer's own. Nobody decides their own answer (`own-answer`). A decision that the same person repeats is the
 * first one. Refused: `decided-already`, `reason-needed` (to send back, or to rate otherwise), `band-not-in-scheme`,
 * `not-changed`, `not-used-here` where a rule rates, `completion-date-needed`, `too-long`, `missing`, `wrong-state`.
 * Source: the council's sign-off; King's Lynn, Q1 2024-25, 2.2 (Assistant Directors rate).
 */
export const decideUpdate = (decided: Decided, verdict: Verdict, deciding: Deciding): Result<Update> => {
  const { update } = decided;
  if (verdict.act === 'edit-words') return editWords(update, verdict.commentary, deciding);
  if (update.submittedBy === deciding.by) return refuse({ code: 'own-answer', field: 'update' });
  return verdict.act === 'rate-otherwise'
    ? rateOtherwise(decided, verdict, deciding)
    : settle(update, verdict, deciding);
};

/** The commentary as it is printed: edited for publication where somebody has, otherwise the officer's own. */
export const printedCommentary = ({ edited, commentary }: Update): string | null =>
  edited?.commentary ?? commentary;
