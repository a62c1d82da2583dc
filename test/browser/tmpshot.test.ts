import { test } from '@jest/globals';
import { claimed } from '../register/madeRecommendation.ts';
import { launchChromium } from './launchChromium.ts';
import { serveDesk } from './deskOffice.ts';
import { answer, approver, audit, auditor, deskCouncil, officer, performance, strategyKey } from './deskCouncil.ts';
test('shots', async () => {
  const browser = await launchChromium();
  const updates = [
    answer(strategyKey, { band: 'A', commentary: 'The consultant withdrew, and a new one is being procured.', nextActions: 'Appoint in November.', requestedDue: '2025-06-30', requestReason: 'The consultant withdrew.' }),
    answer('kings-lynn/indicator/1.17', { value: 92, valueState: 'final', commentary: 'Steady.' }),
    answer('kings-lynn/action/A25', { band: 'G', state: 'returned', commentary: 'Fine.', decided: { by: approver, at: '2024-10-01T12:00:00Z', reason: 'Say which car parks.' } }),
  ];
  const office = await serveDesk(deskCouncil({ updates }));
  for (const width of [1440, 360]) {
    const p = await office.signIn(browser, officer, width);
    p.on('console', m => console.log(m.text()));
    await p.goto(`${office.origin}/tab/?view=my-return`);
    await p.getByText('answered, due').waitFor();
    await p.screenshot({ path: `/tmp/shots/my-${width}.png`, fullPage: true });
    await p.getByRole('button', { name: /^Answer: EV charging usage/ }).click();
    await p.getByLabel(/^Figure for/).fill('ninety');
    await p.getByRole('button', { name: 'Send my update' }).click();
    await p.getByRole('alert').waitFor();
    await p.screenshot({ path: `/tmp/shots/my-form-${width}.png`, fullPage: true });
    await p.goto(`${office.origin}/tab/?view=my-return&item=kings-lynn/action/A40`);
    await p.getByRole('button', { name: 'Send my update' }).waitFor();
    await p.screenshot({ path: `/tmp/shots/my-action-${width}.png`, fullPage: true });
    await p.goto(`${office.origin}/tab/?view=my-return&item=${audit.key}`);
    await p.getByLabel('It is still under way').check();
    await p.screenshot({ path: `/tmp/shots/my-audit-${width}.png`, fullPage: true });
    const d = await office.signIn(browser, approver, width);
    await d.goto(`${office.origin}/tab/?view=to-decide`);
    await d.getByText('wait for your decision').waitFor();
    await d.getByRole('button', { name: /^Send back: EV|^Send back: %|^Change the rating/ }).first().click();
    await d.screenshot({ path: `/tmp/shots/decide-${width}.png`, fullPage: true });
    const f = await office.signIn(browser, performance, width);
    await f.goto(`${office.origin}/tab/?period=2024-25-Q2`);
    await f.getByText('Close it for answers').waitFor();
    await f.screenshot({ path: `/tmp/shots/signoff-${width}.png`, fullPage: true });
    await f.goto(`${office.origin}/tab/?view=my-return`);
    await f.getByRole('searchbox').fill('car park');
    await f.screenshot({ path: `/tmp/shots/proxy-search-${width}.png`, fullPage: true });
    await f.getByRole('button', { name: /Car Parking Strategy/ }).click();
    await f.getByText('Who said it?').waitFor();
    await f.screenshot({ path: `/tmp/shots/proxy-${width}.png`, fullPage: true });
  }
  await browser.close(); await office.close();
}, 120000);
