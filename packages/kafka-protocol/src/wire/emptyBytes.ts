/** The default of byte fields that may not be null. @internal */
export const EMPTY_BYTES: Buffer = Buffer.alloc(0);
