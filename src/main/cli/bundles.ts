import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { expect, need, oneOf, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import type { Verb } from './verb.ts'

/** Verbs about what is filed. */
export const bundleVerbs: readonly Verb[] = [
  {
    name: 'bundle',
    usage:
      'bundle ÉCRIT... --out DOSSIER|FICHIER.zip [--stamp] [--numbers] [--merged] [--annex] [--naming PJ|number] [--size MO] [--large keep|split|shrink] [--working] [--replace]',
    about:
      'écrit le dossier de dépôt pour Télérecours : les écrits, un PDF par pièce, l’inventaire, les empreintes (--stamp : tampon ; --numbers : pages ; --merged : l’ensemble ; --annex : décisions citées ; --working : même si un point bloque)',
    run: async (cli, words) => {
      const drafts = words.length > 0 ? [...words] : expect(words, ['l’écrit'])
      const { options } = cli
      const out = resolve(need(options.out, 'out'))
      const zip = out.toLowerCase().endsWith('.zip')
      if (existsSync(out) && !options.replace)
        throw new AppError('refused', `« ${out} » existe déjà : rien n’a été écrit (--replace le remplace).`)
      const run = randomUUID()
      const wish = {
        drafts,
        run,
        author: options.author,
        final: !options.working,
        naming: oneOf(options.naming, ['PJ', 'number'], 'naming'),
        stamp: options.stamp,
        pageNumbers: options.numbers,
        merged: options.merged,
        annex: options.annex,
        limit: options.size === undefined ? undefined : megabytes(options.size),
        large: oneOf(options.large, ['keep', 'split', 'shrink'], 'large'),
        ...(!zip && { to: out, replace: options.replace }),
      }
      const made = await cli.during(run, () => cli.call['bundles.make'](wish))
      if (made.zip) await deliver(cli, made.zip.id, out)
      cli.print({ out, files: made.files, lines: made.lines }, () =>
        [`${out} : ${made.files.length} fichiers.`, ...made.lines.map(one => one.message)].join('\n'),
      )
      return made.lines.some(one => one.severity === 'blocking') ? 1 : 0
    },
  },
]

function megabytes(text: string): number {
  const size = Number(text.replace(',', '.'))
  if (!(size >= 1 && size <= 2000)) throw new UsageError(`« --size ${text} » : attendu de 1 à 2000 Mo.`)
  return size
}
