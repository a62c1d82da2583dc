import { app, authentication, HostClientType, pages } from '@microsoft/teams-js';
import { goBack } from './goBack.ts';
import { startAt } from './scope.ts';
import type { Session, SharedPage, ThemeName } from './session.ts';
import { teamsLink, webLink } from './teamsLink.ts';

const themes: Record<string, ThemeName> = { default: 'light', dark: 'dark', contrast: 'contrast' };

const themeOf = (name: string): ThemeName => themes[name] ?? 'light';

/** Teams on these shows no link yet when it is asked to (TeamsJS 2.58, `pages.shareDeepLink`). */
const phones: HostClientType[] = [HostClientType.android, HostClientType.ios, HostClientType.ipados];

/** Teams shows the link with a button to copy it. Where it cannot, we make the same link, or one for a browser. */
const share = ({ app: { appId, host }, page, channel }: app.Context, { query, label }: SharedPage) => {
  const web = webLink(query);
  if (pages.isSupported() && !phones.includes(host.clientType)) {
    pages.shareDeepLink({ subPageId: query.replace(/^\?/, ''), subPageLabel: label, subPageWebUrl: web });
    return null;
  }
  if (!appId) return web;
  const place = { appId: appId.toString(), entityId: page.id, channelId: channel?.id ?? null };
  return teamsLink(place, { query, label, web });
};

/**
 * The TeamsJS handshake. The page names its own origin as well, because a host on the same machine or domain is
 * taken only so (https://learn.microsoft.com/javascript/api/@microsoft/teams-js/app#initialize). That takes in nobody
 * new: another page of our own origin could read ours without being its host.
 */
export const openTeamsSession = async (): Promise<Session> => {
  await app.initialize([window.location.origin]);
  app.notifyAppLoaded();
  const context = await app.getContext();
  // Back on a phone closes what is open; where nothing is, Teams does what it does.
  if (pages.backStack.isSupported()) pages.backStack.registerBackButtonHandler(goBack);
  return {
    token: () => authentication.getAuthToken(),
    theme: themeOf(context.app.theme),
    onTheme: handler => app.registerOnThemeChangeHandler(name => handler(themeOf(name))),
    start: startAt(window.location.search, context.page.subPageId),
    shown: () => void app.notifySuccess().catch(() => undefined),
    signInAgain: async () => void (await authentication.getAuthToken({ silent: false })),
    share: page => share(context, page),
  };
};
