import { planKey, planKinds, type Plan, type Result } from '../../register/index.ts';
import { FieldReader } from './fieldReader.ts';
import type { Fields } from './row.ts';

export const parsePlan = (fields: Fields): Result<Plan> => {
  const read = new FieldReader(fields);
  const key = read.text('Key');
  const council = read.text('Council');
  const id = key.slice(key.lastIndexOf('/') + 1);
  read.keyIs(planKey(council, id));
  return read.finish({
    key,
    id,
    council,
    title: read.text('Title'),
    kind: read.choice('Kind', planKinds),
    parent: read.textOrNull('Parent'),
    order: read.number('ReportOrder'),
    from: read.dayOrNull('From'),
    to: read.dayOrNull('To'),
  });
};

export const planFields = (plan: Plan): Fields => ({
  Title: plan.title,
  Key: plan.key,
  Council: plan.council,
  Kind: plan.kind,
  Parent: plan.parent,
  ReportOrder: plan.order,
  From: plan.from,
  To: plan.to,
});
