import {
  AdaptiveCard,
  ExecuteAction,
  OpenUrlAction,
  SubmitAction,
  type Action,
  type CardElement,
} from 'adaptivecards';
import { createHostConfig } from './hostConfig.ts';
import { markdownToHtml } from './markdown.ts';

/** An action as it goes over the wire; `data` already holds what was typed. */
export type PressedAction = { type: string; verb?: string; id?: string; title?: string; data?: unknown };

export type Refresh = { action: PressedAction; userIds: string[] | null };

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

const describe = (action: Action): PressedAction | null => {
  const own = {
    ...(action.id === undefined ? {} : { id: action.id }),
    ...(action.title === undefined ? {} : { title: action.title }),
  };
  if (action instanceof ExecuteAction) {
    const verb = action.verb as string | undefined;
    return { type: 'Action.Execute', ...own, ...(verb === undefined ? {} : { verb }), data: action.data };
  }
  return action instanceof SubmitAction ? { type: 'Action.Submit', ...own, data: action.data } : null;
};

const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** The part of a card by which it brings itself up to date when it is shown, or null. */
export const refreshOf = (payload: unknown): Refresh | null => {
  const refresh = asObject(asObject(payload)['refresh']);
  const action = asObject(refresh['action']);
  if (action['type'] !== 'Action.Execute') return null;
  const { userIds } = refresh;
  return {
    action: { ...action, type: 'Action.Execute' },
    userIds: Array.isArray(userIds) ? userIds.filter(id => typeof id === 'string') : null,
  };
};

/**
 * Whether something is shown is said by the button that shows it. The library says it of the thing itself, on which it
 * means nothing, and does so after it has told of the change.
 */
const sayExpanded = (card: HTMLElement, { id, isVisible, renderedElement }: CardElement): void => {
  queueMicrotask(() => renderedElement?.removeAttribute('aria-expanded'));
  if (id === undefined) return;
  for (const button of card.querySelectorAll(`[aria-controls~="${CSS.escape(id)}"]`))
    button.setAttribute('aria-expanded', String(isVisible));
};

/** The card as an element; `press` is told what was pressed once its inputs are valid. */
export const renderCard = (payload: unknown, press: (action: PressedAction) => void): HTMLElement => {
  const card = new AdaptiveCard();
  card.hostConfig = createHostConfig();
  card.onExecuteAction = action => {
    if (action instanceof OpenUrlAction && action.url !== undefined) {
      window.open(action.url, '_blank', 'noopener');
      return;
    }
    const pressed = describe(action);
    if (pressed !== null) press(pressed);
  };
  card.parse(payload);
  const element = card.render();
  if (element !== undefined) {
    card.onElementVisibilityChanged = changed => sayExpanded(element, changed);
    for (const button of element.querySelectorAll('[aria-controls]'))
      for (const id of (button.getAttribute('aria-controls') ?? '').split(' ')) {
        const controlled = card.getElementById(id);
        if (controlled) sayExpanded(element, controlled);
      }
    return element;
  }
  const note = document.createElement('p');
  note.textContent = 'This card could not be shown.';
  return note;
};
