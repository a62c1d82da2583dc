import { z } from 'zod';
import {
  accept,
  addDays,
  auditFlow as flowBetween,
  dayOfPosition,
  entriesOf,
  joiningParts,
  leavingParts,
  longDay,
  periodStart,
  periodTitle,
  type AuditFlow,
  type Day,
  type FlowEntry,
  type FlowPart,
  type Result,
} from '../../register/index.ts';
import type { Row } from '../model.ts';
import { listed } from '../phrases.ts';
import { auditPositionOf, figure, periodsUpTo } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';
import type { BlockInput } from './position.ts';

const parameters = z.strictObject({});

const words: Record<FlowPart, { row: string; said: (count: number) => string }> = {
  'newly-overdue': { row: 'Newly overdue', said: count => `${count} became overdue` },
  reopened: { row: 'Reopened', said: count => `${count} ${count === 1 ? 'was' : 'were'} reopened` },
  'acceptance-expired': {
    row: 'Risk acceptance expired',
    said: count => `${count} came back as ${count === 1 ? 'its' : 'their'} acceptance expired`,
  },
  closed: { row: 'Closed, verified', said: count => `${count} ${count === 1 ? 'was' : 'were'} closed` },
  're-dated': { row: 'Re-dated', said: count => `${count} ${count === 1 ? 'was' : 'were'} re-dated` },
  'risk-accepted': {
    row: 'Risk accepted',
    said: count => `the risk of ${count} was accepted`,
  },
  superseded: { row: 'Superseded', said: count => `${count} ${count === 1 ? 'was' : 'were'} superseded` },
};

/** The end of the report before of the same kind; without one, the day before this period began. */
const openingDay = (input: BlockInput): Result<Day> => {
  const before = periodsUpTo(input).at(-2);
  return before === undefined
    ? accept(addDays(periodStart(input.period), -1))
    : dayOfPosition(input.snapshot, before);
};

const refsOf = (entries: readonly FlowEntry[]): string =>
  entries.length === 0 ? 'none' : entries.map(({ ref }) => ref).join(', ');

const totalRow = (id: string, day: Day, entries: readonly FlowEntry[]): Row => ({
  id,
  role: 'total',
  cells: [{ text: `Overdue on ${longDay(day)}` }, figure(entries.length), { text: refsOf(entries) }],
});

const partRow = (flow: AuditFlow, part: FlowPart, sign: '+' | '−'): Row => {
  const entries = entriesOf(flow, part);
  const count = entries.length === 0 ? '0' : `${sign}${entries.length}`;
  return {
    id: part,
    role: 'item',
    cells: [{ text: words[part].row }, { text: count, align: 'end' }, { text: refsOf(entries) }],
  };
};

const partsSaid = (flow: AuditFlow, parts: readonly FlowPart[]): string[] => {
  const said = parts.flatMap(part => {
    const { length } = entriesOf(flow, part);
    return length === 0 ? [] : [words[part].said(length)];
  });
  return said.length === 0 ? [] : [listed(said)];
};

/** "Overdue recommendations rose from 27 to 29 between …: 6 became overdue …; 3 were closed …". */
const sentenceOf = (flow: AuditFlow): string => {
  const [before, now] = [flow.opening.length, flow.closing.length];
  const between = `between ${longDay(flow.from)} and ${longDay(flow.to)}`;
  const movement =
    before === now
      ? `The number of overdue recommendations stayed at ${now} ${between}`
      : `Overdue recommendations ${now > before ? 'rose' : 'fell'} from ${before} to ${now} ${between}`;
  const parts = [...partsSaid(flow, joiningParts), ...partsSaid(flow, leavingParts)];
  return parts.length === 0 ? `${movement}; nothing moved.` : `${movement}: ${parts.join('; ')}.`;
};

const identityNote =
  'Opening number, plus those newly overdue, reopened and with an expired acceptance, less those closed, re-dated, accepted and superseded, is the closing number. A recommendation that moved more than once is in each part.';

/** Why the number of overdue recommendations is what it is: a net rise (27 to 29) is explained rather than guessed at. */
export const auditFlow: BlockDefinition<typeof parameters> = {
  id: 'audit-flow',
  title: 'Flow of overdue audit recommendations',
  says: 'What brought recommendations on to the overdue list since the report before, and what took them off it',
  parameters,
  example: {},
  run: input => {
    const position = auditPositionOf(input);
    if (!position.ok) return position;
    const from = openingDay(input);
    if (!from.ok) return from;
    const { day, standings, asAt, notes } = position.value;
    const made = flowBetween(
      standings.map(({ item }) => item),
      from.value,
      day,
    );
    if (!made.ok) return made;
    const flow = made.value;
    const sentence = sentenceOf(flow);
    return accept({
      kind: 'table',
      block: 'audit-flow',
      title: `Flow of overdue audit recommendations, ${periodTitle(input.period)}`,
      sentence,
      columns: [
        { id: 'movement', title: 'Movement', align: 'start' },
        { id: 'count', title: 'Number', align: 'end' },
        { id: 'refs', title: 'Recommendations', align: 'start' },
      ],
      rows: [
        totalRow('opening', flow.from, flow.opening),
        ...joiningParts.map(part => partRow(flow, part, '+')),
        ...leavingParts.map(part => partRow(flow, part, '−')),
        totalRow('closing', flow.to, flow.closing),
      ],
      notes: [identityNote, ...notes],
      asAt,
      altText: `One row for the opening number, one for each reason by which the number of overdue recommendations changed, and one for the closing number. ${sentence}`,
    });
  },
};
