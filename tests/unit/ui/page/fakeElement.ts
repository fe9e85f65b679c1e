import { FakeNode, FakeText, type Owner } from './fakeNode.ts';
import { matchesSelector } from './matchesSelector.ts';

/** An element. What it looks like and where it is on the screen, the test says. */
export class FakeElement extends FakeNode {
  declare parentNode: FakeElement | null;
  readonly nodeType = 1;
  readonly localName: string;
  readonly nodeName: string;
  readonly namespaceURI = 'http://www.w3.org/1999/xhtml';
  readonly style: Record<string, string> = {};
  readonly attributes = new Map<string, string>();
  readonly rect = { top: 0, height: 0 };
  offsetTop = 0;
  offsetHeight = 0;
  isPopoverOpen = false;
  /** Of fields. */
  name = '';
  type: string;
  value = '';
  checked = false;
  selectionStart = 0;
  selectionEnd = 0;
  /** Of links. */
  href = '';
  download = '';
  /** How often it was scrolled into view. */
  scrolls = 0;

  constructor(ownerDocument: Owner, localName: string) {
    super(ownerDocument);
    this.localName = localName;
    this.nodeName = localName.toUpperCase();
    this.type = localName === 'input' ? 'text' : '';
  }

  get tagName(): string {
    return this.nodeName;
  }

  get children(): FakeElement[] {
    return this.childNodes.filter((node) => node instanceof FakeElement);
  }

  get parentElement(): FakeElement | null {
    return this.parentNode;
  }

  get nextElementSibling(): FakeElement | null {
    return this.#sibling(1);
  }

  get previousElementSibling(): FakeElement | null {
    return this.#sibling(-1);
  }

  #sibling(step: 1 | -1): FakeElement | null {
    const siblings = this.parentNode?.children ?? [];
    return siblings[siblings.indexOf(this) + step] ?? null;
  }

  get textContent(): string {
    return this.childNodes.map(({ textContent }) => textContent).join('');
  }

  set textContent(text: string) {
    for (const child of [...this.childNodes]) child.remove();
    if (text) this.appendChild(new FakeText(this.ownerDocument, text));
  }

  appendChild(node: FakeNode): FakeNode {
    return this.insertBefore(node, null);
  }

  insertBefore(node: FakeNode, next: FakeNode | null): FakeNode {
    node.remove();
    const at = next ? this.childNodes.indexOf(next) : this.childNodes.length;
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }

  removeChild(node: FakeNode): FakeNode {
    node.remove();
    return node;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  get dataset(): Record<string, string | undefined> {
    const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
    return Object.fromEntries(
      [...this.attributes].map(([name, value]) => [camelCase(name.replace('data-', '')), value]),
    );
  }

  matches(selector: string): boolean {
    return matchesSelector(this, selector);
  }

  closest(selector: string): FakeElement | null {
    return this.matches(selector) ? this : (this.parentNode?.closest(selector) ?? null);
  }

  /** The elements below it, in the order of the document. */
  get descendants(): FakeElement[] {
    return this.children.flatMap((element) => [element, ...element.descendants]);
  }

  querySelectorAll(selector: string): FakeElement[] {
    return this.descendants.filter((element) => element.matches(selector));
  }

  querySelector(selector: string): FakeElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  /** Of a form, its fields. */
  get elements() {
    return {
      namedItem: (name: string) => this.descendants.find((field) => field.name === name) ?? null,
    };
  }

  getBoundingClientRect() {
    return this.rect;
  }

  scrollIntoView(): void {
    this.scrolls += 1;
  }

  select(): void {
    this.selectionEnd = this.value.length;
  }

  /** Only of links that download: what a person clicks, a page is told of. */
  click(): void {
    this.ownerDocument.onDownload(this);
  }

  focus(): void {
    this.ownerDocument.moveFocus(this);
  }
}
