import { Hono, type Context } from 'hono';
import { mayMindRegister, planNudge, readCircumstances, type Note } from '../chase/index.ts';
import { dayOf, type Instant, type Person, type Snapshot } from '../register/index.ts';
import { readNudge } from './body.ts';
import type { ApiEnv, AppDeps } from './deps.ts';
import { nudgeWords } from './nudgeWords.ts';
import { createPostChase } from './postChase.ts';
import { refusal, ruleRefusal } from './problem.ts';
import { choosePeriod } from './registerView.ts';
import { viewReturns } from './returnsView.ts';
import { noteId, notesOf, seesTheChase, viewTeam, type TeamFacts } from './teamView.ts';
import { chooseCouncil, snapshotOf } from './visitor.ts';
import type { NudgeAnswer, NudgeView, ReturnsView } from './wire.ts';

const notesFor = async ({ ledger, reading, now }: AppDeps, snapshot: Snapshot): Promise<Note[]> => {
  const everybody = reading.councils().flatMap(council => {
    const found = reading.snapshot(council, now(), 'open');
    return found.ok ? found.value.people : [];
  });
  const listed = new Set(everybody.map(({ entraId }) => entraId));
  return notesOf(await ledger.listNotes(), snapshot, entraId => listed.has(entraId));
};

const factsFor = async (deps: AppDeps, snapshot: Snapshot): Promise<TeamFacts> => {
  const { ledger, calendar, absences, now } = deps;
  const day = dayOf(now());
  const [{ messages, snoozed, beyondReach }, notes] = await Promise.all([
    readCircumstances(ledger, { day, calendar }),
    notesFor(deps, snapshot),
  ]);
  const open = notes.filter(({ settledBy }) => settledBy === null);
  return {
    day,
    calendar,
    messages,
    snoozed,
    notes: open,
    away: absences.known(day),
    unreachable: beyondReach,
  };
};

type Asking = { context: Context<ApiEnv>; council: string | undefined; at: Instant };

/** The register as the visitor may read it, and who they are in it. */
const openFor = ({ reading }: AppDeps, { context, council, at }: Asking) => {
  const { visitor } = context.var;
  const chosen = chooseCouncil(reading, visitor, council);
  return { ...chosen, snapshot: snapshotOf(reading, chosen.council, { now: at, reach: visitor.reach }) };
};

/** @throws Refusal 403 where that person may not run the chase of that council */
const requireTeam = (snapshot: Snapshot, { entraId }: Person, at: Instant): void => {
  if (!mayMindRegister(snapshot, 'nudge', { entraId, day: dayOf(at) }))
    throw ruleRefusal([{ code: 'not-allowed', field: 'act' }]);
};

const showReturns = async (deps: AppDeps, context: Context<ApiEnv>): Promise<ReturnsView> => {
  const now = deps.now();
  const { snapshot, person } = openFor(deps, { context, council: context.req.query('council'), at: now });
  const period = choosePeriod(snapshot, context.req.query('period'), now);
  if (!seesTheChase(person)) return viewReturns(snapshot, { period, now });
  const facts = await factsFor(deps, snapshot);
  const seen = { ...snapshot, asAt: now };
  const chaseOf = createPostChase(seen, period, facts);
  return { ...viewReturns(snapshot, { period, now, chaseOf }), team: viewTeam(seen, facts) };
};

const nudge = async (deps: AppDeps, context: Context<ApiEnv>): Promise<NudgeView> => {
  const now = deps.now();
  const asked = await readNudge(context);
  const { snapshot, person, council } = openFor(deps, { context, council: asked.council, at: now });
  requireTeam(snapshot, person, now);
  // Unless they are named, those who owe something that this reader may know of.
  const { calendar } = deps;
  const posts =
    asked.posts ?? planNudge({ snapshot, posts: null, sent: [], calendar, now }).map(({ post }) => post);
  const nudged = await deps.nudge({ council, posts, now });
  const answers = nudged.map((one): NudgeAnswer =>
    one.nudged ? one : { ...one, detail: nudgeWords[one.why] },
  );
  return { council, posts: answers };
};

/** Settled once: whoever comes second finds who it was. */
const settle = async (deps: AppDeps, context: Context<ApiEnv>, id: string): Promise<void> => {
  const now = deps.now();
  const { snapshot, person, council } = openFor(deps, {
    context,
    council: context.req.query('council'),
    at: now,
  });
  requireTeam(snapshot, person, now);
  const note = (await notesFor(deps, snapshot)).find(one => noteId(one) === id);
  if (!note) throw refusal('not-found');
  if (note.settledBy !== null) return;
  await deps.ledger.saveNote({ ...note, settledBy: person.entraId });
  deps.changes.tell(council);
};

/** Who was asked and who has answered; and for the performance team, how the chase stands and a word in between. */
export const returnRoutes = (deps: AppDeps): Hono<ApiEnv> =>
  new Hono<ApiEnv>()
    .get('/returns', async context => context.json(await showReturns(deps, context)))
    .post('/returns/nudge', async context => context.json(await nudge(deps, context)))
    .post('/returns/notes/:id/settle', async context => {
      await settle(deps, context, context.req.param('id'));
      return context.json({ id: context.req.param('id'), settled: true });
    });
