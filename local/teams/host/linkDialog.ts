import { required } from '../chat/element.ts';

/** Shows a link that a tab was asked for, or takes one to be opened here. */
export const createLinkDialog = (open: (link: string) => void) => {
  const dialog = required('link') as HTMLDialogElement;
  const address = required('address') as HTMLInputElement;
  const copy = required('copy');
  copy.addEventListener('click', () => {
    address.select();
    void navigator.clipboard?.writeText(address.value).catch(() => undefined);
  });
  required('go').addEventListener('click', () => {
    if (address.value.trim() === '') return;
    dialog.close();
    open(address.value.trim());
  });
  return (link: string): void => {
    address.value = link;
    copy.hidden = link === '';
    dialog.showModal();
    address.select();
  };
};
