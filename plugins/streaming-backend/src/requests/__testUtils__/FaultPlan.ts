/** A failure to come: of the nth call of its kind, before or after the call took effect. */
export interface Fault {
  call: string;
  when: 'before' | 'after';
  error: Error;
  /** How many calls fail; default 1. */
  times?: number;
}

/** Makes calls fail on purpose and remembers which were made. */
export class FaultPlan {
  readonly calls: string[] = [];
  #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push({ times: 1, ...fault });
  }

  clear(): void {
    this.#faults = [];
  }

  async around<T>(call: string, act: () => T): Promise<T> {
    this.calls.push(call);
    this.#fail(call, 'before');
    const result = act();
    this.#fail(call, 'after');
    return result;
  }

  #fail(call: string, when: Fault['when']): void {
    const fault = this.#faults.find(
      one => one.call === call && one.when === when && (one.times ?? 0) > 0,
    );
    if (fault) {
      fault.times = (fault.times ?? 1) - 1;
      throw fault.error;
    }
  }
}
