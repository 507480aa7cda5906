import type { Mask } from '../../shared/model/mask.ts'
import { expect, UsageError } from './args.ts'
import type { Verb } from './verb.ts'
import { deliverChecked } from './verified.ts'

/** Verbs about what is handed to others. */
export const sharingVerbs: readonly Verb[] = [
  {
    name: 'pseudonymise',
    usage:
      'pseudonymise ÉCRIT [--out FICHIER.docx] [--numbers] [--keep MOTS]... [--set "MOTS=À LA PLACE"]... [--verify-pages]',
    about:
      'sans --out, dit ce qui serait remplacé ; avec, écrit la copie (--keep : laisser ces mots ; --numbers : les numéros d’affaire aussi)',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const { out, numbers, keep = [], set = [] } = cli.options
      const found = await cli.call['drafts.identities']({ id, numbers })
      const masks = chosen(found, keep, set)
      if (out === undefined) {
        cli.print(masks, () => masks.map(told).join('\n') || 'Rien ne semble nommer quelqu’un : relisez.')
        return 0
      }
      const made = await cli.call['drafts.pseudonymise']({ id, masks })
      const said = ' Relisez-le avant de le donner : les images ne sont pas lues.'
      await deliverChecked(cli, made, out, { result: { masks }, said })
      return 0
    },
  },
  {
    name: 'draft reuse',
    usage: 'draft reuse ÉCRIT [--title T] [--template TITRE]',
    about:
      'ouvre un dossier pour une autre commune : le même texte, ses faits à remplir ; avec --template, en fait un modèle de ce titre',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      if (cli.options.template !== undefined) {
        const template = await cli.call['drafts.template']({ id, title: cli.options.template })
        await cli.call['templates.save']({ template })
        cli.print(template, () => `Modèle ${template.id}  ${template.title}`)
        return 0
      }
      const made = await cli.call['drafts.reuse']({ id, title: cli.options.title })
      cli.print(made, () => `Dossier ${made.id}\nÉcrit ${made.drafts.join(', ')}`)
      return 0
    },
  },
]

/** What is found, as the user reviewed it; words they add are replaced too. */
function chosen(found: readonly Mask[], keep: readonly string[], set: readonly string[]): Mask[] {
  const asked = new Map(
    set.map(one => {
      const at = one.indexOf('=')
      if (at < 1) throw new UsageError(`« --set ${one} » : attendu MOTS=À LA PLACE.`)
      return [one.slice(0, at), one.slice(at + 1)] as const
    }),
  )
  const known = found.map(one => ({
    ...one,
    wanted: (one.wanted || asked.has(one.found)) && !keep.includes(one.found),
    replacement: asked.get(one.found) ?? one.replacement,
  }))
  const more = [...asked].filter(([words]) => !found.some(one => one.found === words))
  return [
    ...known,
    ...more.map(([words, replacement]) => ({
      ...{ kind: 'person' as const, found: words, replacement, times: 0, wanted: true },
    })),
  ]
}

const told = ({ found, replacement, times, wanted }: Mask) =>
  `${wanted ? 'remplacé' : 'laissé  '}  ${found} → ${replacement}  (${times})`
