import type { Indicator, Item, Result } from '../../register/index.ts';
import { actionFields, parseAction } from './action.ts';
import { complaintFields, parseComplaint } from './complaint.ts';
import { documentFields, parseDocument } from './document.ts';
import { parseRecommendation, recommendationFields } from './recommendation.ts';
import type { Fields } from './row.ts';

/** What the Items list holds. Measures have a list of their own. */
export type ListedItem = Exclude<Item, Indicator>;

/** By its Kind; a row of no known kind is read as an action, whose parser says so. */
export const parseItem = (fields: Fields): Result<ListedItem> => {
  switch (fields['Kind']) {
    case 'recommendation':
      return parseRecommendation(fields);
    case 'document':
      return parseDocument(fields);
    case 'complaint':
      return parseComplaint(fields);
    default:
      return parseAction(fields);
  }
};

export const itemFields = (item: ListedItem): Fields => {
  switch (item.kind) {
    case 'action':
      return actionFields(item);
    case 'recommendation':
      return recommendationFields(item);
    case 'document':
      return documentFields(item);
    case 'complaint':
      return complaintFields(item);
  }
};
