import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onward, type Person, until } from '../../../../test/rig.ts';
import { type Case, inTurn, type Never } from '../case.ts';
import { begun } from '../scene.ts';
import { requestFrame } from '../wire.ts';

const note = (text: unknown): unknown => ({ type: 'deal.propose', to: ['vereda'], clauses: [{ kind: 'note', by: 'halden', text }] });

/** Texts that no note may be. */
const refused = (n: number, name: string, texts: readonly string[]): Case => ({
  n,
  name,
  expect: 'refused malformed',
  run: async (scene) => {
    const person = scene.corridor.people.get('halden') as Person;
    return inTurn(texts, async (text) => {
      const reply = await person.ask('command', { command: note(text) });
      return reply.ok ? 'ok' : `refused ${reply.refusal.code}`;
    });
  },
});

/** Texts that arrive as they were written, sign by sign, in a room of their own. */
const literal = (n: number, name: string, texts: readonly string[]): Case => ({
  n,
  name,
  expect: 'word for word',
  run: async (scene) => {
    const room = await begun(scene.served);
    const people = [...room.people.values()];
    await onward(people);
    const [writer, reader] = [room.people.get('halden') as Person, room.people.get('vereda') as Person];
    const read = () =>
      (reader.view?.deals ?? []).flatMap((deal) =>
        deal.clauses.flatMap((clause) => (clause.kind === 'note' && clause.by === 'halden' ? [clause.text] : [])),
      );
    for (const text of texts) await writer.ask('command', { command: note(text) });
    await until(() => read().length >= texts.length);
    return texts.every((text) => read().includes(text)) ? 'word for word' : 'changed on the way';
  },
});

/** Source of the page, for what must not stand in it. */
const page = (): string =>
  readdirSync(fileURLToPath(new URL('../../../../../client', import.meta.url)), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('test'))
    .map((name) => readFileSync(new URL(`../../../../../client/${name}`, import.meta.url), 'utf8'))
    .join('\n');

/** Bad input 59 to 72: text. The one text that people write is the note of a deal. */
export const texts: readonly Case[] = [
  refused(59, 'nothing but spaces', ['', ' ', '   \t ', '\u3000\u3000']),
  refused(60, '10 kB', ['n'.repeat(10_000), '選'.repeat(281)]),
  literal(61, 'HTML and addresses that run', ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)']),
  refused(62, 'signs that turn the direction', ['vote \u202Eniroc', '\u2066inside\u2069', '\u2067x']),
  refused(63, 'marks piled on marks', [`z${'\u0301'.repeat(30)}`]),
  literal(65, 'emoji, flags, joined signs, every script', ['👩‍🏫 🇬🇭 é ñ 選挙 صوت', 'क्षि']),
  {
    n: 65,
    name: 'half a sign, as it can only be sent by hand: replaced',
    expect: 'ok, whole signs',
    run: async (scene) => {
      const room = await begun(scene.served);
      await onward([...room.people.values()]);
      const visitor = await scene.inSeat(room, 'halden');
      const bytes = requestFrame(1, 'command', { id: 'half-a-sign', command: note('xxx') })
        .toString('hex')
        .replace('a3787878', 'a3eda080');
      const answer = await visitor.answerTo(1, Buffer.from(bytes, 'hex'));
      const reader = room.people.get('vereda') as Person;
      await until(() => (reader.view?.deals.length ?? 0) > 0);
      return `${answer}, ${!JSON.stringify(reader.view).includes('\\ud8') ? 'whole signs' : 'half a sign'}`;
    },
  },
  refused(66, 'line ends, control signs and colours of a terminal', ['one\ntwo', 'a\rb', '\u001b[31mred', 'a\u2028b', '\u0085']),
  refused(67, 'the sign of number nought', ['a\u0000b']),
  literal(68, 'patterns that some programs fill', ['%s %d %n', '\u0024{seed} {{seed}} {0} #{x}', '{name}']),
  {
    n: 69,
    name: 'Markdown and addresses: no link is made of a note',
    expect: 'word for word, no link',
    run: async (scene) => {
      const said = await literal(69, '', ['[click](http://elsewhere.example) **now**']).run(scene);
      return `${said}, ${/innerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|linkify|marked\(/.test(page()) ? 'a link' : 'no link'}`;
    },
  },
];

/** No request carries a talk: only the one of deals has a text in it. */
const noChat = async (): Promise<boolean> => !/['"]chat['"]/.test(page());

export const textsThatCannotBe: readonly Never[] = [
  {
    n: 64,
    name: 'a name like another’s, or like the facilitator’s',
    why: 'nobody types a name: people are their seats, named by the scenario',
    absent: async () => !/name="(?:nick|player)?name"|setName/i.test(page()),
  },
  {
    n: 70,
    name: 'a hundred lines of chat in ten seconds',
    why: 'there is no chat; notes go with offers, whose number is capped',
    absent: noChat,
  },
  {
    n: 71,
    name: 'an e-mail or a telephone number pasted into the chat',
    why: 'there is no chat and no text for everybody',
    absent: noChat,
  },
  { n: 72, name: 'slurs in the chat', why: 'there is no chat; a note has the readers of its offer, who can refuse it', absent: noChat },
];
