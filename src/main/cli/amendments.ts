import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { admissibility } from '../../shared/campaign/amendment/admissible.ts'
import { after, apply, type Consolidated, type Row } from '../../shared/campaign/amendment/apply.ts'
import type { Article } from '../../shared/campaign/amendment/article.ts'
import { headOf } from '../../shared/campaign/amendment/begin.ts'
import { compose } from '../../shared/campaign/amendment/compose.ts'
import { articleIn } from '../../shared/campaign/amendment/held.ts'
import { cleanLines } from '../../shared/campaign/amendment/items.ts'
import { amendmentLabel, targetLabel } from '../../shared/campaign/amendment/label.ts'
import { conflicts } from '../../shared/campaign/amendment/liasse.ts'
import { ordered } from '../../shared/campaign/amendment/order.ts'
import {
  amendedLines,
  parentNumber,
  parentsIn,
  received,
  subOf,
} from '../../shared/campaign/amendment/parents.ts'
import { parse } from '../../shared/campaign/amendment/parse.ts'
import { small } from '../../shared/campaign/amendment/say.ts'
import { type Through, through, throughTitle } from '../../shared/campaign/amendment/through.ts'
import { AppError } from '../../shared/errors.ts'
import { Amendment, Change } from '../../shared/model/amendment.ts'
import type { BillText } from '../../shared/model/bill-text.ts'
import { expect, need, oneOf, UsageError } from './args.ts'
import { deliver } from './deliver.ts'
import { modelNamed } from './models.ts'
import type { Cli, Verb } from './verb.ts'

/** Amendments: composed, applied, checked, exported, imported, listed. */
export const amendmentVerbs: readonly Verb[] = [
  {
    name: 'amendment compose',
    usage:
      'amendment compose CHANGEMENTS.json --chamber an|senat [--bill T] [--version V] [--article A] [--to AMENDEMENT | --to NUMÉRO --text DISPOSITIF.txt [--author NOM]] [--argument A]... [--apply]',
    about:
      'rédige le dispositif de changements donnés en JSON ; avec --to, d’un sous-amendement ; avec --apply, le garde',
    run: composeVerb,
  },
  {
    name: 'amendment link',
    usage: 'amendment link AMENDEMENT ARGUMENT...',
    about: 'relie des arguments à un amendement',
    run: (cli, words) => linkVerb(cli, words, (linked, named) => [...new Set([...linked, ...named])]),
  },
  {
    name: 'amendment unlink',
    usage: 'amendment unlink AMENDEMENT ARGUMENT...',
    about: 'délie des arguments d’un amendement',
    run: (cli, words) => linkVerb(cli, words, (linked, named) => linked.filter(id => !named.includes(id))),
  },
  {
    name: 'amendment apply',
    usage: 'amendment apply ID | ARTICLE.txt DISPOSITIF.txt --chamber an|senat',
    about: 'applique un amendement à son article et montre l’article consolidé',
    run: applyVerb,
  },
  {
    name: 'amendment check',
    usage: 'amendment check ID... | --bill T',
    about: 'dit ce qui ne tient pas : mots absents, recevabilité, conflits avec les autres',
    run: checkVerb,
  },
  {
    name: 'amendment export',
    usage: 'amendment export ID... | --bill T --out FICHIER.docx [--title TITRE] [--model MODÈLE|aucun]',
    about:
      'écrit un amendement, ou une liasse, en Word (--model : sur ce modèle Word ; sans, celui des documents parlementaires s’il y en a un)',
    run: async (cli, words) => {
      const ids = words.length > 0 ? [...words] : (await listOf(cli)).map(one => one.id)
      if (ids.length === 0 && cli.options.bill)
        throw new UsageError(`Aucun amendement au texte « ${cli.options.bill} » dans la bibliothèque.`)
      if (ids.length === 0) throw new UsageError('Il manque : un amendement au moins, ou --bill.')
      const out = need(cli.options.out, 'out')
      const { title = '', model: named } = cli.options
      const model = named === 'aucun' ? { id: '' } : await modelNamed(cli, named)
      const made = await cli.call['amendments.export']({ ids, title, ...(model && { model: model.id }) })
      const file = await deliver(cli, made.id, out)
      cli.print(
        { file, amendments: ids.length },
        () => `${ids.length > 1 ? `${ids.length} amendements écrits` : 'Amendement écrit'} : ${file}`,
      )
      return 0
    },
  },
  {
    name: 'amendment import',
    usage: 'amendment import FICHIER [--bill T] [--version V]',
    about: 'importe une liasse : XML ou JSON de l’Assemblée nationale, jeu complet du Sénat',
    run: async (cli, words) => {
      const [path = ''] = expect(words, ['le fichier'])
      const { bill, version } = cli.options
      const done = await cli.call['amendments.import']({
        file: { path },
        ...(bill && { bill }),
        ...(version && { text: version }),
      })
      cli.print(done, () =>
        [
          `${done.format} : ${done.read} lus, ${done.added} ajoutés, ${done.updated} mis à jour, ${done.unchanged} inchangés.`,
          `${done.understood} dispositifs compris ; ${done.left.length} ne le sont pas et gardent leurs mots ; les autres n’en ont pas.`,
          ...done.left.map(one => `Non compris, ${one.what} : ${one.words}`),
          ...done.refused.map(one => `Non lu, ${one.what} : ${one.reason}`),
        ].join('\n'),
      )
      return done.refused.length > 0 ? 1 : 0
    },
  },
  {
    name: 'amendment list',
    usage: 'amendment list [--bill T]',
    about: 'liste les amendements dans l’ordre de la discussion',
    run: async (cli, words) => {
      expect(words, [])
      const all = ordered(await listOf(cli))
      cli.print(
        all,
        () =>
          all
            .map(one => `${one.id}  ${label(one)}  ${one.dispositif.replaceAll('\n', ' ').slice(0, 80)}`)
            .join('\n') || 'Aucun amendement.',
      )
      return 0
    },
  },
]

