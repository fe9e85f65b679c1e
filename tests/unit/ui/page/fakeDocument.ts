import { FakeElement } from './fakeElement.ts';
import { FakeNode, FakeText } from './fakeNode.ts';

/** A document with nothing but a body. */
export class FakeDocument extends FakeNode {
  readonly nodeType = 9;
  readonly nodeName = '#document';
  readonly textContent = '';
  /** React looks for it, to know that such events come. */
  readonly oninput = null;
  readonly documentElement: FakeElement;
  readonly body: FakeElement;
  readonly defaultView = globalThis;
  visibilityState: DocumentVisibilityState = 'visible';
  activeElement: FakeElement;
  onDownload: (link: FakeElement) => void = () => undefined;

  constructor() {
    super(undefined as never);
    this.documentElement = this.createElement('html');
    this.body = this.createElement('body');
    this.documentElement.appendChild(this.body);
    this.activeElement = this.body;
  }

  createElement(tag: string): FakeElement {
    return new FakeElement(this, tag);
  }

  createElementNS(_namespace: string, tag: string): FakeElement {
    return this.createElement(tag);
  }

  createTextNode(text: string): FakeText {
    return new FakeText(this, text);
  }

  getElementById(id: string): FakeElement | null {
    return this.querySelector(`[id="${id}"]`);
  }

  querySelector(selector: string): FakeElement | null {
    return this.documentElement.querySelector(selector);
  }

  /** Blurs the focused element, then focuses the other. */
  moveFocus(to: FakeElement): void {
    const from = this.activeElement;
    if (from === to) return;
    this.activeElement = to;
    this.dispatch(from, 'focusout', { relatedTarget: to });
    this.dispatch(to, 'focusin', { relatedTarget: from });
  }

  /** What is taken out of the document has the focus no longer. */
  forget(node: FakeNode): void {
    if (node.contains(this.activeElement)) this.activeElement = this.body;
  }

  /** Has listeners hear an event at its target and all above it; gives whether its default is prevented. */
  dispatch(target: FakeNode, type: string, more: object = {}): boolean {
    let isStopped = false;
    const event = {
      ...{ type, target, bubbles: true, cancelable: true, timeStamp: 0, defaultPrevented: false },
      preventDefault: () => {
        event.defaultPrevented = true;
      },
      stopPropagation: () => {
        isStopped = true;
      },
      ...more,
    };
    const { path } = target;
    for (const node of path.toReversed()) if (!isStopped) node.call(`!${type}`, event);
    for (const node of path) if (!isStopped) node.call(type, event);
    return event.defaultPrevented;
  }
}
