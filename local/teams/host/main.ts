import { required } from '../chat/element.ts';
import { registerTab, withTab } from './addedTabs.ts';
import { createChannelBar } from './channelBar.ts';
import { deepLinkOf, placeOfLink } from './deepLink.ts';
import { createLinkDialog } from './linkDialog.ts';
import { createSettingsDialog } from './settingsDialog.ts';
import { hostTab, type TabContext, type TabHostParts } from './tabHost.ts';

type Seat = { person: { id: string; name: string }; tenantId: string; userPrincipalName: string };

const search = new URLSearchParams(location.search);
const personId = search.get('person') ?? '';
const frame = required('tab') as HTMLIFrameElement;
const state = required('state');

const themes = ['default', 'dark', 'contrast'];
const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
const kept = search.get('theme') ?? sessionStorage.getItem('quarterbook-tab-theme') ?? preferred;
let theme = themes.includes(kept) ? kept : preferred;
let subPage = '';

const ask = async (address: string): Promise<unknown> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

const person = encodeURIComponent(personId);

const channelId = '19:performance@thread.tacv2';

const contextOf = (seat: Seat): TabContext => ({
  theme,
  locale: 'en-gb',
  entityId: bar.shown().entityId,
  subEntityId: subPage,
  frameContext: 'content',
  hostName: 'Teams',
  hostClientType: 'web',
  sessionId: crypto.randomUUID(),
  appSessionId: crypto.randomUUID(),
  userObjectId: seat.person.id,
  userDisplayName: seat.person.name,
  userPrincipalName: seat.userPrincipalName,
  loginHint: seat.userPrincipalName,
  tid: seat.tenantId,
  userLicenseType: 'Enterprise',
  tenantSKU: 'enterprise',
  channelId,
  channelName: 'Performance',
  channelType: 'Regular',
  teamId: '19:performance@thread.tacv2',
  teamName: 'Corporate performance',
  hostTeamTenantId: seat.tenantId,
});

const loadTab = (): void => {
  const own = bar.shown().settings?.contentUrl;
  // Without settings a link is the page's own query; in another tab it comes with the context, as in Teams.
  frame.src = own ?? `/tab/${subPage === '' ? '' : `?${subPage.replace(/^\?/, '')}`}`;
};

const bar = createChannelBar((_, linked) => {
  subPage = linked;
  loadTab();
});

const openLink = (link: string): void => {
  const place = placeOfLink(link);
  if (place === null) {
    window.open(link, '_blank', 'noopener');
    return;
  }
  bar.show(place.entityId, place.subPage);
};

const showTheme = (): void => {
  document.documentElement.dataset['theme'] = theme;
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-name]')) {
    button.setAttribute('aria-pressed', String(button.dataset['themeName'] === theme));
  }
};

const start = async (): Promise<void> => {
  showTheme();
  const seat = (await ask(`/local/teams/seat?person=${person}`)) as Seat;
  required('post').textContent = seat.person.name;
  const showLink = createLinkDialog(openLink);
  const parts: TabHostParts = {
    context: () => contextOf(seat),
    token: async () => ((await ask(`/local/token?person=${person}`)) as { token: string }).token,
    openLink,
    shown: (how, message) => {
      state.textContent = how === 'failure' ? `The tab could not be shown. ${message ?? ''}` : '';
    },
    showLink: page => showLink(deepLinkOf(bar.shown().entityId, channelId, page)),
    settings: () => bar.shown().settings,
  };
  const host = hostTab(frame, parts);
  const dialog = createSettingsDialog(parts, settings => {
    const tabs = withTab(bar.all(), settings);
    bar.keep(tabs, settings.entityId ?? settings.contentUrl);
  });
  required('add').addEventListener('click', () => dialog.open(null));
  required('change').addEventListener('click', () => dialog.open(bar.shown().settings));
  required('follow').addEventListener('click', () => showLink(''));
  required('remove').addEventListener('click', () => {
    const { entityId } = bar.shown();
    bar.keep(
      bar.all().filter(tab => tab.entityId !== entityId),
      registerTab.entityId,
    );
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-name]')) {
    button.addEventListener('click', () => {
      theme = button.dataset['themeName'] ?? 'default';
      sessionStorage.setItem('quarterbook-tab-theme', theme);
      showTheme();
      host.changeTheme(theme);
      dialog.changeTheme(theme);
    });
  }
  bar.show(registerTab.entityId, search.get('sub') ?? '');
};

start().catch(() => {
  state.textContent =
    'The local Teams is not answering, or nobody here has that post. Go back to the front page.';
});
