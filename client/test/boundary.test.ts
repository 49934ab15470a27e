import { expect, test, vi } from 'vitest';
import { Boundary } from '../ui/boundary.tsx';
import { nodesOf, textOf } from './tree.ts';

test('a page that cannot be drawn says so and can be loaded anew; nothing of the fault is told but its kind', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const page = new Boundary({ children: 'the game' });
  expect(page.render()).toBe('the game');
  page.componentDidCatch(new TypeError('cannot read the cross beside Vela'));
  page.state = Boundary.getDerivedStateFromError();
  expect(textOf(page.render())).toMatch(/^A fault of this page/);
  expect(nodesOf(page.render()).filter(({ type }) => type === 'button')).toHaveLength(1);
  expect(told.mock.calls.flat().join(' ')).toMatch(/TypeError$/);
  told.mockRestore();
});
