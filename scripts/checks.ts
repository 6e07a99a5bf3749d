/** 检查清单: checks that are tried one by one, each told by a line; it ends with `N passed, N failed`. */
export class Checks {
  #passed = 0;
  #failed = 0;

  /** Tries a check, which fails by throwing. */
  check(name: string, verify: () => unknown): void {
    try {
      verify();
      this.#passed += 1;
      console.log(`ok      ${name}`);
    } catch (error) {
      this.#failed += 1;
      console.log(`FAILED  ${name}\n${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Tells how the checks ended, to whoever reads and to the shell. */
  finish(): void {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    process.exitCode = this.#failed === 0 ? 0 : 1;
  }
}
