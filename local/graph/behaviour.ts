/**
 * What the documentation leaves open, or what only users report. The standing answers are the harsher ones, so that a
 * client that works here has less to fear from a real tenant.
 */
export type Behaviour = {
  /** Indexes a list may have. */
  maxIndexes: number;
  /** Refuse a filter over two indexed fields without the Prefer header. */
  oneIndexedFieldPerFilter: boolean;
  /** Rows above which a filter over a field without an index fails even with the Prefer header, and how. */
  viewThreshold: number;
  viewThresholdStatus: number;
  /** Refuse a choice that the column does not list, unless it takes text. */
  refuseUnlistedChoices: boolean;
  /** Members of a batch are answered in any order; here last first. */
  batchAnswersReversed: boolean;
  /** Code of a 412. */
  changedUnderYouCode: 'notAllowed' | 'resourceModified';
  /** Time zone of the sites: date-only columns are midnight there. */
  siteZone: string;
};

export const harshBehaviour: Behaviour = {
  maxIndexes: 20,
  oneIndexedFieldPerFilter: true,
  viewThreshold: 5000,
  viewThresholdStatus: 422,
  refuseUnlistedChoices: true,
  batchAnswersReversed: true,
  changedUnderYouCode: 'resourceModified',
  siteZone: 'Europe/London',
};
