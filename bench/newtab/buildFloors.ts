import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundle } from '../../tools/build/bundle.ts';
import { REPO_ROOT } from '../../tools/project.ts';

const OUT = join(REPO_ROOT, 'bench/out/newtab');

/** The folders of two new tabs that show a line of text: one of HTML alone, one made by React and Jotai. */
export async function buildFloors(): Promise<{ hello: string; react: string }> {
  const hello = await makeExtension('hello', '<h1>Hello, world</h1>');
  const page = '<div id="root"></div>';
  const react = await makeExtension('react', page, '<script defer src="newTab.js"></script>');
  await bundle({
    entryPoints: { newTab: join(REPO_ROOT, 'bench/newtab/floors/react.tsx') },
    outdir: react,
    bundle: true,
    minify: true,
    target: 'chrome130',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  return { hello, react };
}

/** With a service worker, so that the extension's process runs before the tab, as ours does. */
async function makeExtension(name: string, body: string, head = ''): Promise<string> {
  const folder = join(OUT, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name,
    version: '1.0.0',
    chrome_url_overrides: { newtab: 'newTab.html' },
    background: { service_worker: 'serviceWorker.js' },
  };
  const files = {
    'manifest.json': JSON.stringify(manifest),
    'newTab.html': `<!doctype html><meta charset="utf-8" /><title>${name}</title>${head}${body}\n`,
    'serviceWorker.js': '',
  };
  for (const [file, text] of Object.entries(files)) await writeFile(join(folder, file), text);
  return folder;
}
