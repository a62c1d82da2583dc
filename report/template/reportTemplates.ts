import type { PeriodId } from '../../register/index.ts';
import { makeKingsLynnTemplate } from './kingsLynn.ts';

export type ReportTemplate = {
  id: string;
  title: string;
  make: (options?: { alsoPeriods?: PeriodId[] }) => Uint8Array;
};

/** Templates that come with the product, by the name that the command line takes. */
export const reportTemplates: Record<'kings-lynn', ReportTemplate> = {
  'kings-lynn': {
    id: 'kings-lynn',
    title: "King's Lynn & West Norfolk: covering report to Cabinet",
    make: makeKingsLynnTemplate,
  },
};
