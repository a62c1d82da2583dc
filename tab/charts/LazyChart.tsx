import { Component, lazy, Suspense, type ReactNode } from 'react';

/** The line is drawn by a library that no table waits for. */
export const LineOverTime = lazy(() =>
  import('./LineOverTime.tsx').then(({ LineOverTime: chart }) => ({ default: chart })),
);

export const StatusChart = lazy(() =>
  import('./StatusChart.tsx').then(({ StatusChart: chart }) => ({ default: chart })),
);

type Props = {
  /** Pixels that are kept for it, so that nothing moves when it comes. */
  height: number;
  children: ReactNode;
};

/** A chart that is downloaded after its table. Where it cannot be, one line says so and nothing else is missing. */
export class LazyChart extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { height, children } = this.props;
    if (this.state.failed) return <p>The chart could not be opened. The table has the same figures.</p>;
    return <Suspense fallback={<div style={{ minHeight: height }} />}>{children}</Suspense>;
  }
}
