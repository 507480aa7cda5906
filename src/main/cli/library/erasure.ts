import { dayText } from '../../../shared/french/dates.ts'
import { countOf } from '../../../shared/french/wording.ts'
import { localDay } from '../../../shared/kernel/days.ts'
import { attestation } from '../../../shared/safekeeping/attestation.ts'
import type { ErasurePreview, ErasureTarget, MentionChoice } from '../../../shared/safekeeping/erasure.ts'
import { mentionPlaces, type PersonMention, personReport } from '../../../shared/safekeeping/person.ts'
import { UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Runs } from '../verb.ts'
import type { erasureVerbs } from './safekeeping-table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof erasureVerbs> = {
  erase: async (cli, words) => {
    const [what = '', id = ''] = words
    const target = targetOf(what, id, cli.options.dossier)
    const { confirm, out } = cli.options
    if (confirm === undefined) {
      const preview = await cli.call['erasure.preview'](target)
      cli.print(preview, () => previewText(preview))
      return 0
    }
    const { record, file } = await cli.call['erasure.run']({ target, confirmation: confirm })
    if (out !== undefined) await deliver(cli, file.id, out)
    cli.print(record, () => attestation(record))
    return record.remains.length > 0 ? 1 : 0
  },
  person: async (cli, words) => {
    const [name = ''] = words
    const { confirm, keep = [], whole = [], out } = cli.options
    const { mentions, file, backups, warnings } = await cli.call['erasure.person']({ name })
    const choices = choicesOf(mentions, keep, whole)
    if (confirm !== undefined) {
      const erasure = await cli.call['erasure.runPerson']({ name, choices, confirmation: confirm })
      if (out !== undefined) await deliver(cli, erasure.file.id, out)
      cli.print(erasure.record, () => attestation(erasure.record))
      return erasure.record.remains.length > 0 ? 1 : 0
    }
    const path = out === undefined ? undefined : await deliver(cli, file.id, out)
    cli.print(mentions, () =>
      path === undefined
        ? [
            personReport(name, dayText(localDay(new Date())), mentions),
            choicesText(mentions, name),
            ...warnings,
            `${countOf(backups, 'sauvegarde serait réécrite', 'sauvegardes seraient réécrites')}.`,
          ].join('\n')
        : `${countOf(mentions.length, 'endroit')} : ${path}`,
    )
    return 0
  },
}

/** Kinds of things to erase, by the word of the command. */
const ERASABLE: Readonly<Record<string, ErasureTarget['kind']>> = {
  dossier: 'dossier',
  piece: 'exhibit',
  appels: 'calls',
  campagne: 'campaign',
  partie: 'party',
}

function targetOf(what: string, id: string, dossier: string | undefined): ErasureTarget {
  const kind = ERASABLE[what]
  if (!kind)
    throw new UsageError(`«\u00a0erase ${what}\u00a0» : attendu ${Object.keys(ERASABLE).join(', ')}.`)
  if (kind !== 'party') return { kind, id }
  if (dossier === undefined) throw new UsageError('«\u00a0erase partie\u00a0» : il manque --dossier DOSSIER.')
  return { kind, id, dossier }
}

/** The choice of each place that names a person: the gentlest act, but for those kept and those erased whole. */
function choicesOf(mentions: readonly PersonMention[], keep: readonly string[], whole: readonly string[]) {
  const keys = new Set(mentions.map(({ key }) => key))
  const stranger = [...keep, ...whole].find(key => !keys.has(key))
  if (stranger !== undefined)
    throw new UsageError(
      `«\u00a0${stranger}\u00a0» n’est la clé d’aucun endroit trouvé : rien n’a été effacé.`,
    )
  return Object.fromEntries(
    mentionPlaces(mentions).map(({ key, acts }): [string, MentionChoice] => [
      key,
      keep.includes(key) ? 'keep' : whole.includes(key) ? 'erase' : (acts[0] ?? 'keep'),
    ]),
  )
}

const ACT_TEXT: Readonly<Record<MentionChoice, string>> = {
  mask: 'le nom sera remplacé par «\u00a0[effacé]\u00a0»',
  erase: 'sera effacé en entier',
  keep: 'restera',
}

/** Tells what an erasure would do at each place, by its key. */
function choicesText(mentions: readonly PersonMention[], name: string): string {
  const places = mentionPlaces(mentions)
  if (places.length === 0) return ''
  const lines = places.map(({ key, acts, why }) => {
    const [first] = acts
    if (!first) return `- ${key} : reste, ${why}`
    return `- ${key} : ${ACT_TEXT[first]}${acts.includes('erase') && first !== 'erase' ? ' ; --whole pour l’effacer en entier' : ''}`
  })
  return ['Rien n’est encore effacé. Le serait :', ...lines, `Pour effacer : --confirm "${name}"`].join('\n')
}

const previewText = ({ title, counts, warnings, backups }: ErasurePreview): string =>
  [
    `«\u00a0${title}\u00a0» : rien n’est encore effacé. Le serait :`,
    ...counts.filter(({ count }) => count > 0).map(({ words, count }) => `- ${count} ${words}`),
    `- dans ${countOf(backups, 'sauvegarde réécrite', 'sauvegardes réécrites')}`,
    ...warnings,
    `Pour effacer : --confirm "${title}"`,
  ].join('\n')
