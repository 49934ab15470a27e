import { describe, expect, test } from 'vitest';
import { eventsFor } from '#shared/game/audience.ts';
import type { Clause, Command } from '#shared/game/command.ts';
import { publicView, seatView } from '#shared/game/view.ts';
import { Teller } from './stories/story.ts';

/** What others did first is nobody's business: the same hidden acts in another order read the same (docs/rulebook.md §8). */
const PERSONS = ['ana', 'ben', 'alba', 'luna', 'bora', 'elna', 'gala', 'java', 'gazette'];
/** With this one the first night takes a deal to the newsroom. */
const SEED = 'order-1';
type Deed = readonly [seat: string, command: Command];
const propose = (by: string, to: string, ...clauses: Clause[]): Deed => [by, { type: 'deal.propose', to: [to], clauses }];
const accept = (seat: string, deal: string): Deed => [seat, { type: 'deal.answer', deal, accept: true }];
const show = (by: string, document: string, to: string): Deed => [by, { type: 'document.show', document, to: [to] }];
const tell = (...deeds: readonly Deed[]) =>
  deeds.reduce(
    (teller, [seat, command]) => teller.does(seat, command),
    new Teller({ seed: SEED, persons: PERSONS, hall: (little) => little }).to('corridor'),
  );
const read = (teller: Teller, seat: string) => [publicView(teller.world, teller.state), seatView(teller.world, teller.state, seat)];
const backs = (by: string): Clause => ({ kind: 'endorse', by, candidate: 'ana' });

describe('the order of hidden acts', () => {
  test('broken words are read out by name, not in the order of the deals', () => {
    const one = [propose('java', 'bora', backs('java')), accept('bora', 'java>bora#1')];
    const other = [propose('elna', 'gala', backs('elna')), accept('gala', 'elna>gala#1')];
    const [first, second] = [tell(...one, ...other).to('reveal'), tell(...other, ...one).to('reveal')];
    const breaches = (teller: Teller) =>
      teller.state.record.filter((line) => line.key === 'record.breach.endorse').map((line) => line.args.party);
    expect(breaches(first)).toEqual(['Elna', 'Java']);
    expect(read(second, 'loom')).toEqual(read(first, 'loom'));
  });

  test('papers shown to me lie by name, whoever else saw which of them first', () => {
    const [one = '', other = ''] = seatView(tell().world, tell().state, 'ana').documents.map((paper) => paper.id);
    const shown = (first: string, second: string) =>
      read(tell(show('ana', first, 'gala'), show('ana', second, 'java'), show('ana', one, 'bora'), show('ana', other, 'bora')), 'bora');
    expect(shown(other, one)).toEqual(shown(one, other));
  });

  test('a promise given anew reads as on the day when I saw it, whoever had seen the old one', () => {
    const again = (...before: readonly Deed[]) => {
      const teller = tell(['elna', { type: 'promise.give', candidate: 'ana' }], ...before).to('corridor', 2);
      teller.does('elna', { type: 'promise.withdraw', candidate: 'ana' }).does('elna', { type: 'promise.give', candidate: 'ana' });
      return seatView(teller.world, teller.does('ana', show('ana', 'promise:elna>ana', 'gala')[1]).state, 'gala').shownToMe;
    };
    expect(again(show('ana', 'promise:elna>ana', 'java'))).toEqual(again());
  });

  test('those who moved texts are named by name; who sits in a room is read there alone', () => {
    const lobby = (seat: string, issue: string): Deed => [seat, { type: 'group.lobby', issue, tokens: 1, towards: 'high' }];
    const hands = (...deeds: readonly Deed[]) => publicView(tell().world, tell(...deeds).to('corridor', 2).state).affairs.handprints;
    const [one, other] = [lobby('loom', 'forum'), lobby('alba', 'connect')];
    expect(hands(one, other).map((hand) => hand.by)).toEqual(['alba', 'loom']);
    expect(hands(other, one)).toEqual(hands(one, other));
    const teller = tell(['bora', { type: 'group.staff', issues: ['forum'] }], lobby('alba', 'forum'));
    const rooms = (seat: string) =>
      eventsFor(teller.world, teller.entries.at(-1)?.events ?? [], seat).map((event) => 'room' in event && event.room);
    expect([rooms('bora'), rooms('alba'), rooms('ana')]).toEqual([[['bora']], [[]], [[]]]);
  });

  test('which deal leaks to the newsroom hangs on neither their order nor who has seen it', () => {
    const note = (by: string): Clause => ({ kind: 'note', by, text: 'Between us.' });
    const one = [propose('java', 'bora', note('java')), accept('bora', 'java>bora#1')];
    const other = [propose('elna', 'gala', note('elna')), accept('gala', 'elna>gala#1')];
    const found = (...deeds: readonly Deed[]) =>
      seatView(tell().world, tell(...deeds).to('corridor', 2).state, 'gazette').shownToMe.map((paper) => paper.id);
    expect(found(...other, ...one)).toEqual(found(...one, ...other));
    const seen = found(...one, show('java', 'deal:java>bora#1', 'elna'));
    expect(seen).toEqual(found(...one));
    expect(seen).toEqual(['deal:java>bora#1']);
  });
});
