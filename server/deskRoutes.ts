import { Hono } from 'hono';
import { deskOf, type Somebody } from '../chase/index.ts';
import { councilOf, dayOf, mayDo } from '../register/index.ts';
import { actingOn } from './acting.ts';
import { periodIn, readDraft } from './body.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import { viewDesk } from './deskView.ts';
import { names } from './etag.ts';
import { ruleRefusal } from './problem.ts';
import { chooseCouncil, snapshotOf, type Visitor } from './visitor.ts';

/** A row of the ledger holds no more. */
const longestDraft = 30_000;

type Place = { visitor: Visitor; key: string; period: string };

/**
 * Whose draft of what: of an item that this person may answer, for themselves or for somebody else.
 * @throws Refusal 404 `unknown-item`, 403 `not-yours`
 */
const placeOf = (deps: AppDeps, { visitor, key, period }: Place) => {
  const { as, entraId, item } = actingOn(deps, { visitor, key });
  if (!mayDo('answer', as) && !mayDo('answer-for-another', as))
    throw ruleRefusal([{ code: 'not-yours', field: 'key', facts: { post: item.post } }]);
  return { entraId, itemKey: item.key, period: periodIn(period) };
};

/** Everything that the signed-in person has to do, and what they left half written. */
export const deskRoutes = (deps: AppDeps): Hono<ApiEnv> => {
  const { reading, ledger, calendar, now } = deps;
  return new Hono<ApiEnv>()
    .get('/desk', async context => {
      const { visitor } = context.var;
      const { council, person } = chooseCouncil(reading, visitor, context.req.query('council'));
      const at = now();
      const { reach } = visitor;
      const somebody: Somebody = { entraId: person.entraId, day: dayOf(at) };
      const all = snapshotOf(reading, council, { now: at, reach: 'all' });
      const readable = snapshotOf(reading, council, { now: at, reach });
      const drafts = await ledger.listDrafts(person.entraId);
      const view = viewDesk(
        deskOf(all, somebody, calendar),
        { ...somebody, reach, readable },
        drafts.filter(({ itemKey }) => councilOf(itemKey) === council),
      );
      context.header('ETag', view.etag);
      context.header('Cache-Control', 'private, no-cache');
      return names(context.req.header('If-None-Match'), view.etag)
        ? context.body(null, 304)
        : context.json(view);
    })
    .put('/drafts/:key/:period', async context => {
      const place = placeOf(deps, { visitor: context.var.visitor, ...context.req.param() });
      const raw = await readDraft(context);
      if (JSON.stringify(raw).length > longestDraft)
        throw ruleRefusal([{ code: 'too-long', field: 'raw', facts: { most: longestDraft } }]);
      await ledger.saveDraft({ ...place, raw, at: now() });
      return context.body(null, 204);
    })
    .delete('/drafts/:key/:period', async context => {
      const place = placeOf(deps, { visitor: context.var.visitor, ...context.req.param() });
      await ledger.dropDraft(place);
      return context.body(null, 204);
    });
};
