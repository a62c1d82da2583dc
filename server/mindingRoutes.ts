import { Hono, type Context } from 'hono';
import { keysOwnedBy, mayMindRegister, type MindingAct } from '../chase/index.ts';
import { dayOf, isRestricted, type Snapshot } from '../register/index.ts';
import { periodIn } from './body.ts';
import { readHandOver, readState } from './decisionBody.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import type { FrozenView, HandedOver, HandOverBody } from './deskWire.ts';
import { names } from './etag.ts';
import { viewPeriods } from './periodsView.ts';
import { ruleRefusal, valueOf } from './problem.ts';
import { chooseCouncil, snapshotOf } from './visitor.ts';

/** Who minds a register, and the whole of it. */
type Minding = { council: string; entraId: string; all: Snapshot; mayMind: (act: MindingAct) => boolean };

const mindingIn = ({ reading, now }: AppDeps, context: Context<ApiEnv>): Minding => {
  const asked = context.req.query('council');
  const { council, person } = chooseCouncil(reading, context.var.visitor, asked);
  const { entraId } = person;
  const at = now();
  const all = snapshotOf(reading, council, { now: at, reach: 'all' });
  return { council, entraId, all, mayMind: act => mayMindRegister(all, act, { entraId, day: dayOf(at) }) };
};

/** @throws Refusal 403 `not-allowed` */
const requireRight = ({ mayMind }: Minding, act: MindingAct): void => {
  if (!mayMind(act)) throw ruleRefusal([{ code: 'not-allowed', field: 'act' }]);
};

/** One of the two says what is handed over. @throws Refusal 422 where both do, or neither, or the post owns nothing */
const keysIn = (all: Snapshot, { items, post }: HandOverBody): readonly string[] => {
  if (items !== undefined && post !== undefined)
    throw ruleRefusal([{ code: 'not-used-here', field: 'post' }]);
  const keys = items ?? (post === undefined ? [] : keysOwnedBy(all, post, dayOf(all.asAt)));
  if (keys.length === 0) throw ruleRefusal([{ code: 'missing', field: 'items' }]);
  return [...new Set(keys)];
};

/** What the performance team does to the register as a whole: hand over, move a period on, freeze it. */
export const mindingRoutes = (deps: AppDeps): Hono<ApiEnv> => {
  const { reading, deciding, changes, now } = deps;
  return new Hono<ApiEnv>()
    .get('/periods', context => {
      const { council, mayMind } = mindingIn(deps, context);
      const { reach } = context.var.visitor;
      const snapshot = snapshotOf(reading, council, { now: now(), reach });
      const view = viewPeriods(snapshot, mayMind('move-period'));
      context.header('ETag', view.etag);
      context.header('Cache-Control', 'private, no-cache');
      return names(context.req.header('If-None-Match'), view.etag)
        ? context.body(null, 304)
        : context.json(view);
    })
    .post('/periods/:period/state', async context => {
      const { council, entraId } = mindingIn(deps, context);
      const period = periodIn(context.req.param('period'));
      const { to } = await readState(context);
      return context.json(valueOf(await deciding.movePeriod({ council, entraId, at: now(), period, to })));
    })
    .post('/periods/:period/freeze', async context => {
      const minding = mindingIn(deps, context);
      requireRight(minding, 'move-period');
      const period = periodIn(context.req.param('period'));
      const frozen = valueOf(await deps.freeze(minding.all, period));
      if (!frozen.alreadyFrozen) changes.tell(minding.council);
      const view: FrozenView = { period, ...frozen };
      return context.json(view);
    })
    .post('/returns/handover', async context => {
      const minding = mindingIn(deps, context);
      requireRight(minding, 'hand-over');
      const body = await readHandOver(context);
      const { council, entraId, all } = minding;
      const { toPost } = body;
      const handed = valueOf(
        await deciding.handOver({ council, entraId, at: now(), itemKeys: keysIn(all, body), toPost }),
      );
      const shown = handed.filter(
        ({ visibility }) => context.var.visitor.reach === 'all' || !isRestricted(visibility),
      );
      const view: HandedOver = { toPost, count: handed.length, items: shown.map(({ key }) => key) };
      return context.json(view);
    });
};
