import type { GraphRequest } from './graph.ts';

/** What a fault looks at to see whether it can befall a request. A member is one request of a batch. */
export type FaultTarget = Pick<GraphRequest, 'method' | 'segments' | 'query' | 'headers'> & {
  member: boolean;
};

const isWrite = ({ method }: FaultTarget): boolean => method !== 'GET';
const isDelta = ({ method, segments }: FaultTarget): boolean =>
  method === 'GET' && segments.at(-1) === 'delta';
const isPage = (target: FaultTarget): boolean =>
  isDelta(target) || (target.method === 'GET' && target.segments.at(-1) === 'items');
const goesOn = ({ query }: FaultTarget): boolean => query.has('$skiptoken') || Boolean(query.get('token'));

/** A connection and a gateway are of the whole request; a member of a batch has neither. */
const whole = ({ member }: FaultTarget): boolean => !member;
const wholeWrite = (target: FaultTarget): boolean => whole(target) && isWrite(target);

/**
 * Every fault that can be asked for, with what it can befall. What each one does and who saw it:
 * docs/local-graph.md, "Faults and throttling".
 */
export const faultKinds = {
  throttled: whole,
  unavailable: () => true,
  timeoutBeforeWrite: isWrite,
  timeoutAfterWrite: isWrite,
  cutBefore: whole,
  cutAfter: whole,
  cutMidBody: whole,
  serverError: () => true,
  serverErrorAfterWrite: isWrite,
  badGateway: whole,
  badGatewayAfterWrite: wholeWrite,
  conflict409: ({ method, segments, headers }: FaultTarget) =>
    ['PATCH', 'PUT'].includes(method) && segments[0] === 'sites' && headers['if-match'] === undefined,
  deltaGone: (target: FaultTarget) => isDelta(target) && goesOn(target),
  deltaErrorInside: isDelta,
  deltaError: isDelta,
  deltaRepeats: isDelta,
  emptyPage: isPage,
  shortPage: isPage,
  falseEmptiness: (target: FaultTarget) => isPage(target) && target.query.has('$filter'),
  batchMemberThrottled: ({ member }: FaultTarget) => member,
  emptyCode: () => true,
} satisfies Record<string, (target: FaultTarget) => boolean>;

export type FaultName = keyof typeof faultKinds;

export const faultNames = Object.keys(faultKinds) as FaultName[];
