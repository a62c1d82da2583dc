/**
 * THE ADD-IN. What authors see beside their report in Word: live blocks, refreshed from the register. It knows the
 * rules, the blocks and the server's client; `word.ts` alone knows Office.js. It may not know Graph or SharePoint.
 */
import { createRoot } from 'react-dom/client';
import { PaneRoot } from './PaneRoot.tsx';
import { openPane } from './openPane.ts';

const place = document.getElementById('pane');
if (!place) throw new Error('index.html has no place for the pane');

document.body.style.margin = '0';
createRoot(place).render(<PaneRoot opening={openPane()} />);
