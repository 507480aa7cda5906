import { expect } from './args.ts'
import { report } from './dossiers.ts'
import type { Verb } from './verb.ts'

/** Verbs about the library as a whole: backup, restore, doctor. */
export const keepingVerbs: readonly Verb[] = [
  {
    name: 'backup',
    usage: 'backup FICHIER.zip',
    about: 'sauvegarde toute la bibliothèque en un fichier',
    run: async (cli, words) => {
      const [to] = expect(words, ['le fichier'])
      const made = await cli.call['backups.create']({ to })
      cli.print(
        made,
        () => `Sauvegarde faite et relue : ${made.file} (${made.bytes.toLocaleString('fr-FR')} octets).`,
      )
      return 0
    },
  },
  {
    name: 'restore',
    usage: 'restore FICHIER.zip',
    about: 'remet une sauvegarde à la place de la bibliothèque, elle-même sauvegardée avant',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier'])
      const file = { path }
      const { backup, library, at } = await cli.call['backups.preview']({ file })
      const { previous } = await cli.call['backups.restore']({ file })
      cli.print(
        { previous, at, backup, replaced: library },
        () =>
          `Bibliothèque du ${at.slice(0, 10)} remise : ${backup.sources} sources, ${backup.dossiers} dossiers, ${backup.drafts} écrits, ${backup.exhibits} pièces.\n` +
          `Ce qu’elle remplace est gardé dans ${previous}.`,
      )
      return 0
    },
  },
  {
    name: 'doctor',
    usage: 'doctor [--mend]',
    about:
      'examine la bibliothèque (code 1 si quelque chose ne va pas) ; --mend met de côté ce qui ne se lit pas, et rend ce qui se lit de nouveau',
    run: async (cli, words) => {
      expect(words, [])
      if (cli.options.mend) {
        const { aside, back, problems } = await cli.call['library.mend']({})
        cli.note(`${aside} mis de côté, ${back} rendus.`)
        return report(cli, problems, 'La bibliothèque est saine.')
      }
      return report(cli, await cli.call['library.doctor']({}), 'La bibliothèque est saine.')
    },
  },
]
