import { expect } from './args.ts'
import type { Verb } from './verb.ts'

/** Verbs about arguments: where one serves, what is to be looked at again. */
export const argumentVerbs: readonly Verb[] = [
  {
    name: 'argument uses',
    usage: 'argument uses ID',
    about: 'où un argument sert : textes, modèles, amendements, mesures',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’argument'])
      const uses = await cli.call['arguments.uses']({ id })
      cli.print(
        uses,
        () =>
          uses.map(one => `${one.title} (${one.form})${one.late ? ' — à mettre à jour' : ''}`).join('\n') ||
          'Il ne sert nulle part.',
      )
      return 0
    },
  },
  {
    name: 'argument flags',
    usage: 'argument flags [ID]',
    about:
      'ce qui est à revoir dans les arguments : doublons, dates passées, chiffres anciens, mesures qui ont bougé',
    run: async (cli, words) => {
      const flags = await cli.call['arguments.flags']({ id: words[0] })
      cli.print(
        flags,
        () =>
          flags.map(one => `${one.argument} ${one.title} : ${one.message}`).join('\n') || 'Rien à revoir.',
      )
      return flags.length > 0 ? 1 : 0
    },
  },
]
