/** A JSON answer that was written before, as bytes. */
export class JsonText {
  readonly bytes: Buffer;

  constructor(value: object) {
    this.bytes = Buffer.from(JSON.stringify(value));
  }
}
