import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const repository = join(import.meta.dirname, "../../..");

/** A built program, and the servers that were started from it. */
export class Program {
  #folder = mkdtempSync(join(tmpdir(), "waybill-"));
  #path = join(this.#folder, "waybill");
  /** @type {import("node:child_process").ChildProcess[]} */
  #running = [];

  constructor() {
    execFileSync("go", ["build", "-o", this.#path, "."], { cwd: repository, stdio: "inherit" });
  }

  /**
   * Starts a server on a free port and resolves to its address.
   * @param {string[]} args
   * @param {Record<string, string>} env
   * @returns {Promise<string>}
   */
  async serve(args, env = {}) {
    const server = spawn(this.#path, ["serve", "--listen", "127.0.0.1:0", ...args], {
      cwd: this.#folder,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "ignore"],
    });
    this.#running.push(server);
    for await (const line of createInterface({ input: server.stdout })) {
      const address = /listening on (\S+)/.exec(line)?.[1];
      if (address) {
        return address;
      }
    }
    throw new Error("the server did not say where it listens");
  }

  async end() {
    await Promise.all(
      this.#running.map((server) => {
        const gone = new Promise((resolve) => server.once("exit", resolve));
        server.kill();
        return server.exitCode ?? gone;
      }),
    );
    rmSync(this.#folder, { recursive: true });
  }
}
