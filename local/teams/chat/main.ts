import type { Chat } from '../acts.ts';
import type { SeenActivity } from '../conversations.ts';
import type { Refresh } from './cardView.ts';
import { element, required } from './element.ts';
import { createMessageView, type Press } from './messageView.ts';
import { createChatWire } from './wire.ts';

const personId = new URLSearchParams(location.search).get('person') ?? '';
const wire = createChatWire(personId);
const list = required('messages');
const state = required('state');
const box = required('words') as HTMLTextAreaElement;

const howOften = 1000;
const dayLine = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'Europe/London',
});

type Shown = { version: number; root: HTMLElement };
const shown = new Map<string, Shown>();
let changed: number | null = null;
let firstUnread: string | null = null;
let focusOn: string | null = null;

const seen = new IntersectionObserver(entries => {
  if (entries.some(entry => entry.isIntersecting) && document.hasFocus()) void wire.markRead();
});

const press: Press = async (activity, action) => {
  const pressed = await wire.press(activity.id, action, 'manual');
  if (pressed.kind === 'card') focusOn = activity.id;
  await update();
  return pressed.kind === 'card' ? null : pressed.text;
};

/** A card brings itself up to date for the people that it names, or for everyone where it names nobody. */
const refresh = async (
  activity: SeenActivity,
  { action, userIds }: Refresh,
  userId: string,
): Promise<void> => {
  if (userIds !== null && !userIds.includes(userId)) return;
  await wire.press(activity.id, action, 'automatic');
};

const rendered = (activity: SeenActivity, userId: string): HTMLElement => {
  const before = shown.get(activity.id);
  if (before?.version === activity.version) return before.root;
  const view = createMessageView(activity, press);
  shown.set(activity.id, { version: activity.version, root: view.root });
  // Only the first showing: the card that a refresh brings may ask to be refreshed as well.
  if (before === undefined) for (const asked of view.refreshes) void refresh(activity, asked, userId);
  return view.root;
};

const isNearEnd = (): boolean => {
  const scroller = required('scroller');
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
};

const lines = (chat: Chat): HTMLElement[] => {
  let day = '';
  return chat.activities.flatMap(activity => {
    const today = dayLine.format(new Date(activity.at));
    const separator = today === day ? [] : [element('li', { class: 'day' }, element('span', {}, today))];
    day = today;
    const mark =
      activity.id === firstUnread ? [element('li', { class: 'new' }, element('span', {}, 'New'))] : [];
    return [...separator, ...mark, rendered(activity, chat.userId)];
  });
};

const show = (chat: Chat): void => {
  const first = changed === null;
  const follow = first || isNearEnd();
  changed = chat.changed;
  if (firstUnread === null || first)
    firstUnread = chat.activities.find(({ unread }) => unread)?.id ?? firstUnread;
  required('post').textContent = chat.person.name;
  required('empty').hidden = chat.activities.length > 0;
  const wanted = lines(chat);
  if (wanted.length !== list.children.length || wanted.some((line, index) => line !== list.children[index])) {
    list.replaceChildren(...wanted);
  }
  seen.disconnect();
  const last = list.lastElementChild;
  if (last !== null && chat.unread > 0) seen.observe(last);
  const focused =
    focusOn === null ? null : (shown.get(focusOn)?.root.querySelector<HTMLElement>('.card') ?? null);
  focusOn = null;
  if (focused !== null) {
    focused.focus({ preventScroll: true });
    focused.scrollIntoView({ block: 'nearest' });
  } else if (follow) {
    last?.scrollIntoView({ block: chat.activities.at(-1)?.fromBot === true ? 'start' : 'end' });
  }
};

const update = async (): Promise<void> => {
  try {
    const chat = await wire.chat(changed);
    state.textContent = '';
    if (chat !== null) show(chat);
  } catch {
    state.textContent = 'The local Teams is not answering. It will be asked again.';
  }
};

const say = async (text: string): Promise<void> => {
  if (text.trim() === '') return;
  box.value = '';
  const delivered = await wire.say(text).catch(() => false);
  await update();
  if (!delivered) state.textContent = 'Quarterbook did not receive that. Please send it again in a moment.';
};

const poll = async (): Promise<void> => {
  if (document.visibilityState === 'visible') await update();
  setTimeout(() => void poll(), howOften);
};

required('compose').addEventListener('submit', event => {
  event.preventDefault();
  void say(box.value);
});
box.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  void say(box.value);
});
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-say]')) {
  button.addEventListener('click', () => void say(button.dataset['say'] ?? ''));
}
window.addEventListener('focus', () => {
  if (changed !== null) void wire.markRead();
});
void poll();
