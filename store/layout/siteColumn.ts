import { textIn } from '../graph/pages.ts';

/** A column as the site has it. `facet` is what Graph calls its type, with what it says of it. */
export type SiteColumn = {
  id: string;
  name: string;
  displayName: string;
  indexed: boolean;
  unique: boolean;
  /** Neither ours nor somebody's: SharePoint puts it into every list. */
  isOfSharePoint: boolean;
  facet: { name: string; says: Record<string, unknown> };
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Types of columns. @see https://learn.microsoft.com/graph/api/resources/columndefinition */
const facetNames = [
  'text',
  'choice',
  'number',
  'boolean',
  'dateTime',
  'personOrGroup',
  'lookup',
  'currency',
  'calculated',
  'hyperlinkOrPicture',
  'geolocation',
  'term',
  'thumbnail',
  'contentApprovalStatus',
] as const;

const everyList = new Set(['Title', 'Attachments', 'ContentType']);

const isOfSharePoint = (raw: Record<string, unknown>, name: string): boolean =>
  raw['readOnly'] === true || raw['hidden'] === true || name.startsWith('_') || everyList.has(name);

/** Null for what is no column. */
export const parseSiteColumn = (raw: unknown): SiteColumn | null => {
  const name = textIn(raw, 'name');
  if (!isObject(raw) || name === null) return null;
  const facet = facetNames.find(one => isObject(raw[one]));
  const says = facet === undefined ? null : raw[facet];
  return {
    id: textIn(raw, 'id') ?? name,
    name,
    displayName: textIn(raw, 'displayName') ?? name,
    indexed: raw['indexed'] === true,
    unique: raw['enforceUniqueValues'] === true,
    isOfSharePoint: isOfSharePoint(raw, name),
    facet: { name: facet ?? 'unknown', says: isObject(says) ? says : {} },
  };
};

/** What may be chosen in a column of choices; none in any other. */
export const choicesOf = ({ facet }: SiteColumn): string[] => {
  const { choices } = facet.says;
  return Array.isArray(choices) ? choices.filter((one): one is string => typeof one === 'string') : [];
};
