import type { Chat, Pressed } from '../acts.ts';
import type { PressedAction } from './cardView.ts';

export type ChatWire = ReturnType<typeof createChatWire>;

/** What the chat page asks of the local Teams for one person. Rejects where it is not there. */
export const createChatWire = (personId: string) => {
  const address = (path: string, more: Record<string, string> = {}): string =>
    `/local/teams/${path}?${new URLSearchParams({ person: personId, ...more }).toString()}`;
  const post = (path: string, body: object): Promise<Response> =>
    fetch(address(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return {
    /** Null where nothing has changed since. */
    chat: async (changed: number | null): Promise<Chat | null> => {
      const response = await fetch(address('chat', changed === null ? {} : { changed: String(changed) }));
      if (response.status === 204) return null;
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as Chat;
    },
    say: async (text: string): Promise<boolean> => {
      const response = await post('say', { text });
      return response.ok && ((await response.json()) as { delivered: boolean }).delivered;
    },
    press: async (
      activityId: string,
      action: PressedAction,
      trigger: 'manual' | 'automatic',
    ): Promise<Pressed> => {
      const response = await post('press', { activityId, action, trigger });
      if (!response.ok) throw new Error(String(response.status));
      return (await response.json()) as Pressed;
    },
    markRead: async (): Promise<void> => {
      await post('read', {});
    },
  };
};
