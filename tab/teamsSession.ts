import { app, authentication } from '@microsoft/teams-js';
import type { Session, ThemeName } from './session.ts';

const themes: Record<string, ThemeName> = { default: 'light', dark: 'dark', contrast: 'contrast' };

const themeOf = (name: string): ThemeName => themes[name] ?? 'light';

/**
 * The TeamsJS handshake. The page names its own origin as well, because a host on the same machine or domain is
 * taken only so (https://learn.microsoft.com/javascript/api/@microsoft/teams-js/app#initialize).
 */
export const openTeamsSession = async (): Promise<Session> => {
  await app.initialize([window.location.origin]);
  app.notifyAppLoaded();
  const context = await app.getContext();
  const link = context.page.subPageId;
  return {
    token: () => authentication.getAuthToken(),
    theme: themeOf(context.app.theme),
    onTheme: handler => app.registerOnThemeChangeHandler(name => handler(themeOf(name))),
    start: link ? `?${link.replace(/^\?/, '')}` : window.location.search,
    shown: () => void app.notifySuccess().catch(() => undefined),
    signInAgain: async () => void (await authentication.getAuthToken({ silent: false })),
  };
};
