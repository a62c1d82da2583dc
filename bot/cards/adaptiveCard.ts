/** The part of the Adaptive Card 1.5 schema that our cards use (https://adaptivecards.io/explorer/). */
export type Colour = 'default' | 'accent' | 'good' | 'warning' | 'attention';

type Spaced = { spacing?: 'none' | 'small' | 'default' | 'medium' | 'large'; separator?: boolean };

/** What a toggle shows and hides. What is hidden is still sent with the other fields. */
type Hideable = { id?: string; isVisible?: false };

export type TextRun = {
  type: 'TextRun';
  text: string;
  weight?: 'bolder';
  color?: Colour;
  isSubtle?: boolean;
};

export type TextBlock = Spaced & {
  type: 'TextBlock';
  text: string;
  wrap: true;
  size?: 'large';
  weight?: 'bolder';
  isSubtle?: boolean;
  style?: 'heading';
};

export type RichText = Spaced & { type: 'RichTextBlock'; inlines: TextRun[] };

/** What a button carries: opaque keys. The server looks everything else up, and knows the person by itself. */
export type Press = { verb: string; [name: string]: string | number };

export type Execute = {
  type: 'Action.Execute';
  title?: string;
  verb: string;
  data: Press;
  style?: 'positive';
  associatedInputs?: 'auto' | 'none';
  /** For hosts without Universal Actions: the same press as a message. */
  fallback: {
    type: 'Action.Submit';
    title?: string;
    data: Press;
    style?: 'positive';
    associatedInputs?: 'auto' | 'none';
  };
};

export type Container = Spaced &
  Hideable & {
    type: 'Container';
    items: Element[];
    style?: 'emphasis' | 'attention';
    selectAction?: Execute;
  };

/** Shows and hides elements within the card, without asking anybody. */
export type Toggle = { type: 'Action.ToggleVisibility'; title: string; targetElements: string[] };

/** Buttons within a card, beside those at its end. */
export type ActionSet = Spaced & { type: 'ActionSet'; actions: (Execute | Toggle)[] };

export type Input = Spaced &
  (
    | {
        type: 'Input.Text';
        id: string;
        label: string;
        value?: string;
        placeholder?: string;
        isMultiline?: boolean;
        maxLength?: number;
        style?: 'url';
      }
    | { type: 'Input.Date'; id: string; label: string; value?: string }
    | { type: 'Input.Toggle'; id: string; title: string; value: 'true' | 'false'; wrap?: true }
    | {
        type: 'Input.ChoiceSet';
        id: string;
        label: string;
        style: 'expanded' | 'compact';
        placeholder?: string;
        isRequired?: boolean;
        errorMessage?: string;
        value?: string;
        /** Long choices are read whole. */
        wrap?: true;
        choices: { title: string; value: string }[];
      }
  );

export type Element = TextBlock | RichText | Container | ActionSet | Input;

/**
 * By which a card brings itself up to date whenever it is looked at, for the people whose Teams ids it names (60 at
 * most), or for everybody where it names nobody.
 *
 * @see https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/up-to-date-views
 */
export type Refresh = { action: Omit<Execute, 'fallback'>; userIds?: string[] };

export type AdaptiveCard = {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  refresh?: Refresh;
  body: Element[];
  actions: Execute[];
};

/** Teams takes more, but a card beyond this is refused by some hosts. */
export const largestCard = 28 * 1024;

export const sizeOf = (card: AdaptiveCard): number => new TextEncoder().encode(JSON.stringify(card)).length;

export const createCard = (body: Element[], actions: Execute[] = []): AdaptiveCard => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  body,
  actions,
});

/** Our own words only: a TextBlock reads Markdown, so what people wrote goes into `words`. */
export const heading = (text: string): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  size: 'large',
  weight: 'bolder',
  style: 'heading',
});

export const line = (text: string, how: Partial<TextBlock> = {}): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...how,
});

export const run = (text: string, how: Partial<TextRun> = {}): TextRun => ({ type: 'TextRun', text, ...how });

/** What people wrote, exactly as they wrote it. */
export const words = (inlines: TextRun[], how: Spaced = {}): RichText => ({
  type: 'RichTextBlock',
  inlines,
  ...how,
});

/** A button; `ignoreInputs` for those that leave a form without sending it. */
export const press = (
  data: Press,
  how: { title?: string; primary?: boolean; ignoreInputs?: boolean } = {},
): Execute => {
  const shown = {
    ...(how.title === undefined ? {} : { title: how.title }),
    ...(how.primary ? { style: 'positive' as const } : {}),
    ...(how.ignoreInputs ? { associatedInputs: 'none' as const } : {}),
  };
  return {
    type: 'Action.Execute',
    verb: data.verb,
    data,
    ...shown,
    fallback: { type: 'Action.Submit', data, ...shown },
  };
};

/** Set apart from what is around it. */
export const box = (items: Element[], how: Partial<Container> = {}): Container => ({
  type: 'Container',
  style: 'emphasis',
  items,
  ...how,
});

export const buttons = (...actions: (Execute | Toggle)[]): ActionSet => ({ type: 'ActionSet', actions });

export const toggle = (title: string, ...targetElements: string[]): Toggle => ({
  type: 'Action.ToggleVisibility',
  title,
  targetElements,
});

/** Shortened at a word, with a sign that there is more. */
export const shorten = (text: string, most: number): string => {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most - 40)).trimEnd()} …`;
};
