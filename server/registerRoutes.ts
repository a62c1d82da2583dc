import { Hono } from 'hono';
import type { ApiEnv, AppDeps } from './deps.ts';
import { names } from './etag.ts';
import { choosePeriod, viewRegister } from './registerView.ts';
import { chooseCouncil, snapshotOf } from './visitor.ts';

/** Who I am, and what the register says. */
export const registerRoutes = ({ reading, now }: AppDeps): Hono<ApiEnv> =>
  new Hono<ApiEnv>()
    .get('/me', context => context.json(context.var.visitor.me))
    .get('/register', context => {
      const visitor = context.var.visitor;
      const { council, person } = chooseCouncil(reading, visitor, context.req.query('council'));
      const at = now();
      const snapshot = snapshotOf(reading, council, { now: at, reach: visitor.reach });
      const period = choosePeriod(snapshot, context.req.query('period'), at);
      const view = viewRegister(snapshot, { me: visitor.me, person, period, now: at });
      context.header('ETag', view.etag);
      context.header('Cache-Control', 'private, no-cache');
      return names(context.req.header('If-None-Match'), view.etag)
        ? context.body(null, 304)
        : context.json(view);
    });
