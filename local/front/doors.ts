import type { FrontCouncil, FrontState } from './frontState.ts';

const names = ['chat', 'tab', 'word'] as const;
type Door = (typeof names)[number];

const paths: Record<Door, string> = { chat: '/local/teams', tab: '/local/tab', word: '/local/word' };

const tabWords = (progress: FrontState['progress'], { name, hasReturn }: FrontCouncil): string => {
  if (!hasReturn) return `${name}’s register, which is made up`;
  return progress === null
    ? 'Q1 2024-25, as published'
    : `${progress.answered} of ${progress.owed} answers for ${progress.title}`;
};

type One = <Kind extends HTMLElement>(id: string) => Kind;

const chatWords = (unread: number): string =>
  unread === 0 ? 'Nothing new' : unread === 1 ? 'One new message' : `${unread} new messages`;

/** Lays the doors out for the width of the page, and moves between their tabs by key. */
const createTabs = (one: One): void => {
  const wide = matchMedia('(min-width: 1200px)');
  const lay = (chosen: Door): void => {
    for (const name of names) {
      const tab = one(`tab-${name}`);
      tab.setAttribute('aria-selected', String(name === chosen));
      tab.tabIndex = name === chosen ? 0 : -1;
      const door = one(`door-${name}`);
      door.hidden = !wide.matches && name !== chosen;
      // A pane that stands beside the others is a section; behind a tab it is that tab's panel.
      if (wide.matches) door.removeAttribute('role');
      else door.setAttribute('role', 'tabpanel');
    }
  };
  const byArrow = (key: string, name: Door): Door | undefined => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    return step === 0 ? undefined : names[(names.indexOf(name) + step + names.length) % names.length];
  };
  for (const name of names) {
    const tab = one(`tab-${name}`);
    tab.addEventListener('click', () => {
      lay(name);
    });
    tab.addEventListener('keydown', event => {
      const next = byArrow(event.key, name);
      if (next === undefined) return;
      lay(next);
      one(`tab-${next}`).focus();
    });
  }
  const chosen = (): Door =>
    names.find(name => one(`tab-${name}`).getAttribute('aria-selected') === 'true') ?? 'chat';
  wide.addEventListener('change', () => {
    lay(chosen());
  });
  lay('chat');
};

/** The doors: side by side where there is room, otherwise one at a time behind tabs. */
export const createDoors = (one: One) => {
  createTabs(one);
  return {
    /** Opens all doors as this person. */
    open: (personId: string): void => {
      for (const name of names) {
        const address = `${paths[name]}?${new URLSearchParams({ person: personId }).toString()}`;
        one<HTMLIFrameElement>(`frame-${name}`).src = address;
        one<HTMLAnchorElement>(`open-${name}`).href = address;
      }
    },
    showState: ({ unread, progress }: FrontState, council: FrontCouncil): void => {
      one('state-chat').textContent = chatWords(unread);
      const count = one('tab-chat-count');
      count.hidden = unread === 0;
      count.textContent = String(unread);
      one('state-tab').textContent = tabWords(progress, council);
      one('state-word').textContent = council.hasReturn
        ? 'The Cabinet report: Q1 as published, Q2 so far'
        : `King’s Lynn’s report; ${council.name} has none here`;
    },
  };
};
