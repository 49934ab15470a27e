import type { Scenario } from '#shared/scenario/schema.ts';
/** A scenario small enough to read: twelve states in two blocs, two campaigns, four delegations, two days. */
export declare function littleScenario(): Scenario;
