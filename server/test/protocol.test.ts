import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { audienceOf } from '#shared/game/audience.ts';
import type { GameEvent } from '#shared/game/event.ts';
import { setUp } from '#shared/game/setup.ts';
import { publicView } from '#shared/game/view.ts';
import { compileWorld } from '#shared/game/world.ts';
import { apply, type Patch } from '#shared/kit/patch.ts';
import { CreateOptions, DOOR_CODES, JoinOptions, PROTOCOL_VERSION, requests } from '#shared/protocol/messages.ts';
import { readHall } from '../../client/session/hall.ts';
import { littleScenario } from '../../shared/test/little.ts';
import { HallState, paint } from '../rooms/hall-state.ts';

const refusal = z.strictObject({ code: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) });
const schemas: Record<string, { safeParse(data: unknown): { success: boolean } }> = {
  CreateOptions,
  JoinOptions,
  ...requests,
  Welcome: z.strictObject({
    code: z.string().length(6),
    seat: z.nullable(z.string()),
    token: z.nullable(z.string()),
    host: z.boolean(),
    inBox: z.boolean(),
  }),
  ConsoleUpdate: z.strictObject({
    seats: z.array(
      z.strictObject({
        id: z.string(),
        held: z.enum(['person', 'bot']),
        connected: z.boolean(),
        ready: z.boolean(),
        sealed: z.nullable(z.boolean()),
      }),
    ),
    boothDue: z.boolean(),
    cut: z.int(),
  }),
  AwayUpdate: z.strictObject({
    bot: z.boolean(),
    from: z.strictObject({ phase: z.string(), day: z.int() }),
    events: z.array(z.looseObject({ type: z.string() })),
  }),
  Reply: z.union([z.strictObject({ ok: z.literal(true) }), z.strictObject({ ok: z.literal(false), refusal })]),
  SeatUpdate: z.strictObject({
    n: z.int(),
    events: z.array(z.looseObject({ type: z.string() })),
    patch: z.nullable(z.object({})),
    view: z.optional(z.object({})),
  }),
  Whys: z.strictObject({
    answers: z.array(
      z.strictObject({
        day: z.int(),
        act: z.looseObject({ kind: z.enum(['endorse', 'speak', 'line', 'rollcall', 'deal']) }),
        why: z.strictObject({ key: z.string(), args: z.record(z.string(), z.union([z.string(), z.number()])) }),
      }),
    ),
  }),
};
const examples = [
  ...readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8').matchAll(/```json (\S+)\n([\s\S]*?)```/g),
].map((match) => ({ name: match[1] as string, text: match[2] as string }));

describe('docs/protocol.md', () => {
  test('every request and every push has an example, and every example is what it says', () => {
    expect(new Set(examples.map((example) => example.name))).toEqual(new Set(Object.keys(schemas)));
    for (const { name, text } of examples) expect(schemas[name]?.safeParse(JSON.parse(text)).success, `${name}: ${text}`).toBe(true);
  });

  test('the version is the one that is spoken, and every code of the door is explained and has words', () => {
    const page = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');
    expect(page).toContain(`Version ${PROTOCOL_VERSION}.`);
    const folder = new URL('../../assets/words/en/', import.meta.url);
    const words = Object.assign({}, ...readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))));
    for (const code of DOOR_CODES) {
      expect(page).toContain(`\`${code}\``);
      expect(Object.keys(words)).toContain(`refusal.${code}`);
    }
  });

  test('the example of a seat update applies, and its event has that audience', () => {
    const update = JSON.parse(examples.find((example) => example.name === 'SeatUpdate')?.text ?? '') as {
      patch: Patch;
      events: GameEvent[];
    };
    expect(apply({ given: {} }, update.patch)).toEqual({ given: { vela: { day: 1, live: true } } });
    expect(audienceOf(compileWorld(littleScenario()), update.events[0] as GameEvent)).toContain('marrow-isles');
  });
});

test('the hall read again is the view that was painted', () => {
  const world = compileWorld(littleScenario());
  const view = publicView(world, setUp(world, { seed: 'x', openDice: true, persons: [] }));
  const hall = new HallState();
  expect(readHall(hall as never)).toBeNull();
  paint(hall, view);
  expect(readHall(hall as never)).toEqual(view);
});
