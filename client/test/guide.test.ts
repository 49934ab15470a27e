import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import words from '../../assets/words/en/guide.json' with { type: 'json' };
import { actOf, type Facts, STEPS, stepFrom } from '../ui/guide/steps.ts';

const ui = fileURLToPath(new URL('../ui', import.meta.url));
const sources = readdirSync(ui, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(`${ui}/${name}`, 'utf8'))
  .join('\n');
const acts = STEPS.flatMap((step) => step.acts);

const before: Facts = {
  phase: 'briefing',
  looked: false,
  atCards: true,
  answered: false,
  agreed: false,
  atLedger: false,
  atComposer: false,
  addressed: false,
  triedBallot: false,
  sealedAct: false,
  shookHands: false,
  sealedGuess: false,
  paperIn: false,
};
const idAt = (at: number, facts: Facts) => STEPS[stepFrom(at, facts)]?.id;

describe('the lesson as data', () => {
  test('every sentence has words, and at most twelve of them', () => {
    const said = acts.flatMap((act) => [...act.words(before), ...act.words({ ...before, agreed: true })]);
    expect(said.filter((key) => !(key in words))).toEqual([]);
    const buttons = /^guide\.(title|step|skip|leave|show|play|first)$/;
    const sentences = Object.entries(words).filter(([key]) => !buttons.test(key));
    expect(sentences.filter(([, text]) => text.trim().split(/\s+/).length > 12)).toEqual([]);
    const ending = /^guide\.end/;
    expect(sentences.map(([key]) => key).filter((key) => !said.includes(key) && !ending.test(key))).toEqual([]);
  });

  test('every control that it points at is in the page', () => {
    const literal = [...sources.matchAll(/data-testid="([\w.-]+)"/g)].map((match) => match[1] as string);
    const begun = [...sources.matchAll(/`([\w-]+-)\$\{/g)].map((match) => match[1] as string);
    const known = (id: string) =>
      id.endsWith('*') ? begun.includes(id.slice(0, -1)) : literal.includes(id) || begun.some((part) => id.startsWith(part));
    expect(acts.flatMap((act) => act.controls).filter((id) => !known(id))).toEqual([]);
    expect(acts.every((act) => act.controls.length > 0)).toBe(true);
  });

  test('eleven steps, each with a name of its own', () => {
    expect(new Set(STEPS.map((step) => step.id)).size).toBe(11);
  });
});

describe('how it goes on', () => {
  test('by what was done, step by step, and past what the game has left behind', () => {
    expect(idAt(0, before)).toBe('you');
    const corridor: Facts = { ...before, phase: 'corridor' };
    expect(idAt(0, corridor)).toBe('names');
    expect(idAt(1, { ...corridor, looked: true, atCards: false })).toBe('offer');
    expect(idAt(2, { ...corridor, answered: true })).toBe('moved');
    expect(idAt(0, { ...corridor, answered: true, atLedger: true, triedBallot: true })).toBe('ballot');
    expect(idAt(1, { ...before, phase: 'handshake' })).toBe('hand');
    expect(idAt(0, { ...before, phase: 'verdict', paperIn: true })).toBe('end');
  });

  test('it never goes back, and within a step it says what is still to do', () => {
    expect(idAt(4, { ...before, phase: 'corridor' })).toBe('ballot');
    const ballot = STEPS[4];
    if (!ballot) throw new Error('no fifth step');
    const at = (facts: Partial<Facts>) => actOf(ballot, { ...before, phase: 'corridor', ...facts }).controls[0];
    expect(at({ atLedger: true })).toBe('tab-compose');
    expect(at({ atComposer: true })).toBe('partner');
    expect(at({ atComposer: true, addressed: true })).toBe('impossible');
    expect(at({ triedBallot: true })).toBe('sure');
  });

  test('after a refusal it does not say that something moved', () => {
    const moved = STEPS[3]?.acts[0];
    expect(moved?.words({ ...before, answered: true })).toContain('guide.refused');
    expect(moved?.words({ ...before, answered: true, agreed: true })).toContain('guide.moved');
  });
});
