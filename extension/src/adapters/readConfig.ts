import { type RuntimeConfig, runtimeConfigSchema } from '../config.ts';

/** The build's `config.json`. Throws if it isn't what this build needs: then nothing can be synced. */
export async function readConfig(): Promise<RuntimeConfig> {
  const response = await fetch(chrome.runtime.getURL('config.json'));
  return runtimeConfigSchema.parse(await response.json());
}
