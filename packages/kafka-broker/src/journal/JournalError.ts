/**
 * The journal cannot be used: damaged, written by a newer version, or refused by the disk.
 * The message names the file and what to do.
 *
 * @public
 */
export class JournalError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'JournalError';
  }
}
