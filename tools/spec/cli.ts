import { runMain } from '../runMain.ts';
import { rulesOf } from './citations.ts';
import { EXEMPT } from './exempt.ts';
import { specProblems } from './problems.ts';
import { specSources } from './sources.ts';

await runMain(async () => {
  const sources = await specSources();
  const problems = specProblems(sources, EXEMPT);
  for (const problem of problems) console.error(problem);
  console.log(`SPEC: ${rulesOf(sources.spec).length} rules, ${problems.length} problems`);
  return problems.length > 0 ? 1 : 0;
});
