/** Where this page is in a browser. */
export const webLink = (query: string): string =>
  `${window.location.origin}${window.location.pathname}${query}`;

/** Which tab of which app a link points into. */
export type TabPlace = { appId: string; entityId: string; channelId: string | null };

/**
 * A link that opens the tab in Teams and says in it what to show; outside Teams it opens `web`.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export const teamsLink = (
  { appId, entityId, channelId }: TabPlace,
  { query, label, web }: { query: string; label: string; web: string },
): string => {
  const context = { subEntityId: query.replace(/^\?/, ''), ...(channelId === null ? {} : { channelId }) };
  const given = Object.entries({ webUrl: web, label, context: JSON.stringify(context) });
  const asked = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `https://teams.microsoft.com/l/entity/${appId}/${encodeURIComponent(entityId)}?${asked}`;
};
