/** Runs jobs one after the other, so that the service sees changes in the order in which the client sent them. */
export class Lane {
  readonly #onError: (error: unknown) => void;
  #tail: Promise<void> = Promise.resolve();
  #waiting = 0;

  /** @param onError gets what a job throws; later jobs run all the same */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Appends a job. The promise is fulfilled when it is done, also if it failed. */
  run(job: () => void | Promise<void>): Promise<void> {
    this.#waiting++;
    this.#tail = this.#tail.then(async () => {
      try {
        await job();
      } catch (error) {
        this.#onError(error);
      } finally {
        this.#waiting--;
      }
    });
    return this.#tail;
  }

  /** Fulfilled when nothing is waiting any more, jobs that came in the meantime included. */
  async idle(): Promise<void> {
    while (this.#waiting > 0) await this.#tail;
  }
}
