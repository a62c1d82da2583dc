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
};

export type HostRequest = { id: number; uuidAsString?: string; func: string; args?: unknown[] };

/** Null where TeamsJS awaits no answer. */
export type HostAnswer = unknown[] | null;

const runtime = JSON.stringify({
  apiVersion: 4,
  isNAAChannelRecommended: false,
  isLegacyTeams: false,
  hostVersionsInfo: { adaptiveCardSchemaVersion: { majorVersion: 1, minorVersion: 5 } },
  supports: { pages: { appButton: {}, tabs: {}, currentApp: {} }, app: {}, logs: {} },
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

/** What the host answers to one request, after doing what it asks. */
export const answerRequest = async (
  parts: TabHostParts,
  { func, args }: HostRequest,
): Promise<HostAnswer> => {
  switch (func) {
    case 'initialize':
      return ['content', 'web', runtime, knownVersion];
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
      return null;
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
): { changeTheme: (theme: string) => void } => {
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
  };
};

/** The part of a Teams deep link that belongs to the tab, or null for a link elsewhere. */
export const subPageOf = (link: string): string | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.hostname !== 'teams.microsoft.com' || !url.pathname.startsWith('/l/entity/')) return null;
  try {
    const context = JSON.parse(url.searchParams.get('context') ?? '{}') as {
      subEntityId?: unknown;
      subPageId?: unknown;
    };
    const page = context.subPageId ?? context.subEntityId;
    return typeof page === 'string' ? page : '';
  } catch {
    return '';
  }
};
