import {
  agreeRevision,
  decideClosure,
  longDay,
  parseWrittenDay,
  pause,
  proposeClosure,
  reopen,
  rescope,
  type Action,
  type Day,
  type ItemState,
  type Result,
  type Role,
} from '../register/index.ts';
import {
  needed,
  RefusedError,
  textOf,
  UsageError,
  type Command,
  type Option,
  type Values,
} from './command.ts';
import { itemFrom } from './itemFrom.ts';
import { councilOption, readSnapshot } from './register.ts';

/** The command line is the performance team's own tool: whoever may run it has the application's own access. */
const roles: readonly Role[] = ['performance'];
const team = 'Performance team';

/** What was typed; `decision` and `on` are those of the decision, the rest is for a new date or another scope. */
type Asked = {
  decision: string | undefined;
  on: Day;
  to: string;
  title: string;
  reason: string | undefined;
  askedBy: string | undefined;
};

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new RefusedError(result.problems);
  return result.value;
};

const decisionOf = ({ decision, on }: Asked) => ({ decisionRef: decision ?? null, on, roles });

const reDate = (action: Action, { decision, on, to, reason = '', askedBy }: Asked): Result<Action> => {
  // Who asked has no column of its own, and an empty reason has to stay empty to be refused.
  const why = reason.trim() === '' || askedBy === undefined ? reason : `${reason}; asked for by ${askedBy}`;
  const request = { to: valueOf(parseWrittenDay(to, 'Due')), reason: why, askedBy: askedBy ?? team };
  return agreeRevision(action, request, { by: decision ?? team, roles, on });
};

const reScope = (action: Action, asked: Asked): Result<Action> =>
  rescope(action, { title: asked.title, reason: asked.reason ?? '' }, decisionOf(asked));

type Deed = { takes: readonly string[]; done: (action: Action, asked: Asked) => Result<Action> };

const byDecision = ['decision', 'on'];
const deeds: Record<string, Deed> = {
  'propose-closure': { takes: [], done: action => proposeClosure(action, { roles }) },
  close: { takes: byDecision, done: (action, asked) => decideClosure(action, decisionOf(asked)) },
  pause: { takes: byDecision, done: (action, asked) => pause(action, decisionOf(asked)) },
  reopen: { takes: byDecision, done: (action, asked) => reopen(action, decisionOf(asked)) },
  're-date': { takes: [...byDecision, 'to', 'reason', 'asked-by'], done: reDate },
  rescope: { takes: [...byDecision, 'title', 'reason'], done: reScope },
};

const details: Record<string, Option> = {
  decision: { type: 'string', value: 'TEXT', says: 'The decision: a minute or report reference' },
  on: { type: 'string', value: 'DATE', says: 'The day of the decision; today unless told' },
  to: { type: 'string', value: 'DATE', says: 'With re-date: the new date' },
  title: { type: 'string', value: 'TEXT', says: 'With rescope: what is promised from then on' },
  reason: { type: 'string', value: 'TEXT', says: 'With re-date and rescope: why' },
  'asked-by': { type: 'string', value: 'POST', says: 'With re-date: who asked for it, kept with the reason' },
};

const deedFrom = (values: Values): Deed => {
  const wanted = needed(values, 'do');
  const deed = deeds[wanted];
  if (!deed) throw new UsageError(`--do is one of ${Object.keys(deeds).join(', ')}`);
  const unused = Object.keys(details).find(name => values[name] !== undefined && !deed.takes.includes(name));
  if (unused !== undefined) throw new UsageError(`${wanted} takes no --${unused}`);
  const lacking = ['to', 'title'].find(
    name => deed.takes.includes(name) && textOf(values, name) === undefined,
  );
  if (lacking !== undefined)
    throw new UsageError(`${wanted} needs --${lacking} ${details[lacking]?.value ?? ''}`.trimEnd());
  return deed;
};

const askedFrom = (values: Values, today: Day): Asked => {
  const on = textOf(values, 'on');
  return {
    decision: textOf(values, 'decision'),
    on: on === undefined ? today : valueOf(parseWrittenDay(on, 'on')),
    to: needed(values, 'to'),
    title: needed(values, 'title'),
    reason: textOf(values, 'reason'),
    askedBy: textOf(values, 'asked-by'),
  };
};

const stateWords: Record<ItemState, string> = {
  open: 'open',
  paused: 'on hold',
  'closure-proposed': 'proposed for closure',
  completed: 'completed',
  closed: 'closed',
};

const dueWords = ({ due, dueText }: Action): string => (due === null ? (dueText ?? 'no date') : longDay(due));

const changeWords = (before: Action, after: Action): string => {
  const revision = after.revisions.at(-1);
  if (after.revisions.length > before.revisions.length && revision) {
    const agreed = `agreed by ${revision.agreedBy} on ${longDay(revision.agreedOn)}`;
    return `due ${dueWords(before)} → ${dueWords(after)}, ${agreed} (${revision.reason})`;
  }
  if (after.title !== before.title) {
    const was =
      before.state === after.state ? '' : `${stateWords[before.state]} → ${stateWords[after.state]}, `;
    return `${was}now “${after.title}” (${after.decisionRef ?? ''})`;
  }
  const day = after.closedOn === null ? '' : ` on ${longDay(after.closedOn)}`;
  const by = after.decisionRef === before.decisionRef ? '' : ` (${after.decisionRef ?? ''})`;
  return `${stateWords[before.state]} → ${stateWords[after.state]}${day}${by}`;
};

export const decideCommand: Command = {
  name: 'decide',
  says: 'Record what was decided on an action, as the performance team: an end, a pause, a new date or another scope',
  options: {
    do: { type: 'string', value: 'WHAT', required: true, says: Object.keys(deeds).join(', ') },
    ...details,
    'dry-run': { type: 'boolean', says: 'Only say what would be changed' },
    council: councilOption,
  },
  positionals: ['REF'],
  run: async (values, [ref = ''], around) => {
    const deed = deedFrom(values);
    const { snapshot, opened, today } = await readSnapshot(around, {
      council: textOf(values, 'council'),
      reach: 'all',
    });
    const before = itemFrom(snapshot, ref);
    if (before.kind !== 'action')
      throw new UsageError(`${ref} is no action, and only actions are decided on`);
    const after = valueOf(deed.done(before, askedFrom(values, today)));
    const dryRun = values['dry-run'] === true;
    const saved = dryRun
      ? null
      : await opened.register.saveItem(after, opened.register.etag(before.key) ?? '');
    if (saved?.kind === 'conflict') throw new RefusedError([{ code: 'changed-meanwhile', field: 'ref' }]);
    const line = `${before.ref} ${before.title}: ${changeWords(before, after)}.`;
    return {
      found: false,
      json: { ref: before.ref, before, after, dryRun },
      text: dryRun ? `This would be recorded:\n${line}` : line,
    };
  },
};
