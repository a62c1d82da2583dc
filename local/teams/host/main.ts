import { required } from '../chat/element.ts';
import { hostTab, subPageOf, type TabContext } from './tabHost.ts';

type Seat = { person: { id: string; name: string }; tenantId: string; userPrincipalName: string };

const search = new URLSearchParams(location.search);
const personId = search.get('person') ?? '';
const frame = required('tab') as HTMLIFrameElement;
const state = required('state');

const themes = ['default', 'dark', 'contrast'];
const preferred = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
const kept = search.get('theme') ?? sessionStorage.getItem('quarterbook-tab-theme') ?? preferred;
let theme = themes.includes(kept) ? kept : preferred;
let subPage = search.get('sub') ?? '';

const ask = async (address: string): Promise<unknown> => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
};

const person = encodeURIComponent(personId);

const contextOf = (seat: Seat): TabContext => ({
  theme,
  locale: 'en-gb',
  entityId: 'quarterbook',
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
  channelId: '19:performance@thread.tacv2',
  channelName: 'Performance',
  channelType: 'Regular',
  teamId: '19:performance@thread.tacv2',
  teamName: 'Corporate performance',
  hostTeamTenantId: seat.tenantId,
});

const loadTab = (): void => {
  frame.src = `/tab/${subPage === '' ? '' : `?${subPage.replace(/^\?/, '')}`}`;
};

const openLink = (link: string): void => {
  const page = subPageOf(link);
  if (page === null) {
    window.open(link, '_blank', 'noopener');
    return;
  }
  subPage = page;
  loadTab();
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
  const host = hostTab(frame, {
    context: () => contextOf(seat),
    token: async () => ((await ask(`/local/token?person=${person}`)) as { token: string }).token,
    openLink,
    shown: (how, message) => {
      state.textContent = how === 'failure' ? `The tab could not be shown. ${message ?? ''}` : '';
    },
  });
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-theme-name]')) {
    button.addEventListener('click', () => {
      theme = button.dataset['themeName'] ?? 'default';
      sessionStorage.setItem('quarterbook-tab-theme', theme);
      showTheme();
      host.changeTheme(theme);
    });
  }
  loadTab();
};

start().catch(() => {
  state.textContent =
    'The local Teams is not answering, or nobody here has that post. Go back to the front page.';
});
