/** A button of a card that goes back to the bot. */
export type CardAction = {
  type: 'Action.Execute';
  title?: string;
  verb?: string;
  data?: unknown;
  style?: string;
};

export type CardInput = {
  type: string;
  id: string;
  label?: string;
  value?: unknown;
  choices?: { title: string; value: string }[];
};

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const nodesIn = (value: unknown): Node[] => {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (!isNode(value)) return [];
  return [value, ...['body', 'items', 'columns', 'inlines'].flatMap(name => nodesIn(value[name]))];
};

/** The button that the card itself puts first: what somebody who just goes on would press. */
export const primaryActionOf = (card: unknown): CardAction | null => {
  const actions = isNode(card) && Array.isArray(card['actions']) ? (card['actions'] as CardAction[]) : [];
  return actions.find(({ type, style }) => type === 'Action.Execute' && style === 'positive') ?? null;
};

export const inputsOf = (card: unknown): CardInput[] =>
  nodesIn(card).filter(
    (node): node is CardInput & Node =>
      String(node['type']).startsWith('Input.') && typeof node['id'] === 'string',
  );

/** All words of a card, a line for each block of text. */
export const textOf = (card: unknown): string =>
  nodesIn(card)
    .filter(({ type }) => type === 'TextBlock' || type === 'RichTextBlock')
    .map(node =>
      node['type'] === 'TextBlock'
        ? String(node['text'])
        : nodesIn(node['inlines'])
            .map(run => String(run['text']))
            .join(''),
    )
    .join('\n');

/** The cards that a message carries. */
export const cardsOf = (body: Record<string, unknown>): unknown[] => {
  const attachments: unknown[] = Array.isArray(body['attachments']) ? body['attachments'] : [];
  return attachments
    .filter(isNode)
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => content);
};
