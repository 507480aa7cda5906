import { ofPerson } from '../../shared/draft/words.ts'
import type { Prepared, Sending } from '../../shared/model/pack.ts'
import type { Review, ReviewItem } from '../../shared/model/review.ts'
import { expect, need, oneOf, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import { marks } from './marks.ts'
import { packChoices } from './pack-choices.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs about packs: made and signed, examined, taken, undone. */
export const packVerbs: readonly Verb[] = [
  {
    name: 'pack send',
    usage:
      'pack send ID... | --search TEXTE | --collection ID | --dossier ID --title T --author NOM --out FICHIER [--licence L] [--version V] [--note ID]... [--also ID]...',
    about:
      'fait un lot signé ; aucune note privée n’y est, sauf celles que nomme --note ; --also joint un texte suivi, un texte d’étape, une liste de parlementaires (sans ses raisons), un envoi personnalisé (ses destinataires et ses ouvertures à trous, sans son texte), une formule d’ouverture ou un modèle',
    run: async (cli, words) => {
      const { title, author, licence, version, note } = cli.options
      const out = need(cli.options.out, 'out')
      const what = sending(cli, words)
      const made = await cli.call['packs.send']({
        what,
        ...(cli.options.also && alsoSent(await cli.call['packs.prepare']({ what }), cli.options.also)),
        title: need(title, 'title'),
        author: need(author ?? (await cli.call['settings.get']({})).packAuthor, 'author'),
        licence,
        version,
        notes: note ?? [],
      })
      const file = await deliver(cli, made.id, out)
      cli.print(
        { ...made, file },
        () => `Lot signé : ${file} (${made.bytes.toLocaleString('fr-FR')} octets).`,
      )
      return 0
    },
  },
  {
    name: 'pack review',
    usage: 'pack review FICHIER.pretoire',
    about: 'montre ce qu’un lot changerait, champ par champ ; n’écrit rien',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le lot'])
      const review = await cli.call['packs.review']({ file: { path } })
      cli.print(review, () => reviewText(review))
      return 0
    },
  },
  {
    name: 'pack take',
    usage:
      'pack take FICHIER.pretoire [--all take|keep] [--set ID=take|keep]... [--set ID#CHAMP=mine|theirs]... [--trust]',
    about:
      'prend un lot ; ce que vous avez modifié reste, sauf choix contraire, fiche par fiche ou champ par champ (« pack review » nomme les champs)',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le lot'])
      const review = await cli.call['packs.review']({ file: { path } })
      const taken = await cli.call['packs.apply']({
        id: review.id,
        choices: packChoices(
          review.items,
          cli.options.set ?? [],
          oneOf(cli.options.all, ['take', 'keep'], 'all'),
        ),
        trust: cli.options.trust,
      })
      cli.print(
        taken,
        () =>
          `« ${review.title} » : ${many(taken.added, 'ajouté')}, ${many(taken.changed, 'modifié')}, ${many(taken.kept, 'laissé tel quel', 'laissés tels quels')}.\n` +
          (review.signature === 'changed-key'
            ? `La nouvelle clé ${ofPerson(review.author)} est retenue.\n`
            : '') +
          `Pour revenir en arrière : pack undo ${taken.act}`,
      )
      return 0
    },
  },
  {
    name: 'pack undo',
    usage: 'pack undo ACTE',
    about: 'remet tout comme c’était avant un lot (la liste : pack list)',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['ce que « pack take » ou « pack list » a nommé'])
      const { restored, left } = await cli.call['packs.undo']({ id })
      cli.print({ restored, left }, () =>
        [
          `${restored} remis comme avant, ${left.length} laissés.`,
          ...left.map(one => `  ${one.label} : ${one.reason}`),
        ].join('\n'),
      )
      return left.length > 0 ? 1 : 0
    },
  },
  {
    name: 'pack list',
    usage: 'pack list',
    about: 'liste les lots reçus',
    run: async (cli, words) => {
      expect(words, [])
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
  },
  {
    name: 'pack key save',
    usage: 'PRETOIRE_PASSPHRASE=… pack key save --out FICHIER.pretoire-cle',
    about: 'emporte la clé qui signe vos lots, fermée par la phrase secrète',
    run: async (cli, words) => {
      expect(words, [])
      const out = need(cli.options.out, 'out')
      const made = await cli.call['identity.export']({ passphrase: passphrase() })
      const file = await deliver(cli, made.id, out)
      cli.print({ ...made, file }, () => `Clé de signature : ${file}. Gardez la phrase ailleurs que lui.`)
      return 0
    },
  },
  {
    name: 'pack key load',
    usage: 'PRETOIRE_PASSPHRASE=… pack key load FICHIER.pretoire-cle',
    about: 'signe désormais avec la clé d’un fichier ; celle d’avant est gardée',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier de la clé'])
      const done = await cli.call['identity.import']({ file: { path }, passphrase: passphrase() })
      cli.print(done, () =>
        done.same
          ? `Cette bibliothèque signe déjà avec cette clé (${done.fingerprint}).`
          : `Clé en usage : ${done.fingerprint}.${done.previous ? ` Celle d’avant : pack key use "${done.previous}"` : ''}`,
      )
      return 0
    },
  },
  {
    name: 'pack key use',
    usage: 'pack key use EMPREINTE',
    about: 'reprend une clé utilisée auparavant (la liste : pack key)',
    run: async (cli, words) => {
      const [fingerprint = ''] = expect(words, ['l’empreinte de la clé'])
      const done = await cli.call['identity.use']({ fingerprint })
      cli.print(done, () => `Clé en usage : ${done.fingerprint}.`)
      return 0
    },
  },
  {
    name: 'pack key',
    usage: 'pack key',
    about: 'dit avec quelle clé vos lots sont signés',
    run: async (cli, words) => {
      expect(words, [])
      const { fingerprint, author, others } = await cli.call['identity.get']({})
      cli.print({ fingerprint, author, others }, () =>
        [
          fingerprint
            ? `Clé en usage : ${fingerprint}${author && `, au nom de ${author}`}.`
            : 'Aucune clé encore : elle sera faite au premier envoi.',
          ...others.map(one => `Utilisée auparavant : ${one}`),
        ].join('\n'),
      )
      return 0
    },
  },
]

