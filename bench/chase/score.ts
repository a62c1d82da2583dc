import type { ConnectorReport } from '../../test/sending/limitedConnector.ts';

/** What a client knows of one recipient afterwards. */
export type Record = 'accepted' | 'refused' | 'unknown' | 'nothing';

export type Score = {
  recipients: number;
  seconds: number;
  /** Seconds over the fewest in which the limit of 50 a second lets so many through. */
  ratioToBound: number;
  /** Reachable, nothing was delivered, and the client does not say that it does not know. */
  lost: number;
  /** Deliveries beyond the first. */
  duplicates: number;
  unknown: number;
  /** Delivered, and the client has nothing on record or has it as refused. */
  unrecorded: number;
  /** What the connector delivered and answered as if it had failed. */
  ambiguous: number;
  requests: number;
  /** Requests over the limits. */
  throttled: number;
};

const limit = 50;

/** `records` by conversation. */
export const scoreOf = (
  records: ReadonlyMap<string, Record>,
  { seconds, report }: { seconds: number; report: ConnectorReport },
): Score => {
  const blocked = new Set(report.blocked);
  const times = (conversation: string) => report.delivered[conversation] ?? 0;
  const all = [...records];
  return {
    recipients: records.size,
    seconds,
    ratioToBound: seconds / (records.size / limit),
    lost: all.filter(([to, record]) => !blocked.has(to) && times(to) === 0 && record !== 'unknown').length,
    duplicates: Object.values(report.delivered).reduce((sum, count) => sum + count - 1, 0),
    unknown: all.filter(([, record]) => record === 'unknown').length,
    unrecorded: all.filter(([to, record]) => times(to) > 0 && (record === 'nothing' || record === 'refused'))
      .length,
    ambiguous: report.ambiguous,
    requests: report.requests,
    throttled: report.refused,
  };
};
