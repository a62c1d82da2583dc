/**
 * THE TAB. What managers see in their channel: the register as it stands, in the host's own look. It knows the rules,
 * the blocks and the server's client; it may not know Graph, SharePoint or the chase.
 */
import { createRoot } from 'react-dom/client';
import { Page } from './Page.tsx';
import { openSession } from './session.ts';

const place = document.getElementById('page');
if (!place) throw new Error('index.html has no place for the page');

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches;
document.body.style.margin = '0';
createRoot(place).render(<Page opening={openSession()} firstTheme={prefersDark ? 'dark' : 'light'} />);
