import type { TabSettings } from './tabHost.ts';

/** A tab of the channel. The first one is the app's own and has no settings. */
export type ChannelTab = { entityId: string; name: string; settings: TabSettings | null };

export const registerTab: ChannelTab = { entityId: 'register', name: 'Register', settings: null };

const place = 'quarterbook-channel-tabs';

const isTab = (value: unknown): value is ChannelTab =>
  typeof value === 'object' &&
  value !== null &&
  'entityId' in value &&
  'name' in value &&
  'settings' in value;

/** Tabs that were added to the channel, for everybody who uses this browser. */
export const readTabs = (storage: Pick<Storage, 'getItem'>): ChannelTab[] => {
  try {
    const kept: unknown = JSON.parse(storage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isTab) : [];
  } catch {
    return [];
  }
};

export const writeTabs = (storage: Pick<Storage, 'setItem'>, tabs: readonly ChannelTab[]): void => {
  storage.setItem(place, JSON.stringify(tabs));
};

/** A new tab gets the name that its page suggests; one that is there keeps its own, as in Teams. */
export const withTab = (tabs: readonly ChannelTab[], settings: TabSettings): ChannelTab[] => {
  const entityId = settings.entityId ?? settings.contentUrl;
  const known = tabs.some(tab => tab.entityId === entityId);
  if (known) return tabs.map(tab => (tab.entityId === entityId ? { ...tab, settings } : tab));
  return [...tabs, { entityId, name: settings.suggestedDisplayName ?? 'Quarterbook', settings }];
};
