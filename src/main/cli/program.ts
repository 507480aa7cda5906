import { bashScript } from './completion/bash.ts'
import { fishScript } from './completion/fish.ts'
import { zshScript } from './completion/zsh.ts'
import type { programVerbs } from './program-table.ts'
import type { Runs } from './verb.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

/** The script that completes verbs, options and their values in a shell. Nothing of it opens the library. */
export function completionScript(shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bashScript()
    case 'zsh':
      return zshScript()
    case 'fish':
      return fishScript()
  }
}

/** Runs the verbs about this program itself. None opens the library. */
export const runs: Runs<typeof programVerbs> = {
  help: async (cli, words) => {
    const { everyVerb, helpFor } = await import('./help.ts')
    const page = (strong?: (text: string) => string) =>
      cli.options.full && words.length === 0 ? everyVerb(strong) : helpFor(words, strong)
    cli.print({ help: page() }, () => page(cli.strong))
    return 0
  },
  completion: async (cli, [shell = '']) => {
    const script = completionScript(shells.find(one => one === shell) ?? 'bash')
    cli.print({ shell, script }, () => script.trimEnd())
    return 0
  },
  man: async cli => {
    const { manPage, markdownPage } = await import('./manual.ts')
    const page = cli.options.markdown ? markdownPage() : manPage()
    cli.print({ page }, () => page.trimEnd())
    return 0
  },
}
