import type { ComponentChildren, VNode } from 'preact';

const isNode = (node: ComponentChildren): node is VNode => typeof node === 'object' && node !== null && 'props' in node;

/** Every node that was written into this tree; components in it are not called. */
export const nodesOf = (node: ComponentChildren): readonly VNode[] =>
  Array.isArray(node) ? node.flatMap(nodesOf) : isNode(node) ? [node, ...nodesOf(node.props.children)] : [];

/** All its text in one line. */
export const textOf = (node: ComponentChildren): string =>
  Array.isArray(node) ? node.map(textOf).join('') : isNode(node) ? textOf(node.props.children) : typeof node === 'string' ? node : '';
