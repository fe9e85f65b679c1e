import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
  /** What stands in place of a part that failed. */
  fallback: ReactNode;
}

/** Keeps the failure of one part from taking the others with it (SPEC D20); React has only classes for that. */
export class PartBoundary extends Component<Props, { hasFailed: boolean }> {
  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override state = { hasFailed: false };

  override render() {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
