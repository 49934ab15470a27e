export function mountStage(_host: HTMLElement, _options: { mode: 'hall' | 'map' | 'count'; reducedMotion: boolean }): { destroy(): void } {
  throw new Error('no stage yet');
}
