import type { EmulatorOptions, EmulatorPorts, EmulatorService } from './types.ts';

/** What both flavors' plans are made from. */
export interface PlanInput {
  projectDir: string;
  /** A temporary folder of this run alone. */
  workDir: string;
  ports: EmulatorPorts;
  services: readonly EmulatorService[];
  importFrom: string | undefined;
  profile: NonNullable<EmulatorOptions['profile']>;
  clockStart: string | undefined;
  ui: boolean;
}
