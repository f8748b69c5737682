/**
 * Stored data that cannot be read although it was acknowledged. The partition stays offline
 * until `repair --accept-loss` gives these offsets up.
 *
 * @public
 */
export interface Damage {
  readonly file: string;
  /** First byte that is not part of a good batch. */
  readonly position: number;
  readonly reason: string;
  /** First offset that is lost. */
  readonly firstOffset: bigint;
  /** Last offset that is lost; undefined where nothing good behind it says so. */
  readonly lastOffset: bigint | undefined;
}

/** One sentence for health and log. */
export function describeDamage(damage: Damage): string {
  const { file, position, reason, firstOffset, lastOffset } = damage;
  const range =
    lastOffset === undefined
      ? `from offset ${firstOffset} on`
      : `offsets ${firstOffset} to ${lastOffset}`;
  return `${file} is damaged at byte ${position} (${reason}): ${range} cannot be read`;
}
