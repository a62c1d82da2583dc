import { lazy } from 'react';

/**
 * Views that are downloaded when they are first opened, so that the first one is there soon. All are asked for once it
 * stands, and wait in the browser's store.
 */
const pages = {
  items: () => import('./ItemsPage.tsx'),
  recommendations: () => import('./RecommendationsPage.tsx'),
  documents: () => import('./DocumentsPage.tsx'),
  meetings: () => import('./meeting/MeetingsPage.tsx'),
  meeting: () => import('./meeting/MeetingPage.tsx'),
  returns: () => import('./ReturnsPage.tsx'),
  desk: () => import('./DeskView.tsx'),
  panel: () => import('./panel/ItemPanel.tsx'),
};

export const ItemsPage = lazy(() => pages.items().then(({ ItemsPage: page }) => ({ default: page })));
export const RecommendationsPage = lazy(() =>
  pages.recommendations().then(({ RecommendationsPage: page }) => ({ default: page })),
);
export const DocumentsPage = lazy(() =>
  pages.documents().then(({ DocumentsPage: page }) => ({ default: page })),
);
export const MeetingsPage = lazy(() =>
  pages.meetings().then(({ MeetingsPage: page }) => ({ default: page })),
);
export const MeetingPage = lazy(() => pages.meeting().then(({ MeetingPage: page }) => ({ default: page })));
export const ReturnsPage = lazy(() => pages.returns().then(({ ReturnsPage: page }) => ({ default: page })));
export const DeskView = lazy(() => pages.desk().then(({ DeskView: page }) => ({ default: page })));
export const ItemPanel = lazy(() => pages.panel().then(({ ItemPanel: page }) => ({ default: page })));

/** By then the first view stands; in milliseconds. */
const afterFirst = 1_000;

/**
 * Fetches, in a quiet moment, what has not been opened yet. A page that is offline opens it later, or says that it
 * cannot. Returns how to call that off.
 */
export const fetchOtherViews = (): (() => void) => {
  const timer = window.setTimeout(() => {
    for (const load of Object.values(pages)) void load().catch(() => undefined);
  }, afterFirst);
  return () => window.clearTimeout(timer);
};
