import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from '#shared/scenario/schema.ts';

/** A fresh folder of scenarios that holds this one alone, for a server to start with. */
export function scenarioFolder(scenario: Scenario): string {
  const folder = mkdtempSync(join(tmpdir(), 'pv-scenario-'));
  writeFileSync(join(folder, `${scenario.id}.json`), JSON.stringify(scenario));
  return folder;
}