const label = (one: Amendment): string => `${targetLabel(one.target)}, ${small(amendmentLabel(one))}`
const listOf = ({ call, options: { bill } }: Cli) => call['amendments.list'](bill ? { bill } : {})
const chamberOf = (cli: Cli) =>
  oneOf(need(cli.options.chamber, 'chamber'), ['an', 'senat'], 'chamber') ?? 'an'

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new AppError('not-found', `Le fichier « ${path} » est introuvable ou illisible.`)
  }
}

function changesIn(path: string): Change[] {
  let value: unknown
  try {
    value = JSON.parse(textOf(path))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', `« ${path} » n’est pas du JSON bien formé.`)
  }
  const read = z.array(Change).safeParse(Array.isArray(value) ? value : [value])
  if (!read.success) {
    const [first] = read.error.issues
    throw new AppError(
      'invalid',
      `« ${path} » ne décrit pas des changements (${first?.path.join('.') || 'forme inconnue'}).`,
    )
  }
  return read.data
}

async function composeVerb(cli: Cli, words: readonly string[]): Promise<number> {
  const [path = ''] = expect(words, ['le fichier des changements'])
  const chamber = chamberOf(cli)
  const changes = changesIn(path)
  const parent = await parentFor(cli, chamber)
  const within = parent && parentNumber(parent.sub, parent.main)
  const dispositif = compose(changes, { chamber, within })
  const { apply: keep, bill, version, article } = cli.options
  if (!keep) {
    cli.print({ dispositif }, () => dispositif.join('\n'))
    return 0
  }
  if (parent?.typed) await cli.call['amendments.save']({ amendment: parent.main })
  const made = await cli.call['amendments.save']({
    amendment: Amendment.parse({
      ...(parent?.sub ?? {
        id: crypto.randomUUID(),
        chamber,
        ...(bill && { bill }),
        ...(version && { text: version }),
        ...(await headFor(cli)),
        target: { kind: 'article', article: need(article, 'article') },
      }),
      changes,
      dispositif: dispositif.join('\n'),
      arguments: cli.options.argument ?? [],
    }),
  })
  const changed = (await articlesFor(cli, [made]))(made)
  const flaws = changed ? apply(changed, changes, chamber).flaws : []
  cli.print(flaws.length > 0 ? { ...made, flaws } : made, () =>
    [...dispositif, '', `Gardé : ${made.id}`, ...flaws.map(flaw => `! ${flaw.message}`)].join('\n'),
  )
  return flaws.some(flaw => flaw.severity === 'error') ? 1 : 0
}

