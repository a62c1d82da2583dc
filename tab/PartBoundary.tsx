import { Component, type ReactNode } from 'react';
import { FailureView } from './FailurePage.tsx';

type Props = { children: ReactNode };

/**
 * Around a part that is downloaded when it is opened. Where that fails, because the connection is gone or a newer
 * version has taken the place of this one, the rest of the page stands, and opening the page again helps.
 */
export class PartBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <FailureView failure="part-missing" onRetry={() => window.location.reload()} />
    ) : (
      this.props.children
    );
  }
}
