import { Hono, type Context } from 'hono';
import { isDone, type ActRequest, type ItemActDraft } from '../chase/index.ts';
import { dayOf, isDay, type Day, type Item, type Update } from '../register/index.ts';
import { actingOn, actingSnapshot, type Acting } from './acting.ts';
import { readDecision, readRevision } from './decisionBody.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import type { Decided, ItemActBody, RedatingBody, VerdictBody } from './deskWire.ts';
import { names } from './etag.ts';
import { itemEtag, itemOf } from './itemView.ts';
import { changedRefusal, ruleRefusal, valueOf } from './problem.ts';

/** Today unless given, and never to come. @throws Refusal 422 on `on` */
const dayFor = (on: Day | undefined, today: Day): Day => {
  if (on === undefined) return today;
  if (!isDay(on)) throw ruleRefusal([{ code: 'not-a-date', field: 'on', facts: { text: on } }]);
  if (on > today) throw ruleRefusal([{ code: 'out-of-range', field: 'on', facts: { text: on } }]);
  return on;
};

/** @throws Refusal 404 where it is none of this item's */
const updateOf = (deps: AppDeps, acting: Acting, key: string): Update => {
  const update = actingSnapshot(deps, acting).updates.find(one => one.key === key);
  if (update?.itemKey !== acting.item.key)
    throw ruleRefusal([{ code: 'unknown-item', field: 'update', facts: { key } }]);
  return update;
};

/** Whoever asked for another date in an answer. @throws Refusal 422 where none was asked for in it */
const askerIn = ({ requestedDue, submittedBy }: Update): string => {
  if (requestedDue === null) throw ruleRefusal([{ code: 'wrong-state', field: 'update' }]);
  return submittedBy;
};

/** `askedBy` is whoever asked for another date, which is nobody else than the person where no answer asked for it. */
const draftOf = (body: ItemActBody | RedatingBody, askedBy: string, today: Day): ItemActDraft => {
  const on = dayFor(body.on, today);
  return body.act === 're-dated' ? { ...body, on, askedBy } : { ...body, on };
};

const createDecisions = (deps: AppDeps) => {
  const { deciding, now } = deps;

  const decided = (acting: Acting, done: { item?: Item; update?: Update }): Decided => {
    const snapshot = actingSnapshot(deps, acting);
    const shown = acting.isWithheld ? {} : done;
    const etag = itemEtag(snapshot, itemOf(snapshot, acting.item.key));
    return { item: shown.item ?? null, update: shown.update ?? null, etag };
  };

  /** What was done before by the same person is no conflict: it was they who changed it. */
  const refuseStale = (acting: Acting, ifMatch: string | undefined, draft: ItemActDraft): void => {
    const snapshot = actingSnapshot(deps, acting);
    const item = itemOf(snapshot, acting.item.key);
    const etag = itemEtag(snapshot, item);
    if (ifMatch === undefined || names(ifMatch, etag) || isDone(item, draft, acting.entraId)) return;
    throw changedRefusal({ current: null, yours: {}, etag });
  };

  const act = async (acting: Acting, draft: ItemActDraft, ifMatch: string | undefined): Promise<Decided> => {
    refuseStale(acting, ifMatch, draft);
    const { council, entraId } = acting;
    const request: ActRequest = { council, entraId, at: now(), itemKey: acting.item.key, draft };
    return decided(acting, { item: valueOf(await deciding.act(request)) });
  };

  const decide = async (
    acting: Acting,
    { update: updateKey, also, ...verdict }: VerdictBody,
  ): Promise<Decided> => {
    const { council, entraId } = acting;
    const decidedOn = updateOf(deps, acting, updateKey);
    const askedBy = also?.act === 're-dated' ? askerIn(decidedOn) : entraId;
    const agreed = also && draftOf(also, askedBy, dayOf(now()));
    const update = await deciding.decide({
      council,
      entraId,
      at: now(),
      updateKey,
      verdict: verdict.act === 'approve' ? { act: verdict.act, reason: verdict.reason ?? '' } : verdict,
      ...(agreed ? { also: agreed } : {}),
    });
    return decided(acting, { update: valueOf(update) });
  };

  return { act, decide };
};

const actingFor = (deps: AppDeps, context: Context<ApiEnv>): Acting =>
  actingOn(deps, { visitor: context.var.visitor, key: context.req.param('key') ?? '' });

/** Decisions on answers and on items, and dates that are agreed. */
export const decisionRoutes = (deps: AppDeps): Hono<ApiEnv> => {
  const { act, decide } = createDecisions(deps);
  const answerWith = (context: Context<ApiEnv>, decided: Decided) => {
    context.header('ETag', decided.etag);
    return context.json(decided);
  };
  return new Hono<ApiEnv>()
    .post('/items/:key/decisions', async context => {
      const acting = actingFor(deps, context);
      const body = await readDecision(context);
      if ('update' in body) return answerWith(context, await decide(acting, body));
      const draft = draftOf(body, acting.entraId, dayOf(deps.now()));
      return answerWith(context, await act(acting, draft, context.req.header('If-Match')));
    })
    .post('/items/:key/revisions', async context => {
      const acting = actingFor(deps, context);
      const { to, reason, update } = await readRevision(context);
      const askedBy = update === undefined ? acting.entraId : askerIn(updateOf(deps, acting, update));
      const draft = draftOf({ act: 're-dated', to, reason }, askedBy, dayOf(deps.now()));
      return answerWith(context, await act(acting, draft, context.req.header('If-Match')));
    });
};
