/** Day or evening; without a choice the system decides. The choice is kept for this visit only. */
export function toggleTheme(): void {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'evening' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'day' : 'evening';
}
