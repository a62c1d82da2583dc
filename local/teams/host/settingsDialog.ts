import { required } from '../chat/element.ts';
import { hostTab, type TabHostParts, type TabSettings } from './tabHost.ts';

const configurationUrl = '/tab/?configure';

/** Teams' dialog around the page on which a tab is set up. `onSaved` gets what the page asked Teams to keep. */
export const createSettingsDialog = (parts: TabHostParts, onSaved: (settings: TabSettings) => void) => {
  const dialog = required('settings') as HTMLDialogElement;
  const frame = required('configure') as HTMLIFrameElement;
  const save = required('save') as HTMLButtonElement;
  const refusal = required('refusal');
  let before: TabSettings | null = null;
  let asked: TabSettings | null = null;

  const host = hostTab(frame, {
    ...parts,
    context: () => ({ ...parts.context(), frameContext: 'settings', subEntityId: '' }),
    settings: () => before,
    dialog: {
      allowSave: allowed => {
        save.disabled = !allowed;
      },
      keep: settings => {
        asked = settings;
      },
      saved: said => {
        refusal.textContent = said ?? '';
        if (said !== null || asked === null) return;
        dialog.close();
        onSaved(asked);
      },
    },
  });
  save.addEventListener('click', host.save);
  dialog.addEventListener('close', () => {
    frame.src = 'about:blank';
  });

  return {
    changeTheme: host.changeTheme,
    /** For a new tab, or to change one. */
    open: (settings: TabSettings | null): void => {
      before = settings;
      asked = null;
      save.disabled = true;
      refusal.textContent = '';
      frame.src = configurationUrl;
      dialog.showModal();
    },
  };
};
