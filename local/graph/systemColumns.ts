import type { ColumnDefinition } from './columnDefinitions.ts';

const system = (name: string, displayName: string, rest: Record<string, unknown>): ColumnDefinition => ({
  columnGroup: '_Hidden',
  description: '',
  enforceUniqueValues: false,
  hidden: false,
  required: false,
  name,
  displayName,
  indexed: false,
  readOnly: true,
  ...rest,
});

const singleLine = {
  allowMultipleLines: false,
  appendChangesToExistingText: false,
  linesForEditing: 0,
  maxLength: 255,
};
const instant = { displayAs: 'default', format: 'dateTime' };
const person = { allowMultipleSelection: false, chooseFromType: 'peopleAndGroups', displayAs: '' };

/** Columns of every generic list. Only Title can be written. */
export const systemColumns: readonly ColumnDefinition[] = [
  system('Title', 'Title', { readOnly: false, columnGroup: 'Custom Columns', text: singleLine }),
  system('ID', 'ID', { number: { decimalPlaces: 'none', displayAs: 'number' }, indexed: true }),
  system('ContentType', 'Content Type', { text: singleLine }),
  system('Modified', 'Modified', { dateTime: instant }),
  system('Created', 'Created', { dateTime: instant }),
  system('Author', 'Created By', { personOrGroup: person }),
  system('Editor', 'Modified By', { personOrGroup: person }),
  system('_UIVersionString', 'Version', { text: singleLine }),
  system('Attachments', 'Attachments', { boolean: {} }),
];
