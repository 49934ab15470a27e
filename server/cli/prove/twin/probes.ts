import type { Chooser } from './plan.ts';

interface Probe {
  readonly name: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const command = (body: Readonly<Record<string, unknown>>): Probe => ({ name: 'command', body: { command: body } });

/**
 * A request that ends in an error: for a deal or a paper of others, which exists in one of the runs alone, for something that
 * is nowhere, for what is the host's, for what is no request. `deals` are ids that the asker has no part in.
 */
export function probe(deals: readonly string[], pick: Chooser): Probe {
  const deal = deals[pick(deals.length)] ?? 's1a>s2b#1';
  const probes: readonly Probe[] = [
    command({ type: 'deal.answer', deal, accept: true }),
    command({ type: 'deal.answer', deal, accept: false }),
    command({ type: 'deal.withdraw', deal }),
    command({ type: 'deal.takeback', deal }),
    command({ type: 'deal.counter', deal, clauses: [{ kind: 'note', by: 's1a', text: 'Hello.' }] }),
    command({ type: 'document.show', document: `deal:${deal}`, to: [] }),
    command({ type: 'press.print', story: { about: 'document', document: `deal:${deal}` } }),
    command({ type: 'deal.answer', deal: 'nobody>nowhere#9', accept: true }),
    command({ type: 'deal.propose', to: ['nowhere'], clauses: [{ kind: 'note', by: 's1a', text: 'Hello.' }] }),
    command({ type: 'promise.ask', states: ['s1a', 's2b', 'nowhere'] }),
    command({ type: 'rollcall.vote', vote: 'yes' }),
    command({ type: 'no.such.command' }),
    { name: 'command', body: { command: 'what', more: true } },
    { name: 'paper', body: { post: 0, round: 9, epoch: 1, envelope: `${'A'.repeat(167)}=` } },
    { name: 'paper', body: { post: 0, round: 1, epoch: 1, envelope: 'short' } },
    { name: 'host.seat', body: { seat: 's1a', by: 'bot' } },
    { name: 'host.pause', body: { paused: true } },
    { name: 'seat.take', body: { seat: 's1a' } },
    { name: 'why', body: {} },
    { name: 'resync', body: {} },
    { name: 'archive.export', body: { of: deal } },
  ];
  return probes[pick(probes.length)] as Probe;
}