/** The passphrase of a key is not a word of the command: those are seen by all, and kept by the shell. */
function passphrase(): string {
  const phrase = process.env.PRETOIRE_PASSPHRASE
  if (phrase) return phrase
  throw new UsageError('Donnez la phrase secrète par la variable PRETOIRE_PASSPHRASE.')
}

/** What is to go with the sources, each by its id. */
function alsoSent(prepared: Prepared, ids: readonly string[]) {
  const kinds = ['bills', 'billTexts', 'targets', 'sets', 'openings', 'templates'] as const
  const unknown = ids.find(id => !kinds.some(kind => prepared[kind].some(one => one.id === id)))
  if (unknown)
    throw new UsageError(
      `--also ${unknown} : ce n’est ni un texte suivi, ni un texte d’étape, ni une liste, ni un envoi, ni une formule d’ouverture, ni un modèle à vous.`,
    )
  return Object.fromEntries(
    kinds.map(kind => [kind, ids.filter(id => prepared[kind].some(one => one.id === id))]),
  )
}

function sending(cli: Cli, words: readonly string[]): Sending {
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

const states = { new: 'nouveau', changed: 'modifié', conflict: 'à choisir', same: 'inchangé' } as const

const many = (n: number, one: string, more = `${one}s`): string => `${n} ${n > 1 ? more : one}`

function reviewText(review: Review): string {
  const count = (state: ReviewItem['state']) => review.items.filter(item => item.state === state).length
  return [
    [review.title, review.version && `version ${review.version}`].filter(Boolean).join(', '),
    review.signed,
    `${many(count('new'), 'nouveau', 'nouveaux')}, ${many(count('changed'), 'modifié')}, ${count('conflict')} à choisir, ${many(count('same'), 'inchangé')}.`,
    ...review.items
      .filter(item => item.state !== 'same')
      .flatMap(item => [
        `[${states[item.state]}] ${item.label} (${item.id})${marks(item)}`,
        ...item.fields.flatMap(field => [
          `    ${field.label} [${field.name}]${field.conflict ? ' (modifié des deux côtés)' : ''} → ${field.take === 'mine' ? 'le vôtre' : 'le reçu'}`,
          ...side('avant', field.base),
          ...side('ici', field.mine),
          ...side('reçu', field.theirs),
        ]),
      ]),
    ...review.rejected.map(one => `[refusé] ${one.file} : ${one.reason}`),
    'Rien n’a été écrit.',
  ].join('\n')
}

const side = (name: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`      ${name} : ${value.replace(/\s+/g, ' ').slice(0, 200)}`]