/** What heads it, from the bill and the text that are named. */
async function headFor({ call, options: { bill, version } }: Cli) {
  if (!bill) return {}
  const text = version ? await call['billTexts.get']({ id: version }) : undefined
  return headOf(
    (await call['bills.list']({})).find(one => one.id === bill),
    text,
  )
}

/** The amendment of a sous-amendement: one of the library, or one typed with its number, which is kept with it. */
async function parentFor(cli: Cli, chamber: 'an' | 'senat') {
  const { to, text, bill, version, author, article } = cli.options
  if (!to) return undefined
  const main = text
    ? received({
        id: crypto.randomUUID(),
        chamber,
        ...(bill && { bill }),
        ...(version && { text: version }),
        number: to,
        authors: author ?? '',
        target: { kind: 'article', article: need(article, 'article') },
        dispositif: textOf(text),
      })
    : await cli.call['amendments.get']({ id: to })
  if (main.parent) throw new AppError('refused', 'Un sous-amendement ne peut pas être sous-amendé.')
  if (main.chamber !== chamber)
    throw new AppError('invalid', 'L’amendement est d’une autre assemblée que celle de --chamber.')
  return { main, sub: subOf(main, crypto.randomUUID()), typed: text !== undefined }
}

async function linkVerb(
  cli: Cli,
  words: readonly string[],
  change: (linked: readonly string[], named: readonly string[]) => string[],
): Promise<number> {
  if (words.length < 2) expect(words, ['l’amendement', 'un argument au moins'])
  const [id = '', ...named] = words
  for (const one of named) {
    const source = await cli.call['library.get']({ id: one })
    if (source.kind !== 'argument') throw new AppError('invalid', `« ${one} » n’est pas un argument.`)
  }
  const amendment = await cli.call['amendments.get']({ id })
  const made = await cli.call['amendments.save']({
    amendment: { ...amendment, arguments: change(amendment.arguments, named) },
  })
  cli.print(made, () => `${label(made)} : ${made.arguments.join(', ') || 'aucun argument'}`)
  return 0
}

async function applyVerb(cli: Cli, words: readonly string[]): Promise<number> {
  const [first = '', second] = words
  if (second === undefined) {
    expect(words, ['l’amendement, ou le fichier de l’article et celui du dispositif'])
    const one = await cli.call['amendments.get']({ id: first })
    const article = (await articlesFor(cli, [one]))(one)
    if (!article)
      throw new AppError(
        'not-found',
        'Le texte de l’article n’est pas dans la bibliothèque : l’amendement ne peut pas être appliqué.',
      )
    return shown(cli, apply(article, one.changes, one.chamber), [], await inTheEnd(cli, one))
  }
  expect(words, ['l’article', 'le dispositif'])
  const chamber = chamberOf(cli)
  const { changes, unread } = parse(textOf(second), chamber)
  return shown(cli, apply({ alineas: cleanLines(textOf(first)) }, changes, chamber), unread)
}

/** Of a sous-amendement: what its amendment, so changed, does to the article, where that one is held. */
async function inTheEnd(cli: Cli, one: Amendment): Promise<Through | undefined> {
  if (!one.parent) return undefined
  const parent = parentsIn(await cli.call['amendments.list']({}))(one)
  const article = parent && (await articlesFor(cli, [parent]))(parent)
  return parent && article && through(one, parent, article)
}

