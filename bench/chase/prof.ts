import { deskOf } from '../../chase/index.ts';
import { messageCard } from '../../bot/messageCard.ts';
import { planChase } from '../../chase/index.ts';
import { madeReturn, opening } from '../../test/sending/madeReturn.ts';
import { england } from '../../test/register/madeSnapshot.ts';
import { accept } from '../../register/index.ts';
for (const n of [2000]) {
const snapshot = madeReturn(n);
let t = performance.now();
const messages = planChase({ snapshot, sent: [], calendar: england, now: opening });
console.log(n, 'plan', performance.now() - t);
const parts = { ledger: { listDrafts: async () => [] }, councils: () => [snapshot.council], snapshot: (c, at) => accept({ ...snapshot, asAt: at }), calendar: england, now: () => opening };
t = performance.now();
for (const m of messages.slice(0, 300)) await messageCard(parts, m, null);
console.log('card fresh snapshot', (performance.now() - t) / 300);
const parts2 = { ...parts, snapshot: () => accept(snapshot) };
t = performance.now();
for (const m of messages.slice(0, 300)) await messageCard(parts2, m, null);
console.log('card same snapshot', (performance.now() - t) / 300);
}
