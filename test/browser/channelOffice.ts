import type { Browser, Page } from 'playwright-core';
import type { serveDesk } from './deskOffice.ts';

/** A host that speaks TeamsJS as Teams does around the settings of a tab and around tabs in a channel. */
const hostPage = `<!doctype html><html lang="en"><title>Host</title>
<style>html,body{margin:0;height:100%}body{display:flex;flex-direction:column}iframe{border:0;width:100%;flex:1}</style>
<iframe title="Quarterbook" name="tab"></iframe><button disabled>Save</button>
<script>
const given = new URLSearchParams(location.search);
const frame = document.querySelector('iframe');
const button = document.querySelector('button');
const where = given.get('frame');
const supports = { pages: { config: {}, ...(given.has('phone') ? { backStack: {} } : {}) } };
const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, isLegacyTeams: false, supports });
window.said = { kept: null, link: null, back: 0 };
const reply = {
  initialize: () => [where, 'web', runtime, '2.58.0'],
  getContext: () => [{ theme: given.get('theme') ?? 'default', locale: 'en-gb', entityId: 'tab-1',
    subEntityId: given.get('sub') ?? '', frameContext: where, hostName: 'Teams', sessionId: 's',
    hostClientType: given.has('phone') ? 'android' : 'web', userObjectId: 'u', tid: 't',
    appId: 'b07c0ffe-0000-4000-8000-000000000002', channelId: '19:a@thread.tacv2' }],
  'authentication.getAuthToken': () => [true, given.get('token')],
  'settings.getSettings': () => [given.has('kept') ? { contentUrl: given.get('kept'), entityId: 'tab-1' } : {}],
  'settings.setSettings': ([settings]) => { window.said.kept = settings; return [true]; },
  'settings.setValidityState': ([allowed]) => { button.disabled = !allowed; },
  'settings.save.success': () => { button.textContent = 'Saved'; },
  'settings.save.failure': ([why]) => { button.textContent = why; },
  shareDeepLink: args => { window.said.link = args; },
  navigateBack: () => { window.said.back += 1; return [true]; },
};
const tell = (func, args) => frame.contentWindow.postMessage({ func, args }, location.origin);
addEventListener('message', ({ data, source }) => {
  if (source !== frame.contentWindow || !data || !data.func) return;
  const args = reply[data.func]?.(data.args ?? []);
  if (args) source.postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, location.origin);
});
button.addEventListener('click', () => tell('settings.save', [{}]));
window.changeTheme = theme => tell('themeChange', [theme]);
window.pressBack = () => tell('backButtonPress', []);
frame.src = given.get('src');
</script></html>`;

export type HostSaid = {
  kept: { contentUrl: string; websiteUrl: string; entityId: string; suggestedDisplayName: string } | null;
  link: [string, string, string] | null;
  back: number;
};

type Office = Awaited<ReturnType<typeof serveDesk>>;
type Asked = { src: string; frame: 'settings' | 'content' } & Partial<
  Record<'kept' | 'sub' | 'theme' | 'phone', string>
>;

/** Opens a page of the product in that host, for one person. */
export const openInHost = async (
  { browser, office, entraId }: { browser: Browser; office: Office; entraId: string },
  asked: Asked,
  width = 900,
): Promise<Page> => {
  const context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.route(`${office.origin}/host**`, route =>
    route.fulfill({ contentType: 'text/html', body: hostPage }),
  );
  const token = await office.signing.token({ oid: entraId });
  await page.goto(`${office.origin}/host?${new URLSearchParams({ ...asked, token }).toString()}`);
  return page;
};

export const hostSaid = (page: Page): Promise<HostSaid> =>
  page.evaluate(() => (window as unknown as { said: HostSaid }).said);

export const inHost = (page: Page, act: 'changeTheme' | 'pressBack', value = ''): Promise<void> =>
  page.evaluate(
    ([name, given]) => (window as unknown as Record<string, (given: string) => void>)[name]?.(given),
    [act, value] as const,
  );
