import { countOf, ofPerson } from '../../../shared/french/wording.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import type { PackPreview, Sending } from '../../../shared/sharing/model.ts'
import type { Review, ReviewChoice, ReviewItem } from '../../../shared/sharing/review.ts'
import { need, oneOf, UsageError } from '../args.ts'
import { deliver } from '../deliver.ts'
import type { Runs, VerbClis } from '../verb.ts'
import { marks } from './library.ts'
import type { packVerbs } from './pack-table.ts'

type Verbs = VerbClis<typeof packVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof packVerbs> = {
  'pack send': async (cli, words) => {
    const { title, author, licence, version, note } = cli.options
    const out = cli.options.out
    for (const id of note ?? []) await cli.call['library.get']({ id })
    const what = cli.options.projects ? await allProjects(cli) : sending(cli, words)
    const pack = await cli.call['packs.send']({
      what,
      ...(cli.options.also && alsoSent(await cli.call['packs.prepare']({ what }), cli.options.also)),
      title,
      author: need(author ?? (await cli.call['settings.get']({})).packAuthor, 'author'),
      licence,
      version,
      notes: note ?? [],
    })
    const file = await deliver(cli, pack.id, out)
    cli.print({ ...pack, file }, () => `Lot signé : ${file} (${pack.bytes.toLocaleString('fr-FR')} octets).`)
    return 0
  },
  'pack review': async (cli, words) => {
    const [path = ''] = words
    const review = await cli.call['packs.review']({ file: cli.file(path) })
    cli.print(review, () => reviewText(review))
    return 0
  },
  'pack take': async (cli, words) => {
    const [path = ''] = words
    return takeReviewed(cli, await cli.call['packs.review']({ file: cli.file(path) }))
  },
  'pack undo': async (cli, words) => {
    const [id = ''] = words
    const { restored: restorations, left } = await cli.call['packs.undo']({ id })
    cli.print({ restored: restorations, left }, () =>
      [
        `${restorations} remis comme avant, ${left.length} laissés.`,
        ...left.map(one => `  ${one.label} : ${one.reason}`),
      ].join('\n'),
    )
    return left.length > 0 ? 1 : 0
  },
  'pack list': async cli => {
    const all = await cli.call['packs.list']({})
    cli.print(
      all,
      () =>
        all
          .map(
            one =>
              `${one.id}\n  ${[one.title, one.version, one.author, one.date.slice(0, 10)].filter(Boolean).join(', ')}${one.undone ? ' (annulé)' : ''}`,
          )
          .join('\n') || 'Aucun lot reçu.',
    )
    return 0
  },
  'pack key': async cli => {
    const { fingerprint, author, others: formerKeys } = await cli.call['identity.get']({})
    cli.print({ fingerprint, author, others: formerKeys }, () =>
      [
        fingerprint
          ? `Clé en usage : ${fingerprint}${author && `, au nom de ${author}`}.`
          : 'Aucune clé encore : elle sera faite au premier envoi.',
        ...formerKeys.map(one => `Utilisée auparavant : ${one}`),
      ].join('\n'),
    )
    return 0
  },
  'pack key save': async cli => {
    const out = cli.options.out
    const keyFile = await cli.call['identity.export']({ passphrase: passphrase() })
    const file = await deliver(cli, keyFile.id, out)
    cli.print({ ...keyFile, file }, () => `Clé de signature : ${file}. Gardez la phrase ailleurs que lui.`)
    return 0
  },
  'pack key load': async (cli, words) => {
    const [path = ''] = words
    const outcome = await cli.call['identity.import']({ file: cli.file(path), passphrase: passphrase() })
    cli.print(outcome, () =>
      outcome.same
        ? `Cette bibliothèque signe déjà avec cette clé (${outcome.fingerprint}).`
        : `Clé en usage : ${outcome.fingerprint}.${outcome.previous ? ` Celle d’avant : pretoire pack key use "${outcome.previous}"` : ''}`,
    )
    return 0
  },
  'pack key use': async (cli, words) => {
    const [fingerprint = ''] = words
    const outcome = await cli.call['identity.use']({ fingerprint })
    cli.print(outcome, () => `Clé en usage : ${outcome.fingerprint}.`)
    return 0
  },
}

