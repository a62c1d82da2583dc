/**
 * The parent frame of a Teams tab: the messages of TeamsJS 2.58 that a tab in Teams for the web exchanges with its
 * host. Requests carry `id`, `uuidAsString`, `func` and `args`; an answer repeats both ids and has `args`.
 */
export type TabContext = { theme: string } & Record<string, unknown>;

export type TabHostParts = {
  context: () => TabContext;
  /** A token for the API, as Teams would silently get one for this person. */
  token: () => Promise<string>;
  /** A link that the tab asks Teams to open. */
  openLink: (link: string) => void;
  /** The tab says that it is shown, or that it failed. */
  shown: (state: 'loaded' | 'success' | 'failure', message?: string) => void;
  /** The tab asks Teams to show a link to a part of it. */
  showLink: (page: SharedPage) => void;
  /** What Teams keeps of the tab; null of a tab that has no settings. */
  settings: () => TabSettings | null;
  /** Only in the dialog of its settings. */
  dialog?: {
    allowSave: (allowed: boolean) => void;
    keep: (settings: TabSettings) => void;
    /** The page has kept its settings, or says why not. */
    saved: (refusal: string | null) => void;
  };
};

/** `pages.config.setConfig` of TeamsJS. */
export type TabSettings = {
  contentUrl: string;
  websiteUrl?: string;
  entityId?: string;
  suggestedDisplayName?: string;
};

export type SharedPage = { subPageId: string; label: string; webUrl: string };

export type HostRequest = { id: number; uuidAsString?: string; func: string; args?: unknown[] };

/** Null where TeamsJS awaits no answer. */
export type HostAnswer = unknown[] | null;

const runtime = JSON.stringify({
  apiVersion: 4,
  isNAAChannelRecommended: false,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { appButton: {}, tabs: {}, currentApp: {}, config: {} }, app: {}, logs: {} },
});

/** The newest version of TeamsJS that this host knows. */
const knownVersion = '2.58.0';

const firstText = (args: unknown[] | undefined): string => {
  const [first] = args ?? [];
  if (typeof first === 'string') return first;
  if (typeof first === 'object' && first !== null && 'webUrl' in first) return String(first.webUrl);
  return '';
};

const tokenAnswer = async (parts: TabHostParts): Promise<unknown[]> => {
  try {
    return [true, await parts.token()];
  } catch {
    return [false, 'interaction_required'];
  }
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isSettings = (value: unknown): value is TabSettings =>
  typeof value === 'object' &&
  value !== null &&
  'contentUrl' in value &&
  typeof value.contentUrl === 'string';

/** The messages of a tab's settings and links; undefined for any other. */
const answerSettings = (parts: TabHostParts, { func, args }: HostRequest): HostAnswer | undefined => {
  const [first, second, third] = args ?? [];
  switch (func) {
    case 'settings.getSettings':
      return [parts.settings() ?? {}];
    case 'settings.setSettings':
      if (!isSettings(first) || !parts.dialog) return [false, 'the settings have no content URL'];
      parts.dialog.keep(first);
      return [true];
    case 'settings.setValidityState':
      parts.dialog?.allowSave(first === true);
      return null;
    case 'settings.save.success':
      parts.dialog?.saved(null);
      return null;
    case 'settings.save.failure':
      parts.dialog?.saved(text(first) || 'The settings were not saved.');
      return null;
    case 'shareDeepLink':
      parts.showLink({ subPageId: text(first), label: text(second), webUrl: text(third) });
      return null;
    default:
      return undefined;
  }
};

/** What the host answers to one request, after doing what it asks. */
export const answerRequest = async (parts: TabHostParts, request: HostRequest): Promise<HostAnswer> => {
  const { func, args } = request;
  switch (func) {
    case 'initialize':
      return [parts.dialog ? 'settings' : 'content', 'web', runtime, knownVersion];
    case 'getContext':
      return [parts.context()];
    case 'authentication.getAuthToken':
      return tokenAnswer(parts);
    case 'executeDeepLink':
    case 'pages.navigateToApp':
      parts.openLink(firstText(args));
      return [true];
    case 'appInitialization.appLoaded':
      parts.shown('loaded');
      return null;
    case 'appInitialization.success':
      parts.shown('success');
      return null;
    case 'appInitialization.failure':
    case 'appInitialization.expectedFailure':
      parts.shown('failure', typeof args?.[1] === 'string' ? args[1] : '');
      return null;
    default:
      return answerSettings(parts, request) ?? null;
  }
};

const isRequest = (value: unknown): value is HostRequest =>
  typeof value === 'object' &&
  value !== null &&
  'func' in value &&
  typeof value.func === 'string' &&
  'id' in value &&
  typeof value.id === 'number';

/** Answers the frame until the page goes; gives back how to tell the tab of another theme. */
export const hostTab = (
  frame: HTMLIFrameElement,
  parts: TabHostParts,
): { changeTheme: (theme: string) => void; save: () => void } => {
  const post = (message: object): void => frame.contentWindow?.postMessage(message, location.origin);
  window.addEventListener('message', event => {
    if (event.source !== frame.contentWindow || event.origin !== location.origin || !isRequest(event.data))
      return;
    const { id, uuidAsString } = event.data;
    void answerRequest(parts, event.data).then(args => {
      if (args !== null) post({ id, ...(uuidAsString === undefined ? {} : { uuidAsString }), args });
    });
  });
  return {
    changeTheme: theme => {
      post({ func: 'themeChange', args: [theme] });
    },
    /** Save was pressed: the page answers by `settings.save.success` or `.failure`. */
    save: () => {
      post({ func: 'settings.save', args: [{}] });
    },
  };
};
