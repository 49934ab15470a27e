import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { minutes } from '#shared/game/minutes.ts';
import { loadScenario } from '#shared/scenario/load.ts';
import { ballots } from './stories/ballots.ts';
import { bargains } from './stories/bargains.ts';
import { hall } from './stories/hall.ts';
import { type Story, Teller } from './stories/story.ts';

/**
 * Golden transcripts. Each story is played and its minutes compared with `golden/<id>.txt` to the letter; `UPDATE=1` writes them
 * again (read the difference before you commit it).
 */
const golden = new URL('./golden/', import.meta.url);
const words = JSON.parse(readFileSync(new URL('../../assets/words/en/minutes.json', import.meta.url), 'utf8')) as Record<string, string>;
const stories: readonly Story[] = [...bargains, ...hall, ...ballots];

describe('stories', () => {
  test.each(stories.map((story) => [story.id, story] as const))('%s', (id, story) => {
    const teller = new Teller(story);
    expect(loadScenario(id, teller.world.scenario)).toMatchObject({ ok: true });
    story.tell(teller);
    for (const [name, holds] of Object.entries(story.proves)) expect(holds(teller.state), name).toBe(true);
    const text = minutes(teller.world, teller.entries, words);
    expect(text).not.toMatch(/minutes\.|\{\w+\}|undefined/);
    const file = new URL(`${id}.txt`, golden);
    if (process.env.UPDATE === '1') writeFileSync(file, text);
    expect(existsSync(file), `no golden/${id}.txt yet: UPDATE=1 writes it`).toBe(true);
    expect(text).toBe(readFileSync(file, 'utf8'));
  });

  test('every golden file has its story', () => {
    expect(readdirSync(golden).sort()).toEqual(stories.map((story) => `${story.id}.txt`).sort());
  });
});