/** Takes a pack that was examined, with the choices of the options. */
export async function takeReviewed(
  cli: Pick<Verbs['pack take'], 'options' | 'print'> & {
    readonly call: Pick<Verbs['pack take']['call'], 'packs.apply'>
  },
  review: Review,
): Promise<number> {
  const outcome = await cli.call['packs.apply']({
    id: review.id,
    choices: packChoices(review.items, cli.options.set ?? [], cli.options.all),
    trust: cli.options.trust,
  })
  cli.print(
    outcome,
    () =>
      `«\u00a0${review.title}\u00a0» : ${countOf(outcome.added, 'ajouté')}, ${countOf(outcome.changed, 'modifié')}, ${countOf(outcome.kept, 'laissé tel quel', 'laissés tels quels')}.\n` +
      (review.signature === 'changed-key'
        ? `La nouvelle clé ${ofPerson(review.author)} est retenue.\n`
        : '') +
      `Pour revenir en arrière : pretoire pack undo ${outcome.act}`,
  )
  return 0
}

/** The passphrase of a key is not a word of the command: those are seen by all, and kept by the shell. */
function passphrase(): string {
  const phrase = process.env.PRETOIRE_PASSPHRASE
  if (phrase) return phrase
  throw new UsageError('Donnez la phrase secrète par la variable PRETOIRE_PASSPHRASE.')
}

/** Ids of the attachments to send with the sources, by list. */
function alsoSent(contents: PackPreview, ids: readonly string[]) {
  const kinds = ['bills', 'billTexts', 'targets', 'sets', 'openings', 'templates', 'projects'] as const
  const unknownId = ids.find(id => !kinds.some(kind => contents[kind].some(one => one.id === id)))
  if (unknownId)
    throw new UsageError(
      `--also ${unknownId} : ce n’est ni un texte suivi, ni un texte d’étape, ni une liste, ni un envoi, ni une formule d’ouverture, ni un modèle à vous, ni un projet local.`,
    )
  return Object.fromEntries(
    kinds.map(kind => [kind, ids.filter(id => contents[kind].some(one => one.id === id))]),
  )
}

/** Every local project, and no source. */
async function allProjects(cli: Verbs['pack send']): Promise<Sending> {
  const { projects } = await cli.call['projects.list']({})
  if (projects.length === 0)
    throw new AppError('refused', 'Il n’y a aucun projet local à envoyer. Aucun fichier n’a été fait.')
  return { projects: projects.map(one => one.id) }
}

function sending(cli: Verbs['pack send'], words: readonly string[]): Sending {
  const { collection, dossier, search, court, tag, from, to } = cli.options
  const ways = [words.length > 0, collection, dossier, search].filter(Boolean).length
  if (ways !== 1)
    throw new UsageError(
      'Dites ce qu’il faut envoyer : des identifiants, --search, --collection ou --dossier.',
    )
  if (words.length > 0) return { ids: [...words] }
  if (collection) return { collection }
  if (dossier) return { dossier }
  return { search: { text: search ?? '', court, tag, from, to } }
}

const states = {
  new: 'nouveau',
  changed: 'modifié',
  conflict: 'à choisir',
  older: 'plus ancien',
  same: 'inchangé',
} as const

