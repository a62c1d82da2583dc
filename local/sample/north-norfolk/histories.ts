import type { Recommendation, RecommendationAct, Revision, RiskPriority } from '../../../register/index.ts';
import { dayAfter, spread } from './calendarDay.ts';

type Window = readonly [from: string, to: string];

/** The months between two printed counts, from the last day of the one to the day after the other. */
export const windows = {
  april: ['2024-02-29', '2024-05-01'],
  july: ['2024-04-30', '2024-08-01'],
  september: ['2024-07-31', '2024-10-01'],
  october: ['2024-09-30', '2024-11-01'],
  november: ['2024-10-31', '2024-12-01'],
} as const satisfies Record<string, Window>;

/** One row before its history: `index` of `count` rows to which the same happens. */
export type Begun = { post: string; due: string; priority: RiskPriority; index: number; count: number };

export type History = (row: Begun) => Partial<Pick<Recommendation, 'acts' | 'revisions' | 'due'>>;

const audit = 'Head of Internal Audit';

const methods = { low: 'evidence-read', medium: 'inspected', high: 're-tested' } as const;

const claim = ({ post }: Begun, on: string, how: 'implemented' | 'partly-implemented' = 'implemented') =>
  ({ act: 'claimed', how, evidence: 'Sample evidence (made up)', on, by: post }) satisfies RecommendationAct;

const verification = ({ priority }: Begun, on: string): RecommendationAct => ({
  act: 'verified',
  method: methods[priority],
  sample: priority === 'high' ? '25 of 300 sample records (made up)' : null,
  result: 'Working as agreed (made up)',
  on,
  by: audit,
});

const giveBack = (on: string): RecommendationAct => ({
  act: 'returned',
  needs: 'Three signed monthly checks (made up)',
  on,
  by: audit,
});

export const untouched: History = () => ({});

/** Claimed 24 days before it is verified, so that some await verification at the end of a month. */
export const closedIn =
  (window: Window): History =>
  row => {
    const on = spread(window, row.index, row.count);
    return { acts: [claim(row, dayAfter(on, -24)), verification(row, on)] };
  };

export const closedAfterReturnIn =
  (window: Window): History =>
  row => {
    const on = spread(window, row.index, row.count);
    const first = [claim(row, dayAfter(on, -60)), giveBack(dayAfter(on, -50))];
    return { acts: [...first, claim(row, dayAfter(on, -15)), verification(row, on)] };
  };

export const closedThenReopened =
  (window: Window, reopenedOn: string): History =>
  row => ({
    acts: [
      ...(closedIn(window)(row).acts ?? []),
      { act: 'reopened', reason: 'The check has lapsed (made up)', on: reopenedOn, by: audit },
    ],
  });

const revision = (from: string, to: string, agreedOn: string): Revision => ({
  from,
  to,
  agreedOn,
  agreedBy: audit,
  reason: 'Waits for a new system (made up)',
});

/** Each move is the day on which it was agreed, and the new date. */
export const movedOn =
  (...moves: [agreedOn: string, to: string][]): History =>
  row => {
    const revisions = moves.map(([agreedOn, to], index) =>
      revision(moves[index - 1]?.[1] ?? row.due, to, agreedOn),
    );
    return { revisions, due: moves.at(-1)?.[1] ?? row.due };
  };

export const supersededOn =
  (on: string): History =>
  () => ({ acts: [{ act: 'superseded', reason: 'Replaced by a later audit (made up)', on, by: audit }] });

type Acceptance = {
  proposed: string;
  reviewOn: string;
  opinion?: string;
  minuted?: string;
  escalated?: true;
};

export const accepted =
  ({ proposed, reviewOn, opinion, minuted, escalated }: Acceptance): History =>
  () => {
    const acts: RecommendationAct[] = [
      {
        act: 'acceptance-proposed',
        reason: 'The system is replaced next year (made up)',
        riskScore: escalated ? 12 : 6,
        reviewOn,
        on: proposed,
        by: 'Director for Resources',
      },
    ];
    if (opinion !== undefined) {
      const escalatedTo = escalated ? 'Governance, Risk and Audit Committee' : null;
      acts.push({
        act: 'acceptance-opinion',
        withinAppetite: !escalated,
        escalatedTo,
        on: opinion,
        by: audit,
      });
    }
    if (minuted !== undefined)
      acts.push({ act: 'acceptance-minuted', minuteRef: 'Sample minute (made up)', on: minuted, by: audit });
    return { acts };
  };

export const claimedOn =
  (on: string, how?: 'implemented' | 'partly-implemented'): History =>
  row => ({ acts: [claim(row, on, how)] });

export const returnedOn =
  (on: string): History =>
  row => ({ acts: [claim(row, dayAfter(on, -20)), giveBack(on)] });
