import type { Day } from './day.ts';
import { accept, refuse, type Result } from './problem.ts';

/** What brings a recommendation on to the list of overdue ones. */
export const joiningParts = ['newly-overdue', 'reopened', 'acceptance-expired'] as const;
/** What takes one off it. */
export const leavingParts = ['closed', 're-dated', 'risk-accepted', 'superseded'] as const;
export type FlowPart = (typeof joiningParts)[number] | (typeof leavingParts)[number];

/** A recommendation by its key, and as people call it. */
export type FlowEntry = { key: string; ref: string };

export type FlowEvent = FlowEntry & { part: FlowPart; on: Day };

/**
 * What was overdue at the end of `from`, what came and went on the days after it up to and including `to`, and what was
 * overdue at the end of `to`. Events are in the order of their days for each recommendation.
 */
export type AuditFlow = {
  from: Day;
  to: Day;
  opening: FlowEntry[];
  events: FlowEvent[];
  closing: FlowEntry[];
};

export const isJoining = (part: FlowPart): boolean => joiningParts.some(one => one === part);

/** The entries of one part, in the order of the days on which they moved. */
export const entriesOf = ({ events }: AuditFlow, part: FlowPart): FlowEvent[] =>
  events.filter(event => event.part === part).sort((a, b) => a.on.localeCompare(b.on));

/**
 * Opening + newly overdue + reopened + acceptances expired − closed − re-dated − risk accepted − superseded = closing,
 * for every recommendation by itself: each is on the list once or not at all, joins only when it is off it and leaves
 * only when it is on it. Refused with `identity-broken` and the refs that do not add up.
 * Source: North Norfolk District Council's monthly count of outstanding recommendations (2024), whose rise from 27 to
 * 29 was printed without its parts.
 */
export const checkFlow = (flow: AuditFlow): Result<AuditFlow> => {
  const listed = new Map<string, { ref: string; times: number }>();
  const broken = new Set<string>();
  const move = ({ key, ref }: FlowEntry, by: 1 | -1) => {
    const times = (listed.get(key)?.times ?? 0) + by;
    listed.set(key, { ref, times });
    if (times !== 0 && times !== 1) broken.add(ref);
  };
  for (const entry of flow.opening) move(entry, 1);
  for (const event of flow.events) move(event, isJoining(event.part) ? 1 : -1);
  for (const entry of flow.closing) move(entry, -1);
  for (const { ref, times } of listed.values()) if (times !== 0) broken.add(ref);
  if (broken.size === 0) return accept(flow);
  return refuse({
    code: 'identity-broken',
    field: 'recommendation',
    facts: { items: [...broken].join(', ') },
  });
};
