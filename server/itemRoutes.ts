import { Hono } from 'hono';
import { councilOf, type Reach } from '../register/index.ts';
import { readAnswer } from './body.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import { names } from './etag.ts';
import { countingOf, itemEtag, itemOf, viewItem } from './itemView.ts';
import { changedRefusal, ruleRefusal } from './problem.ts';
import { createTurns } from './turns.ts';
import { chooseCouncil, snapshotOf } from './visitor.ts';
import type { AnswerRequest, SavedAnswer } from './wire.ts';

type Sent = {
  key: string;
  council: string;
  entraId: string;
  reach: Reach;
  given: AnswerRequest;
  ifMatch: string | undefined;
};

/**
 * Checks what the person saw, and saves. A repeat of the same submission is no conflict: it was this person who
 * changed it.
 */
const save = async ({ reading, answering, now }: AppDeps, sent: Sent): Promise<SavedAnswer> => {
  const { key, council, entraId, reach, given, ifMatch } = sent;
  const { period, submissionId, raw } = given;
  const before = snapshotOf(reading, council, { now: now(), reach });
  const etag = itemEtag(before, itemOf(before, key));
  const sentBefore = before.updates.some(
    each => each.itemKey === key && each.submissionId === submissionId && each.submittedBy === entraId,
  );
  if (ifMatch !== undefined && !sentBefore && !names(ifMatch, etag)) {
    throw changedRefusal({ current: countingOf(before, key, period), yours: raw, etag });
  }
  const answered = await answering.answer({
    council,
    entraId,
    itemKey: key,
    period,
    submissionId,
    raw,
    at: now(),
  });
  if (!answered.ok) throw ruleRefusal(answered.problems);
  const after = snapshotOf(reading, council, { now: now(), reach });
  const { update, repeated } = answered.value;
  return { update, repeated, etag: itemEtag(after, itemOf(after, key)) };
};

/** One item: everything that was said of it, and saying more. */
export const itemRoutes = (deps: AppDeps): Hono<ApiEnv> => {
  const { reading, now } = deps;
  const turns = createTurns();
  return new Hono<ApiEnv>()
    .get('/items/:key', context => {
      const key = context.req.param('key');
      const { visitor } = context.var;
      const { council, person } = chooseCouncil(reading, visitor, councilOf(key));
      const snapshot = snapshotOf(reading, council, { now: now(), reach: visitor.reach });
      const view = viewItem(snapshot, key, person);
      context.header('ETag', view.etag);
      context.header('Cache-Control', 'private, no-cache');
      return names(context.req.header('If-None-Match'), view.etag)
        ? context.body(null, 304)
        : context.json(view);
    })
    .post('/items/:key/updates', async context => {
      const key = context.req.param('key');
      const { visitor } = context.var;
      const { council, person } = chooseCouncil(reading, visitor, councilOf(key));
      const given = await readAnswer(context);
      const ifMatch = context.req.header('If-Match');
      const saved = await turns(key, () =>
        save(deps, { key, council, entraId: person.entraId, reach: visitor.reach, given, ifMatch }),
      );
      context.header('ETag', saved.etag);
      return context.json(saved, saved.repeated ? 200 : 201);
    });
};
