import { createElement } from 'react';
import type { Command, CommandResult } from '../../../../extension/src/shared/commands.ts';
import type { WriteEdits } from '../../../../extension/src/ui/data/editWriter.ts';
import { SyncStatus } from '../../../../extension/src/ui/panel/SyncStatus.tsx';
import type { openPages, Page } from './openPage.ts';

interface PanelOptions {
  language?: 'en' | 'de';
  stored?: object;
  hasGoogle?: boolean;
  write?: WriteEdits;
}

/** The worker, as the panel knows it: commands wait until the test answers them. */
class AskedWorker {
  readonly commands: Command[] = [];
  #answers: ((result: CommandResult) => void)[] = [];

  readonly sendCommand = (command: Command): Promise<CommandResult> => {
    this.commands.push(command);
    return new Promise((resolve) => this.#answers.push(resolve));
  };

  /** Takes the commands that were sent since the last time. */
  taken(): Command[] {
    return this.commands.splice(0);
  }

  /** Answers all that is waiting. */
  answer(result: CommandResult): void {
    for (const resolve of this.#answers.splice(0)) resolve(result);
  }
}

export interface OpenPanel {
  page: Page;
  worker: AskedWorker;
  /** The panel itself, which has the focus. */
  panel: HTMLElement;
  answer(result: CommandResult): Promise<void>;
}

/** The panel, opened by its button; what it reads by itself when it opens is answered. */
export async function openPanel(
  open: ReturnType<typeof openPages>,
  { language = 'en', stored = {}, ...more }: PanelOptions = {},
): Promise<OpenPanel> {
  const worker = new AskedWorker();
  const { sendCommand } = worker;
  const page = await open(createElement(SyncStatus), {
    ...{ language, stored, services: { sendCommand, ...more } },
  });
  const panel = page.find('[popover]');
  knowOpenPopover(page.document, panel);
  await page.fire(panel, 'toggle', { newState: 'open' });
  const answer = (result: CommandResult) => page.act(() => worker.answer(result));
  await answer({ ok: true });
  worker.taken();
  return { page, worker, panel, answer };
}

/** The document knows of no popover whether it is open. */
function knowOpenPopover(document: Document, { id }: HTMLElement): void {
  const find = document.querySelector.bind(document);
  document.querySelector = (selector: string) => find(selector.replace(':popover-open', `#${id}`));
}
