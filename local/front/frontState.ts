/** A council of the sample; `hasReturn` where it collects one every quarter. */
export type FrontCouncil = { id: string; name: string; hasReturn: boolean };

/** A person of the sample, as the front page offers them. */
export type FrontPerson = { id: string; name: string; roles: string[]; council: FrontCouncil };

/** How far the return that is being collected has come; `mine` is the chosen post's part of it. */
export type ReturnProgress = {
  title: string;
  dueOn: string | null;
  owed: number;
  answered: number;
  mine: { owed: number; answered: number } | null;
};

/** Everyone else answering with made-up figures: how many posts have finished. */
export type OthersProgress = { running: boolean; done: number; of: number };

/** What the front page shows beside its doors. `progress` is null while no return of their council is open. */
export type FrontState = {
  now: string;
  unread: number;
  /** Whether Quarterbook has written to this person at all. */
  asked: boolean;
  progress: ReturnProgress | null;
  others: OthersProgress;
};
