import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a package is licensed under. */
export interface License {
  package: string;
  version: string;
  /** SPDX. */
  name: string;
  text: string;
}

/** The licence of the package in this folder; throws where it has none, or one whose text is nowhere. */
export function licenseOf(folder: string): License {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const { name, version, license } = manifest;
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.(txt|md))?$/i.test(entry));
  const path = file ? join(folder, file) : license && standardText(license);
  if (!license || !path) throw new Error(`The licence of ${name} isn't known`);
  return { package: name, version, name: license, text: readFileSync(path, 'utf8').trim() };
}

/** For packages that say only its name: that of Firebase's. */
function standardText(license: string): string | undefined {
  return license === 'Apache-2.0' ? join(import.meta.dirname, 'Apache-2.0.txt') : undefined;
}

/** All of them as one text, each wording once. */
export function licensesText(licenses: readonly License[]): string {
  const byText = Map.groupBy(licenses, ({ text }) => text);
  const parts = [...byText].map(([text, of]) => {
    const packages = of.map((each) => `${each.package} ${each.version} (${each.name})`);
    return `${packages.sort().join('\n')}\n\n${text}\n`;
  });
  return parts.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package that a file is of; null for a file of ours. */
export function packageFolder(file: string): string | null {
  const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+(?=[\\/])/.exec(file) ?? [];
  return folder ?? null;
}
