import { z } from 'zod';
import { statusTable } from './statusTable.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({});

export const actionStatus: BlockDefinition<typeof parameters> = {
  id: 'action-status',
  title: 'Status of actions by priority',
  says: 'Counts and percentages of actions by rating, a row for each priority or delivery plan and one for all of them',
  parameters,
  example: {},
  run: input => statusTable(input, 'action'),
};
