/**
 * What a seat may say to the table, by name: a scenario says on which day each opens (`unlock`). The commands themselves are
 * `shared/game/command.ts`, which a scenario may not import; shared/test/scenario.test.ts holds the two together.
 */
export const VERBS: readonly string[] = [
  'persuade',
  'ask.quietly',
  'promise.ask',
  'promise.circulate',
  'promise.give',
  'promise.withdraw',
  'deal.propose',
  'deal.circulate',
  'deal.answer',
  'deal.counter',
  'deal.withdraw',
  'deal.takeback',
  'line.table',
  'line.vote',
  'straw.answer',
  'group.staff',
  'group.nudge',
  'group.lobby',
  'oath.bend',
  'investigate',
  'document.show',
  'quote.give',
  'press.print',
  'proxy.give',
  'candidate.withdraw',
  'vote.aloud',
  'floor.seal',
  'rollcall.vote',
  'handshake.give',
  'forecast.seal',
  'attend',
  // A new action goes above this line (npm run new).
  'deliver',
  'ready',
];

/** Whether a seat can ever say this. */
export const isVerb = (name: string): boolean => VERBS.includes(name);
