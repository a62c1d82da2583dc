import { app, FrameContexts, pages } from '@microsoft/teams-js';

/** What Teams keeps of a tab in a channel. */
export type KeptTab = { query: string; name: string };

export type TabDialog = {
  /** Address of the tab that is being changed; undefined for one that is being added. */
  contentUrl: string | undefined;
  /** Lets Teams' own Save button be pressed, or not. */
  allowSave: (allowed: boolean) => void;
  /** What to keep once it is pressed; the latest counts. */
  onSave: (keep: () => KeptTab) => void;
};

/** Another for every tab, so that a link finds the one that it was made in. */
const newEntityId = (): string => `register-${crypto.randomUUID()}`;

/**
 * Teams' dialog for the settings of a tab, or null where this page is shown elsewhere. A tab keeps its entity id
 * through every change, so that links into it go on working; two tabs of a channel are told apart by it.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/create-tab-pages/configuration-page
 */
export const openTabDialog = async (): Promise<TabDialog | null> => {
  if (!app.isInitialized() || app.getFrameContext() !== FrameContexts.settings) return null;
  const known = await pages.getConfig().catch(() => undefined);
  const entityId = known?.entityId || newEntityId();
  return {
    contentUrl: known?.contentUrl,
    allowSave: allowed => pages.config.setValidityState(allowed),
    onSave: keep =>
      pages.config.registerOnSaveHandler(event => {
        const { query, name } = keep();
        const url = `${window.location.origin}/tab/${query}`;
        pages.config
          .setConfig({ contentUrl: url, websiteUrl: url, entityId, suggestedDisplayName: name })
          .then(
            () => event.notifySuccess(),
            () => event.notifyFailure('Teams did not take the settings. Try again.'),
          );
      }),
  };
};
