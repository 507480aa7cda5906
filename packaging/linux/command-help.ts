import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { manPage } from '../../src/main/cli/manual.ts'
import { completionScript, type Shell } from '../../src/main/cli/program.ts'
import { product } from '../product.ts'

/** Where each shell looks for completions, under share/; zsh in the folder that Debian and Ubuntu keep for packages. */
const completionFiles: Readonly<Record<Shell, string>> = {
  bash: `bash-completion/completions/${product.executable}`,
  zsh: `zsh/vendor-completions/_${product.executable}`,
  fish: `fish/vendor_completions.d/${product.executable}.fish`,
}

/** Writes the completions and the manual page that the command derives from its verbs. */
export function writeCommandHelp(share: string): void {
  const write = (path: string, bytes: string | Buffer) => {
    mkdirSync(dirname(join(share, path)), { recursive: true })
    writeFileSync(join(share, path), bytes)
  }
  for (const [shell, path] of Object.entries(completionFiles) as [Shell, string][])
    write(path, completionScript(shell))
  const page = gzipSync(manPage(), { level: 9 })
  write(`man/man1/${product.executable}.1.gz`, page)
}