function shown(cli: Cli, made: Consolidated, unread: readonly string[], end?: Through): number {
  const article = end && { ...end.made, unread: end.unread }
  cli.print({ ...made, unread, ...(article && { article }) }, () =>
    [...told(made, unread), ...(end ? ['', `${throughTitle} :`, ...told(end.made, end.unread)] : [])].join(
      '\n',
    ),
  )
  return unread.length > 0 || made.flaws.some(flaw => flaw.severity === 'error') ? 1 : 0
}

const told = (made: Consolidated, unread: readonly string[]): string[] => [
  ...made.rows.map(line),
  ...made.added.flatMap(one => one.alineas.map(text => `  + ${text}`)),
  ...made.flaws.map(flaw => `! ${flaw.message}`),
  ...unread.map(text => `! Non compris : ${text.split('\n')[0]}`),
]

const signs: Readonly<Record<Row['fate'], string>> = { kept: ' ', changed: '~', deleted: '-', inserted: '+' }
const line = (row: Row): string =>
  `${String(row.number ?? '').padStart(3)} ${signs[row.fate]} ${row.fate === 'deleted' ? row.pieces.map(one => one.text).join('') : after(row)}`

async function articlesFor(
  cli: Cli,
  all: readonly Amendment[],
): Promise<(one: Amendment) => Article | undefined> {
  const texts = new Map<string, BillText>()
  for (const id of new Set(all.flatMap(one => (one.text ? [one.text] : [])))) {
    const text = await cli.call['billTexts.get']({ id }).catch(() => undefined)
    if (text) texts.set(id, text)
  }
  const parentOf = parentsIn(all.some(one => one.parent) ? await cli.call['amendments.list']({}) : [])
  return one => {
    if (one.pasted) return { alineas: one.pasted }
    const parent = parentOf(one)
    if (one.parent) return parent && amendedLines(parent)
    const text = one.text ? texts.get(one.text) : undefined
    return text && articleIn(text, one.target)
  }
}

async function checkVerb(cli: Cli, words: readonly string[]): Promise<number> {
  const named = await Promise.all(words.map(id => cli.call['amendments.get']({ id })))
  if (named.length === 0 && !cli.options.bill) throw new UsageError('Il manque : un amendement, ou --bill.')
  const around = await cli.call['amendments.list'](cli.options.bill ? { bill: cli.options.bill } : {})
  const articleOf = await articlesFor(cli, around)
  const met = conflicts(around, articleOf)
  const now = new Date().toISOString().slice(0, 16)
  const checked = ordered(named.length > 0 ? named : around).map(one => {
    const article = articleOf(one)
    return {
      id: one.id,
      label: label(one),
      flaws: article ? apply(article, one.changes, one.chamber).flaws : [],
      notes: one.origin === 'draft' ? admissibility(one, { now }) : [],
      conflicts: met.filter(({ a, b }) => a === one.id || b === one.id),
    }
  })
  cli.print(checked, () =>
    checked
      .map(one =>
        [
          `${one.id}  ${one.label}`,
          ...one.flaws.map(flaw => `  ! ${flaw.message}`),
          ...one.notes
            .filter(note => note.severity !== 'info')
            .map(note => `  ${note.severity === 'error' ? '!' : '·'} ${note.rule} : ${note.message}`),
          ...one.conflicts.map(({ a, b, message }) => `  × ${a === one.id ? b : a} : ${message}`),
        ].join('\n'),
      )
      .join('\n'),
  )
  const bad = checked.some(
    one =>
      one.flaws.some(flaw => flaw.severity === 'error') ||
      one.notes.some(note => note.severity === 'error') ||
      one.conflicts.some(({ kind }) => kind === 'overlap'),
  )
  return bad ? 1 : 0
}
