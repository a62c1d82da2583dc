import { required } from '../chat/element.ts';
import { readTabs, registerTab, writeTabs, type ChannelTab } from './addedTabs.ts';

/** The tabs of the channel, one of which is shown. `onShow` hears of each that is, and what a link to it points at. */
export const createChannelBar = (onShow: (tab: ChannelTab, subPage: string) => void) => {
  let added = readTabs(localStorage);
  let shown = registerTab;
  const all = (): ChannelTab[] => [registerTab, ...added];

  const draw = (): void => {
    required('tabs').replaceChildren(
      ...all().map(tab => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'theme';
        button.textContent = tab.name;
        if (tab.entityId === shown.entityId) button.setAttribute('aria-current', 'page');
        button.addEventListener('click', () => show(tab.entityId));
        return button;
      }),
    );
    for (const id of ['change', 'remove']) required(id).hidden = shown.settings === null;
  };

  /** The app's own tab where there is no such one any more. */
  const show = (entityId: string, subPage = ''): void => {
    shown = all().find(tab => tab.entityId === entityId) ?? registerTab;
    draw();
    onShow(shown, subPage);
  };

  return {
    shown: () => shown,
    all: () => added,
    show,
    keep: (tabs: ChannelTab[], entityId: string): void => {
      added = tabs;
      writeTabs(localStorage, tabs);
      show(entityId);
    },
  };
};
