import type { SeenActivity } from '../conversations.ts';
import { refreshOf, renderCard, type PressedAction, type Refresh } from './cardView.ts';
import { element } from './element.ts';
import { markdownToHtml } from './markdown.ts';

export type Press = (activity: SeenActivity, action: PressedAction) => Promise<string | null>;

export type MessageView = { root: HTMLElement; refreshes: Refresh[] };

const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

const cardsOf = ({ body }: SeenActivity): unknown[] => {
  const { attachments } = body;
  if (!Array.isArray(attachments)) return [];
  return (attachments as { contentType?: string; content?: unknown }[])
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => content);
};

const bubble = ({ body, fromBot }: SeenActivity): HTMLElement | null => {
  const text = typeof body['text'] === 'string' ? body['text'] : '';
  if (text === '') return null;
  const made = element('div', { class: 'bubble' });
  if (fromBot) made.innerHTML = markdownToHtml(text);
  else made.textContent = text;
  return made;
};

const setBusy = (holder: HTMLElement, busy: boolean): void => {
  holder.setAttribute('aria-busy', String(busy));
  for (const button of holder.querySelectorAll<HTMLButtonElement>('button')) button.disabled = busy;
};

/** A card with the line under it that says what happened when a button of it was pressed and no new card came. */
const cardHolder = (activity: SeenActivity, payload: unknown, press: Press): HTMLElement => {
  const note = element('p', { class: 'note', role: 'status' });
  // A form of its own: fields of one name in two cards are otherwise one choice to the browser.
  const holder = element('form', { class: 'card', tabindex: '-1' });
  holder.addEventListener('submit', event => event.preventDefault());
  const pressed = async (action: PressedAction): Promise<void> => {
    setBusy(holder, true);
    note.textContent = 'Sending…';
    try {
      note.textContent = (await press(activity, action)) ?? '';
    } catch {
      note.textContent = 'The local Teams did not answer. What you typed is still here; please try again.';
    } finally {
      setBusy(holder, false);
    }
  };
  holder.append(
    renderCard(payload, action => void pressed(action)),
    note,
  );
  return holder;
};

/** One message as it stands in the chat, and what its cards ask to be refreshed with. */
export const createMessageView = (activity: SeenActivity, press: Press): MessageView => {
  const cards = cardsOf(activity);
  const text = bubble(activity);
  const who = activity.fromBot ? 'Quarterbook' : 'You';
  const root = element(
    'li',
    { class: activity.fromBot ? 'message bot' : 'message own' },
    element(
      'p',
      { class: 'who' },
      element('span', { class: 'name' }, who),
      ' ',
      element('time', { datetime: activity.at }, time.format(new Date(activity.at))),
    ),
    ...(text === null ? [] : [text]),
    ...cards.map(card => cardHolder(activity, card, press)),
  );
  return { root, refreshes: cards.map(refreshOf).filter(refresh => refresh !== null) };
};
