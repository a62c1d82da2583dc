import {
  boardList,
  listOrphans,
  orphanWords,
  planChase,
  playChase,
  type ChaseStep,
  type Circumstances,
  type Orphan,
  type PlannedMessage,
  type Span,
} from '../chase/index.ts';
import {
  addDays,
  daysBetween,
  instantAt,
  isWorkingDay,
  weekdayAndDay,
  type Calendar,
  type Day,
  type Snapshot,
} from '../register/index.ts';
import { textOf, UsageError, type Command, type Values } from './command.ts';
import { circumstancesOn, councilOption, dayFrom, readSnapshot } from './register.ts';

const stepRow = ({ ladder, step, period, to, because }: ChaseStep) => ({
  ladder,
  step,
  period,
  ...(to === undefined ? {} : { to }),
  ...(because === undefined ? {} : { because }),
});

const rowOf = ({ recipient, day, steps, reason }: PlannedMessage) => ({
  recipient,
  day,
  steps: steps.map(stepRow),
  items: steps.flatMap(step => step.itemKeys),
  reason,
});

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const orphanLine = ({ post, reason, passesTo, itemKeys }: Orphan): string => {
  const asked = passesTo === null ? '' : `; ${passesTo} is asked instead`;
  return `${post}: ${counted(itemKeys.length, 'item')}, ${orphanWords[reason]}${asked}.`;
};

type Listing = { day: Day; calendar: Calendar; unreachable?: ReadonlySet<string> };

const listLines = (snapshot: Snapshot, at: Listing): string[] => {
  const orphans = listOrphans(snapshot, at);
  const board = boardList(snapshot, at);
  const missing = board.map(({ post, itemKeys }) => `${post}: ${counted(itemKeys.length, 'item')}.`);
  return [
    ...(orphans.length === 0 ? [] : ['', 'For the performance team:', ...orphans.map(orphanLine)]),
    ...(board.length === 0 ? [] : ['', 'For the board, ten working days late or more:', ...missing]),
  ];
};

const dated = (day: Day): string => `${weekdayAndDay(day)} ${day.slice(0, 4)}`;

const dayLines = (day: Day, messages: readonly PlannedMessage[]): string[] => [
  `${dated(day)}: ${counted(messages.length, 'message')} would be sent.`,
  ...messages.map(({ recipient, reason }) => `${recipient.post}: ${reason}`),
];

const nobodyOn = (day: Day, calendar: Calendar): string =>
  isWorkingDay(day, calendar)
    ? `${dated(day)}: nobody is written to.`
    : `${dated(day)} is not a working day: nobody is written to.`;

const longestPlay = 400;

const spanFrom = (values: Values): Span | null => {
  const text = textOf(values, 'play');
  if (text === undefined) return null;
  if (textOf(values, 'on') !== undefined) throw new UsageError('--on cannot be had with --play');
  const [from = '', to = '', ...more] = text.split('..');
  if (more.length > 0) throw new UsageError('--play takes two days, as 2024-10-01..2024-12-31');
  const span = { from: dayFrom(from), to: dayFrom(to) };
  const days = daysBetween(span.from, span.to);
  if (days < 0) throw new UsageError('--play ends before it begins');
  if (days > longestPlay) throw new UsageError(`--play takes ${longestPlay} days at most`);
  return span;
};

const playText = (messages: readonly PlannedMessage[], { from, to }: Span): string[] => {
  const lines = [
    `${dated(from)} to ${dated(to)}: ${counted(messages.length, 'message')} would be sent if nobody answered.`,
  ];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const theirs = messages.filter(message => message.day === day);
    if (theirs.length > 0) lines.push('', ...dayLines(day, theirs));
  }
  return lines;
};

/** What the server goes by. What it has sent that day already is shown all the same. */
const plannedFrom = (known: Circumstances | null) =>
  known ? { record: known.record, snoozed: known.snoozed, unreachable: known.unreachable } : {};

const sentLines = (messages: readonly PlannedMessage[], { sent }: Circumstances): string[] => {
  const done = new Set(sent);
  const count = messages.filter(({ key }) => done.has(key)).length;
  if (count === 0) return [];
  return ['', `${counted(count, 'message')} of these ${count === 1 ? 'is' : 'are'} planned or sent already.`];
};

const modeOf = (values: Values): { on: Day | undefined; span: Span | null } => {
  const on = textOf(values, 'on');
  const span = spanFrom(values);
  if (span === null && values['dry-run'] !== true)
    throw new UsageError('Say --dry-run for one day, or --play for many. Sending is the server’s work');
  return { on: on === undefined ? undefined : dayFrom(on), span };
};

export const chaseCommand: Command = {
  name: 'chase',
  says: 'Show who would be written to on a day or over months, and why. Sending is the server’s work',
  options: {
    'dry-run': { type: 'boolean', says: 'Show one day, and send nothing' },
    on: { type: 'string', value: 'DATE', says: 'A day, as 2024-10-01; today unless told' },
    play: { type: 'string', value: 'FROM..TO', says: 'Every day of a span, if nobody answered' },
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const { on, span } = modeOf(values);
    const shown = on ?? span?.to;
    // An officer is asked for restricted items too, and a line here names none of them by more than its key.
    const asked = {
      council: textOf(values, 'council'),
      reach: 'all' as const,
      ...(shown === undefined ? {} : { at: instantAt(shown) }),
    };
    const { snapshot, opened, today } = await readSnapshot(around, asked);
    const { calendar } = opened;
    const day = shown ?? today;
    const now = instantAt(day);
    const seen = { ...snapshot, asAt: now };
    // Of today it is known what was said before, and to whom; any other day stands by itself.
    const known = span === null && day === today ? await circumstancesOn(opened, day) : null;
    const messages = span
      ? playChase(snapshot, span, calendar)
      : planChase({ ...plannedFrom(known), snapshot: seen, sent: [], calendar, now });
    const one = messages.length === 0 ? [nobodyOn(day, calendar)] : dayLines(day, messages);
    const lines = [
      ...(span ? playText(messages, span) : one),
      ...(known ? sentLines(messages, known) : []),
      ...listLines(seen, { day, calendar, ...(known ? { unreachable: known.beyondReach } : {}) }),
    ];
    return { found: false, json: messages.map(rowOf), text: lines.join('\n') };
  },
};
