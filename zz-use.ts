import { scenarioFile } from './server/cli/files.ts';
import { compileWorld } from './shared/game/world.ts';
import { playCast, LEVEL3 } from './server/cli/proof/play.ts';
const w = compileWorld(scenarioFile(process.argv[2]!)); const n=Number(process.argv[3]??10);
const use: Record<string, number> = {}; const left: Record<string, number>={};
for (let g=0;g<n;g++) { const r=playCast(w,'u/'+g,{profiles:()=>LEVEL3},(e:any)=>{ const seat=w.seatRows.get(e.by); if(!seat) return; const c=e.command; let k=seat.kind+' '+c.type; if(c.clauses) k+=' '+c.clauses.map((x:any)=>x.kind).join('+'); if(c.act) k+=' '+c.act.act; use[k]=(use[k]??0)+1/n; });
 for (const row of w.scenario.seats) { const p:any=r.state.seats[row.id]!.purse; for (const g2 of ['aid','letters','chairs','expertise']) left[row.kind+' '+g2]=(left[row.kind+' '+g2]??0)+p[g2]/n; } }
for (const [k,v] of Object.entries(use).sort()) if(!/answer|handshake|forecast|rollcall|line.vote|staff/.test(k)) console.log(v.toFixed(2).padStart(7),k);
console.log(left);
