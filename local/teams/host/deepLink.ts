import type { SharedPage } from './tabHost.ts';

/** Stands for the app's id in links; in the local Teams every app is Quarterbook. */
const appId = 'quarterbook';

/** A deep link as Teams makes one for `pages.shareDeepLink`. */
export const deepLinkOf = (entityId: string, channelId: string, page: SharedPage): string => {
  const given = {
    webUrl: page.webUrl,
    label: page.label,
    context: JSON.stringify({ subEntityId: page.subPageId, channelId }),
  };
  const asked = Object.entries(given).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://teams.microsoft.com/l/entity/${appId}/${encodeURIComponent(entityId)}?${asked.join('&')}`;
};

export type LinkedPlace = { entityId: string; subPage: string };

/** Where a Teams deep link points, or null for a link elsewhere. */
export const placeOfLink = (link: string): LinkedPlace | null => {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  if (url.hostname !== 'teams.microsoft.com' || !url.pathname.startsWith('/l/entity/')) return null;
  const entityId = decodeURIComponent(url.pathname.split('/')[4] ?? '');
  try {
    const context = JSON.parse(url.searchParams.get('context') ?? '{}') as {
      subEntityId?: unknown;
      subPageId?: unknown;
    };
    const page = context.subPageId ?? context.subEntityId;
    return { entityId, subPage: typeof page === 'string' ? page : '' };
  } catch {
    return { entityId, subPage: '' };
  }
};
