import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { kingsLynnRegister } from '../../local/sample/kingsLynn.ts';
import { summariseStatus, type RegisterStore, type Snapshot } from '../../register/index.ts';
import {
  createRegisterStore,
  freezePeriod,
  importRegister,
  loadSchemes,
  provision,
} from '../../store/index.ts';
import { siteAddress, startOffice, type Office } from './office.ts';

const q1 = '2024-25-Q1';
let office: Office;
let register: RegisterStore;

const snapshot = (): Snapshot => {
  const made = register.snapshot('kings-lynn', '2024-09-30T08:00:00Z');
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return made.value;
};

beforeAll(async () => {
  office = await startOffice();
  const { graph } = office;
  await provision({ graph, site: siteAddress });
  await importRegister(kingsLynnRegister(), { graph, site: siteAddress });
  register = createRegisterStore({ graph, site: siteAddress, schemes: loadSchemes('register/schemes') });
  await register.refresh();
}, 120_000);

afterAll(() => office.stop());

describe('a closed period is kept as it stood', () => {
  test('a period that is not closed is refused, and no file is made', async () => {
    expect(await freezePeriod(register, snapshot(), '2024-25-Q2')).toMatchObject({
      ok: false,
      problems: [{ code: 'period-not-closed' }],
    });
    expect(await register.getFile('Snapshots/kings-lynn/2024-25-Q2.json')).toBeNull();
  });

  test('the file is in the library, its row has the hash of its bytes, and it gives the printed figures again', async () => {
    const frozen = await freezePeriod(register, snapshot(), q1);
    const row = snapshot().periods.find(one => one.period === q1);
    const bytes = await register.getFile(row?.snapshotFile ?? '');
    expect(frozen).toMatchObject({ ok: true, value: { hash: row?.snapshotHash, alreadyFrozen: false } });
    expect(createHash('sha256').update(bytes!).digest('hex')).toBe(row?.snapshotHash);
    const kept = JSON.parse(new TextDecoder().decode(bytes!)) as Snapshot;
    expect(summariseStatus(kept, q1, 'action')).toEqual(summariseStatus(snapshot(), q1, 'action'));
    expect(kept.people).toEqual([]);
  });

  test('it is frozen once: later the same file and hash are given', async () => {
    const again = await freezePeriod(register, snapshot(), q1);
    const row = snapshot().periods.find(one => one.period === q1);
    expect(again).toEqual({
      ok: true,
      value: { file: row?.snapshotFile, hash: row?.snapshotHash, alreadyFrozen: true },
    });
  });
});
