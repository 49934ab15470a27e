import type { LinkedPost } from '#shared/scenario/schema.ts';
import { scenario } from '../../store/store.ts';
import { say } from '../../store/words.ts';

/** The post with this place in the order of voting; 0 is the post that the game is about. */
const linkedAt = (post: number): LinkedPost | null => scenario.value?.linked[post - 1] ?? null;

/** What the paper of this place is for. */
export const postTitle = (post: number): string => linkedAt(post)?.title ?? scenario.value?.post ?? '';

export const blocName = (id: string): string => scenario.value?.blocs.find((bloc) => bloc.id === id)?.name ?? id;

export const issueName = (id: string): string => scenario.value?.issues.find((issue) => issue.id === id)?.name ?? id;

/** What stands at one end of an issue. */
export const sideOfIssue = (id: string, towards: 'low' | 'high'): string =>
  scenario.value?.issues.find((issue) => issue.id === id)?.[towards] ?? towards;

/** What a thing costs, in talks. */
export const cost = (talks: number): string => (talks === 1 ? say('affairs.cost.1') : say('affairs.cost.n', { n: talks }));
