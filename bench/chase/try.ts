import { measureOurs } from './ours.ts';
const n = Number(process.argv[2] ?? 200);
console.log(await measureOurs(n, { seed: 1, faults: { blocked: .02, acceptThenFail: .02, busyOnce: .005 }, latency: { least: 100, more: 60 } }));
