import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import packageJson from '../../extension/package.json' with { type: 'json' };
import { REPO_ROOT } from '../project.ts';
import { runMain } from '../runMain.ts';
import { readFiles } from './readFiles.ts';
import { storeProblems } from './storeProblems.ts';
import { zipFiles } from './zipFiles.ts';

/** Zips the production build for the Chrome Web Store. */
await runMain(async () => {
  const files = readFiles(join(REPO_ROOT, 'extension', 'dist-production'));
  const problems = storeProblems(files, packageJson.version);
  if (problems.length > 0) {
    const list = problems.join('\n  ');
    console.error(`Not packaged, since the build can't go to the store:\n  ${list}`);
    return 1;
  }
  const zip = zipFiles(files);
  const target = join(REPO_ROOT, 'dist', `daybook-${packageJson.version}.zip`);
  mkdirSync(join(REPO_ROOT, 'dist'), { recursive: true });
  writeFileSync(target, zip);
  const kilobytes = Math.round(zip.length / 1000);
  const count = Object.keys(files).length;
  console.log(`${relative(process.cwd(), target)}: ${count} files, ${kilobytes} kB`);
  return 0;
});
