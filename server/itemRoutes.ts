import { Hono } from 'hono';
import { checkGivenBy, councilOf, dayOf, type GivenBy, type Snapshot } from '../register/index.ts';
import { actingOn, actingSnapshot, type Acting } from './acting.ts';
import { readAnswer } from './body.ts';
import { readEvidenceBody } from './decisionBody.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import { names } from './etag.ts';
import { answerWithEvidence, isStillFor } from './evidence.ts';
import { itemRecord } from './itemRecord.ts';
import { countingOf, itemEtag, itemOf, viewItem } from './itemView.ts';
import { factsOf } from './log.ts';
import { changedRefusal, valueOf } from './problem.ts';
import { seesTheChase } from './teamView.ts';
import { chooseCouncil, snapshotOf } from './visitor.ts';
import type { AnswerRequest, SavedAnswer } from './wire.ts';

type Sent = {
  acting: Acting;
  given: AnswerRequest;
  givenBy: GivenBy | undefined;
  ifMatch: string | undefined;
  /** Whether what it was made from still counts; asked of what the person may read. */
  stillFor?: (snapshot: Snapshot) => boolean;
};

/** Said before by the same person: a repeat, or a correction of their own that they know of. */
const isCurrent = (deps: AppDeps, { acting, given, ifMatch, stillFor }: Sent): boolean => {
  const { entraId, item } = acting;
  const before = actingSnapshot(deps, acting);
  const sentBefore = before.updates.some(
    each =>
      each.itemKey === item.key && each.submissionId === given.submissionId && each.submittedBy === entraId,
  );
  if (sentBefore) return true;
  if (stillFor?.(before) === false) return false;
  return ifMatch === undefined || names(ifMatch, itemEtag(before, itemOf(before, item.key)));
};

const changedMeanwhile = (deps: AppDeps, { acting, given }: Sent) => {
  const { item, isWithheld } = acting;
  const now = actingSnapshot(deps, acting);
  const current = isWithheld ? null : countingOf(now, item.key, given.period);
  return changedRefusal({ current, yours: given.raw, etag: itemEtag(now, itemOf(now, item.key)) });
};

/**
 * Checks what the person saw, and saves. A repeat of the same submission is no conflict: it was this person who
 * changed it. A draft of it has done its work then.
 */
const save = async (deps: AppDeps, sent: Sent): Promise<SavedAnswer> => {
  const { answering, ledger, now } = deps;
  const { acting, given, givenBy } = sent;
  const { council, entraId, item } = acting;
  const { period, submissionId, raw } = given;
  const answered = await answering.answer({
    council,
    entraId,
    itemKey: item.key,
    period,
    submissionId,
    raw,
    at: now(),
    givenBy,
    stands: () => isCurrent(deps, sent),
  });
  if (!answered.ok && answered.problems.some(({ code }) => code === 'changed-meanwhile'))
    throw changedMeanwhile(deps, sent);
  const { update, repeated } = valueOf(answered);
  await ledger
    .dropDraft({ entraId, itemKey: item.key, period: update.period })
    // The answer is in; a draft that stays shows old words once more and is dropped with the next answer.
    .catch((failure: unknown) => deps.log('draft-kept', factsOf(failure)));
  const after = actingSnapshot(deps, acting);
  return { update, repeated, etag: itemEtag(after, itemOf(after, item.key)) };
};

/** @throws Refusal that names the fields */
const proxyOf = ({ givenBy }: AnswerRequest, now: string): GivenBy | undefined => {
  return givenBy && valueOf(checkGivenBy(givenBy, dayOf(now)));
};

/** One item: everything that was said of it, and saying more. */
export const itemRoutes = (deps: AppDeps): Hono<ApiEnv> => {
  const { reading, now } = deps;
  return new Hono<ApiEnv>()
    .get('/items/:key', async context => {
      const key = context.req.param('key');
      const { visitor } = context.var;
      const { council, person } = chooseCouncil(reading, visitor, councilOf(key));
      const snapshot = snapshotOf(reading, council, { now: now(), reach: visitor.reach });
      const view = viewItem(snapshot, key, person);
      context.header('ETag', view.etag);
      context.header('Cache-Control', 'private, no-cache');
      // What the chase does to it does not change the item, and so not its ETag.
      if (seesTheChase(person)) return context.json({ ...view, record: await itemRecord(deps, key) });
      return names(context.req.header('If-None-Match'), view.etag)
        ? context.body(null, 304)
        : context.json(view);
    })
    .post('/items/:key/updates', async context => {
      const acting = actingOn(deps, { visitor: context.var.visitor, key: context.req.param('key') });
      const given = await readAnswer(context);
      const givenBy = proxyOf(given, now());
      const ifMatch = context.req.header('If-Match');
      const saved = await save(deps, { acting, given, givenBy, ifMatch });
      context.header('ETag', saved.etag);
      return context.json(saved, saved.repeated ? 200 : 201);
    })
    .post('/items/:key/evidence', async context => {
      const acting = actingOn(deps, { visitor: context.var.visitor, key: context.req.param('key') });
      const body = await readEvidenceBody(context);
      const { given, answer } = answerWithEvidence(actingSnapshot(deps, acting), acting.item, body);
      const ifMatch = context.req.header('If-Match');
      const stillFor = (now: Snapshot) => isStillFor(now, acting.item, { period: given.period, answer });
      const saved = await save(deps, { acting, given, givenBy: undefined, ifMatch, stillFor });
      context.header('ETag', saved.etag);
      return context.json(saved, saved.repeated ? 200 : 201);
    });
};
