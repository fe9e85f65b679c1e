import { findViolations } from './findViolations.ts';
import { LAYER_RULES } from './rules.ts';
import { sourceFiles } from './sourceFiles.ts';

const files = await sourceFiles();
const violations = findViolations(files, LAYER_RULES);
for (const violation of violations) console.error(violation);
console.log(`Layers: ${files.length} files, ${violations.length} violations`);
process.exitCode = violations.length > 0 ? 1 : 0;
