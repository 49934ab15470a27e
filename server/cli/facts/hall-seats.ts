import type { SeatRow } from '#shared/scenario/schema.ts';
import { type BriefText, briefsFor } from './briefs.ts';
import { entryOf, type HallPlan, slug } from './hall.ts';
import { bareSeat } from './house-rules.ts';

/** The seats of an invented hall: a campaign and a sponsor for each name, a delegation for each bench (docs/rulebook.md §2). */
type Own = Partial<SeatRow> & { readonly briefs: SeatRow['briefs'] };

export const candidateSeat = (id: string, short: string, own: Own): SeatRow =>
  bareSeat({
    id,
    kind: 'candidate',
    candidate: id,
    title: `Campaign ${short}`,
    blurb: 'You stand for the post. You have no vote, four talks a day and chairs to promise.',
    talks: 4,
    chairs: 3,
    ...own,
  });

export const sponsorSeat = (id: string, name: string, candidate: string, own: Own): SeatRow =>
  bareSeat({
    id,
    kind: 'sponsor',
    candidate,
    title: name,
    blurb: 'You nominated a candidate. You have aid, three talks a day and a vote.',
    aid: 10,
    letters: 2,
    expertise: 3,
    ...own,
  });

/** One seat for each bench of the plan, in its order. */
export function delegationSeats(
  scenario: string,
  plan: HallPlan,
  briefs: Readonly<Record<string, readonly BriefText[]>>,
  own: Partial<SeatRow> = {},
): SeatRow[] {
  return plan.blocs.flatMap((bloc) =>
    bloc.benches.map((bench) => {
      const entry = entryOf(bench.seat);
      return bareSeat({
        id: entry.id,
        kind: 'delegation',
        title: entry.name,
        blurb: bench.blurb,
        aid: Math.max(0, entry.staff - 2),
        letters: 2,
        bench: [...bench.neighbours.map((line) => entryOf(line).id), ...(bench.also ?? []).map(slug)],
        briefs: briefsFor(scenario, entry.id, briefs[entry.id] ?? []),
        ...own,
      });
    }),
  );
}
