import { Hono, type Context } from 'hono';
import { mayMindRegister } from '../chase/index.ts';
import { councilOf, dayOf, openToday, type Meeting, type Person, type Snapshot } from '../register/index.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import { etagOf, names } from './etag.ts';
import { viewChanges, viewMeetings } from './meetingsView.ts';
import type { FrozenMeeting, FrozenVersion } from './meetingWire.ts';
import { ruleRefusal, valueOf } from './problem.ts';
import { choosePeriod, reduceSnapshot } from './registerView.ts';
import { chooseCouncil, snapshotOf } from './visitor.ts';

/** `whole` is the register with its restricted rows, which none of these routes tells. */
type Asked = { meeting: Meeting; whole: Snapshot; person: Person };

/** @throws Refusal 404 where there is no such meeting */
const meetingIn = ({ reading, now }: AppDeps, context: Context<ApiEnv, '/meetings/:key/*'>): Asked => {
  const key = context.req.param('key');
  const { council, person } = chooseCouncil(reading, context.var.visitor, councilOf(key));
  const whole = snapshotOf(reading, council, { now: now(), reach: 'all' });
  const meeting = whole.meetings.find(one => one.key === key);
  if (meeting) return { meeting, whole, person };
  throw ruleRefusal([{ code: 'unknown-meeting', field: 'meeting', facts: { meeting: key } }]);
};

/** As JSON, or 304 where the page has it already. */
const answer = (context: Context<ApiEnv>, view: { etag: string }): Response => {
  context.header('ETag', view.etag);
  context.header('Cache-Control', 'private, no-cache');
  return names(context.req.header('If-None-Match'), view.etag) ? context.body(null, 304) : context.json(view);
};

/** The bodies that a period's report goes to, the version that each was given, and what has changed since. */
export const meetingRoutes = (deps: AppDeps): Hono<ApiEnv> => {
  const { reading, calendar, changes, now } = deps;
  const mayFreeze = (whole: Snapshot, { entraId }: Person): boolean =>
    mayMindRegister(whole, 'move-period', { entraId, day: dayOf(now()) });
  return new Hono<ApiEnv>()
    .get('/meetings', async context => {
      const { council, person } = chooseCouncil(reading, context.var.visitor, context.req.query('council'));
      const at = now();
      const snapshot = snapshotOf(reading, council, { now: at, reach: 'open' });
      const period = choosePeriod(snapshot, context.req.query('period'), at);
      const view = await viewMeetings(snapshot, {
        period,
        now: at,
        calendar,
        mayFreeze: mayFreeze(snapshot, person),
        read: deps.readVersion,
      });
      return answer(context, view);
    })
    .get('/meetings/:key/changes', async context => {
      const { meeting, whole } = meetingIn(deps, context);
      const then = valueOf(await deps.readVersion(whole, meeting));
      return answer(context, viewChanges(meeting, then, whole));
    })
    .get('/meetings/:key/version', async context => {
      const { meeting, whole, person } = meetingIn(deps, context);
      const then = valueOf(await deps.readVersion(whole, meeting));
      const snapshot = reduceSnapshot(openToday(then, whole), person);
      const hash = meeting.snapshotHash ?? '';
      const view: FrozenVersion = { meeting: meeting.key, hash, snapshot, etag: etagOf([hash, snapshot]) };
      return answer(context, view);
    })
    .post('/meetings/:key/freeze', async context => {
      const { meeting, whole, person } = meetingIn(deps, context);
      if (!mayFreeze(whole, person)) throw ruleRefusal([{ code: 'not-allowed', field: 'act' }]);
      const frozen = valueOf(await deps.freezeMeeting(whole, meeting));
      if (!frozen.alreadyFrozen) changes.tell(whole.council);
      const view: FrozenMeeting = { meeting: meeting.key, ...frozen };
      return context.json(view);
    });
};
