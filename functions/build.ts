import { build } from 'esbuild';

// One file with the protocol inlined, so that it deploys without the workspace; what stays outside is in package.json.
await build({
  entryPoints: [new URL('src/index.ts', import.meta.url).pathname],
  outfile: new URL('lib/index.js', import.meta.url).pathname,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  sourcemap: true,
  external: ['@google-cloud/firestore', 'firebase-admin', 'firebase-functions'],
});
