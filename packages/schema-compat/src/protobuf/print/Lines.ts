/** Lines of a text, indented by two spaces per block. */
export class Lines {
  readonly #lines: string[] = [];
  #indent = '';

  add(line: string): void {
    this.#lines.push(this.#indent + line);
  }

  /** An empty line, except at the start of a block. */
  gap(): void {
    const last = this.#lines.at(-1);
    if (last && !last.endsWith('{')) this.#lines.push('');
  }

  open(head: string, body: () => void): void {
    this.add(`${head} {`);
    const outer = this.#indent;
    this.#indent += '  ';
    const start = this.#lines.length;
    body();
    this.#indent = outer;
    if (this.#lines.length === start) {
      this.#lines[start - 1] += '}';
    } else {
      this.add('}');
    }
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }
}
