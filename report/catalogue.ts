import { z } from 'zod';
import { refuse, type PeriodId, type Problem, type Result, type Snapshot } from '../register/index.ts';
import { actionStatus } from './blocks/actionStatus.ts';
import { actionsByBand } from './blocks/actionsByBand.ts';
import { auditAgeing } from './blocks/auditAgeing.ts';
import { auditAwaiting } from './blocks/auditAwaiting.ts';
import { auditDirectorates } from './blocks/auditDirectorates.ts';
import { auditFlow } from './blocks/auditFlow.ts';
import { auditOutstanding } from './blocks/auditOutstanding.ts';
import { auditRate } from './blocks/auditRate.ts';
import { auditRevised } from './blocks/auditRevised.ts';
import { changes } from './blocks/changes.ts';
import type { BlockDefinition } from './blocks/definition.ts';
import { indicatorStatus } from './blocks/indicatorStatus.ts';
import { peerChallengeProgress } from './blocks/peerChallengeProgress.ts';
import { policiesOverdue } from './blocks/policiesOverdue.ts';
import type { BlockInput } from './blocks/position.ts';
import { returns } from './blocks/returns.ts';
import { value } from './blocks/value.ts';
import type { BlockModel } from './model.ts';

/** A block as people choose it. `parameters` is a JSON Schema of the tag's parameters; `example` fits it. */
export type CatalogueEntry = {
  id: string;
  title: string;
  says: string;
  parameters: Record<string, unknown>;
  example: Record<string, string>;
};

type Entry = CatalogueEntry & {
  run: (input: BlockInput, parameters: Record<string, string>) => Result<BlockModel>;
};

const problemOf = (issue: z.core.$ZodIssue, block: string): Problem[] => {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key): Problem => ({ code: 'unknown-parameter', field: key, facts: { block } }));
  }
  const field = issue.path.join('.');
  if (issue.code === 'invalid_value')
    return [{ code: 'not-a-choice', field, facts: { known: issue.values.join(', ') } }];
  return [{ code: 'missing', field, facts: { block } }];
};

const entry = <S extends z.ZodObject>({ parameters, run, example, ...about }: BlockDefinition<S>): Entry => ({
  ...about,
  parameters: z.toJSONSchema(parameters),
  example: Object.fromEntries(Object.entries(example).map(([name, text]) => [name, String(text)])),
  run: (input, given) => {
    const parsed = parameters.safeParse(given);
    if (parsed.success) return run(input, parsed.data);
    return refuse(...parsed.error.issues.flatMap(issue => problemOf(issue, about.id)));
  },
});

const entries: Entry[] = [
  entry(actionStatus),
  entry(indicatorStatus),
  entry(actionsByBand),
  entry(value),
  entry(auditOutstanding),
  entry(auditFlow),
  entry(auditAgeing),
  entry(auditDirectorates),
  entry(auditRevised),
  entry(auditAwaiting),
  entry(auditRate),
  entry(policiesOverdue),
  entry(peerChallengeProgress),
  entry(changes),
  entry(returns),
];

/** JSON-safe; in the order in which a person is offered them. */
export const blockCatalogue: CatalogueEntry[] = entries.map(({ id, title, says, parameters, example }) => ({
  id,
  title,
  says,
  parameters,
  example,
}));

export type BlockRequest = {
  snapshot: Snapshot;
  block: string;
  period: PeriodId;
  parameters?: Record<string, string>;
};

/**
 * Makes a block from a snapshot; every surface shows what this gives. Refused with `unknown-block`,
 * `unknown-parameter`, `missing` or `not-a-choice` for the tag, `unknown-period` where the register has no such
 * period, and `unknown-plan`, `unknown-item` or `band-not-in-scheme` for what a parameter names.
 */
export const runBlock = ({ snapshot, block, period, parameters = {} }: BlockRequest): Result<BlockModel> => {
  const found = entries.find(one => one.id === block);
  if (!found) {
    const known = entries.map(one => one.id).join(', ');
    return refuse({ code: 'unknown-block', field: 'block', facts: { block, known } });
  }
  if (!snapshot.periods.some(one => one.period === period)) {
    const known = snapshot.periods.map(one => one.period).join(', ');
    return refuse({ code: 'unknown-period', field: 'period', facts: { period, known } });
  }
  return found.run({ snapshot, period }, parameters);
};
