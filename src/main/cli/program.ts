import type { programVerbs } from './program-table.ts'
import type { Runs } from './verb.ts'

/** Runs the verbs about this program itself. None opens the library. */
export const runs: Runs<typeof programVerbs> = {
  help: async (cli, words) => {
    const { helpFor } = await import('./help.ts')
    cli.print({ help: helpFor(words) }, () => helpFor(words, cli.strong))
    return 0
  },
  completion: async (cli, [shell = '']) => {
    const { completionScript, shells } = await import('./completion.ts')
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