export function reviewText(review: Review): string {
  const count = (state: ReviewItem['state']) => review.items.filter(item => item.state === state).length
  return [
    [review.title, review.version && `version ${review.version}`].filter(Boolean).join(', '),
    review.signed,
    `${countOf(count('new'), 'nouveau', 'nouveaux')}, ${countOf(count('changed'), 'modifié')}, ${count('conflict')} à choisir, ${olderText(count('older'))}${countOf(count('same'), 'inchangé')}.`,
    ...review.moves.flatMap(movesText),
    ...review.items
      .filter(item => item.state !== 'same')
      .flatMap(item => [
        `[${states[item.state]}] ${item.label} (${item.id})${marks(item)}`,
        ...item.fields.flatMap(field => [
          `    ${field.label} [${field.name}]${field.conflict ? ' (modifié des deux côtés)' : ''} → ${field.older ? 'plus ancien que le vôtre, laissé' : field.take === 'mine' ? 'le vôtre' : 'le reçu'}`,
          ...side('avant', field.base),
          ...side('ici', field.mine),
          ...side('reçu', field.theirs),
        ]),
      ]),
    ...review.rejected.map(one => `[refusé] ${one.file} : ${one.reason}`),
    'Rien n’a été écrit.',
  ].join('\n')
}

/** Tells what moved in a followed bill, then what is written here that would be false. */
const movesText = ({ title, lines, behind, resting, pages }: Review['moves'][number]): string[] => [
  ...(lines.length > 0 || behind ? [`Ce qui a bougé, ${title}\u00a0:`] : []),
  ...(behind ? [`    ${behind}`] : lines.map(line => `    ${line}`)),
  ...resting.map(text => `    sera faux\u00a0: ${text.title} (${text.id}). ${text.change}`),
  ...(pages ? [`    ${pages}`] : []),
]

const olderText = (n: number): string =>
  n > 0
    ? `${n === 1 ? '1 plus ancien que le vôtre, laissé' : `${n} plus anciens que les vôtres, laissés`}, `
    : ''

const side = (name: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`      ${name} : ${value.replace(/\s+/g, ' ').slice(0, 200)}`]

/** Parses the choices for the things of a pack: `ID=take`, `ID=keep`, or field by field, `ID#champ=mine`, `ID#champ=theirs`; `all`, of those not named. */
export function packChoices(
  items: readonly ReviewItem[],
  pairs: readonly string[],
  all: 'take' | 'keep' | undefined,
): Record<string, ReviewChoice> {
  const choices: Record<string, ReviewChoice> = Object.fromEntries(
    all ? items.map(({ id }) => [id, all]) : [],
  )
  for (const pair of pairs) {
    const [itemId, value] = cutAt(pair, pair.lastIndexOf('='))
    const match = items.find(({ id }) => id === itemId)
    if (match) {
      choices[match.id] = oneOf<'take' | 'keep'>(value, ['take', 'keep'], `set ${itemId}`) ?? 'keep'
      continue
    }
    const item = items.find(({ id }) => itemId.startsWith(`${id}#`))
    if (!item)
      throw new AppError('not-found', `«\u00a0${itemId}\u00a0» n’est pas dans ce lot. Rien n’a été écrit.`)
    const field = itemId.slice(item.id.length + 1)
    if (!item.fields.some(({ name }) => name === field))
      throw new AppError(
        'not-found',
        `«\u00a0${field}\u00a0» n’est pas un champ à choisir de «\u00a0${item.label}\u00a0». Rien n’a été écrit : «\u00a0pack review\u00a0» les nomme entre crochets.`,
      )
    const before = choices[item.id]
    const side = oneOf(value, ['mine', 'theirs'], `set ${itemId}`) ?? 'mine'
    choices[item.id] = { ...(typeof before === 'object' ? before : byField(item, before)), [field]: side }
  }
  return choices
}

/** The same choice, said of each field. */
const byField = (item: ReviewItem, choice: 'take' | 'keep' | undefined) =>
  Object.fromEntries(
    choice ? item.fields.map(({ name }) => [name, choice === 'take' ? 'theirs' : 'mine'] as const) : [],
  )

const cutAt = (text: string, at: number): [string, string] => [
  text.slice(0, Math.max(0, at)),
  text.slice(at + 1),
]
