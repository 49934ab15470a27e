import { Component, type ComponentChildren } from 'preact';
import { say } from '../store/words.ts';

/** A fault of drawing leaves no half page behind: one sentence in its place, and a way on. */
export class Boundary extends Component<{ readonly children: ComponentChildren }, { readonly broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  /** What went wrong may quote what somebody wrote or marked: only its kind is told. */
  override componentDidCatch(error: unknown): void {
    console.error('Present and Voting: the page could not be drawn:', error instanceof Error ? error.name : typeof error);
  }

  override render(): ComponentChildren {
    if (!this.state.broken) return this.props.children;
    return (
      <main class="opening" data-testid="broken">
        <p role="alert">{say('broken')}</p>
        <button type="button" class="btn" onClick={() => location.reload()}>
          {say('broken.reload')}
        </button>
      </main>
    );
  }
}
