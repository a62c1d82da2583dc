import { z } from 'zod';
import { statusTable } from './statusTable.ts';
import type { BlockDefinition } from './definition.ts';

const parameters = z.strictObject({});

export const indicatorStatus: BlockDefinition<typeof parameters> = {
  id: 'indicator-status',
  title: 'Status of indicators by priority',
  says: 'Counts and percentages of indicators by rating, a row for each priority or delivery plan and one for all of them',
  parameters,
  example: {},
  run: input => statusTable(input, 'indicator'),
};
