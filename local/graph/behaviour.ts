/**
 * What the documentation leaves open, or what only users report. The standing answers are the harsher ones, so that a
 * client that works here has less to fear from a real tenant.
 */
export type Behaviour = {
  /** Indexes a list may have. */
  maxIndexes: number;
  /** Refuse a filter over two indexed fields without the Prefer header. */
  oneIndexedFieldPerFilter: boolean;
  /** Rows above which a filter over a field without an index fails even with the Prefer header. */
  viewThreshold: number;
  /**
   * How it fails: believed 422, and reported as 429, which says that one should ask again although that is in vain.
   * https://github.com/microsoftgraph/msgraph-sdk-dotnet/issues/827
   */
  viewThresholdStatus: 422 | 429;
  /**
   * Refuse a filter over a field with an index too, where more rows than that fit it. Reported of the first of two
   * conditions in the same issue.
   */
  viewThresholdCountsMatches: boolean;
  /** Refuse the next page of a query that needs the Prefer header where it is not sent again. Reported. */
  preferOnEveryPage: boolean;
  /** Refuse a nextLink in which anything was changed. Documented only as advice; a link that was changed often works. */
  nextLinkVerbatim: boolean;
  /** Refuse a choice that the column does not list, unless it takes text. */
  refuseUnlistedChoices: boolean;
  /** Members of a batch are carried out and answered in any order, by the seed; or as they were asked. */
  batchOrder: 'any' | 'asked';
  /** Of what is in any order. */
  seed: number;
  /** Code of a 412. */
  changedUnderYouCode: 'notAllowed' | 'resourceModified';
  /**
   * SharePoint's resource units that an application may spend in any sixty seconds: 1,250 up to a thousand licences,
   * 6,250 above fifty thousand. Infinity for none.
   * https://learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online#application-throttling
   */
  unitsAMinute: number;
  /** HTTP allows both; Microsoft shows seconds. */
  retryAfterForm: 'seconds' | 'date';
  /** Time zone of the sites: date-only columns are midnight there. */
  siteZone: string;
  /** Rows above which a column can be given no index any more. */
  maxItemsToIndex: number;
  /** Person and lookup columns of a list that a page of items shows; what stands after them is left out unsaid. */
  maxLookupFields: number;
  /** `LeadOfficerLookupId` fills a text column `LeadOfficerId`, where there is one, and leaves the person empty. */
  lookupIdFillsTextColumn: boolean;
  /** Versions of an item that are kept, the one that stands among them. */
  maxVersions: number;
  /** A list that gets permissions of its own starts with those of its site; else with nobody's but the new one. */
  breakingKeepsSitePermissions: boolean;
  /** The permissions of a list show people, and their entries can be taken away there; those of a site never do. */
  listPermissionsShowPeople: boolean;
  /** What may not be seen is answered as if it were not there, instead of with 403. */
  notAllowedIs404: boolean;
  /** A subscription to a list needs Sites.ReadWrite.All; else what may be read may be subscribed to. */
  subscriptionsNeedReadWriteAll: boolean;
  /** Milliseconds in which a receiver of notifications has to give its token back. */
  validationPatience: number;
  /** Times that a notification is sent to a receiver that does not answer with 2xx. */
  notificationAttempts: number;
};

export const harshBehaviour: Behaviour = {
  maxIndexes: 20,
  oneIndexedFieldPerFilter: true,
  viewThreshold: 5000,
  viewThresholdStatus: 422,
  viewThresholdCountsMatches: true,
  preferOnEveryPage: true,
  nextLinkVerbatim: true,
  refuseUnlistedChoices: true,
  batchOrder: 'any',
  seed: 1,
  changedUnderYouCode: 'resourceModified',
  unitsAMinute: 1250,
  retryAfterForm: 'seconds',
  siteZone: 'Europe/London',
  maxItemsToIndex: 20_000,
  maxLookupFields: 12,
  lookupIdFillsTextColumn: true,
  maxVersions: 50,
  breakingKeepsSitePermissions: true,
  listPermissionsShowPeople: true,
  notAllowedIs404: false,
  subscriptionsNeedReadWriteAll: true,
  validationPatience: 10_000,
  notificationAttempts: 3,
};
