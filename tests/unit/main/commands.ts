import { runCli } from '../../../src/main/cli/run.ts'

/** Runs commands on a library; what they said on each side, and their exit code. */
export const commandsOn =
  (library: string) =>
  async (...argv: string[]) => {
    let [out, err] = ['', '']
    const code = await runCli(['--library', library, ...argv], {
      out: text => {
        out += `${text}\n`
      },
      err: text => {
        err += `${text}\n`
      },
    })
    return { code, out, err, json: () => JSON.parse(out) }
  }
