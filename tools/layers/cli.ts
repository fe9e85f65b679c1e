import { runMain } from '../runMain.ts';
import { findFolderCircles } from './findFolderCircles.ts';
import { findViolations } from './findViolations.ts';
import { LAYER_RULES } from './rules.ts';
import { sourceFiles } from './sourceFiles.ts';

await runMain(async () => {
  const files = await sourceFiles();
  const violations = [...findViolations(files, LAYER_RULES), ...findFolderCircles(files)];
  for (const violation of violations) console.error(violation);
  console.log(`Layers: ${files.length} files, ${violations.length} violations`);
  return violations.length > 0 ? 1 : 0;
});
