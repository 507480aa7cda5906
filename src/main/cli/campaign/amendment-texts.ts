import { z } from 'zod'
import { admissibility } from '../../../shared/campaign/amendments/admissible.ts'
import {
  after,
  apply,
  type ConsolidatedArticle,
  type Row,
} from '../../../shared/campaign/amendments/applying/apply.ts'
import { type Through, through, throughTitle } from '../../../shared/campaign/amendments/applying/through.ts'
import { articleIn } from '../../../shared/campaign/amendments/article-in.ts'
import { headOf } from '../../../shared/campaign/amendments/begin.ts'
import { compose } from '../../../shared/campaign/amendments/composing/compose.ts'
import { inDebateOrder } from '../../../shared/campaign/amendments/debate-order.ts'
import { conflicts } from '../../../shared/campaign/amendments/liasse.ts'
import { Amendment, Change } from '../../../shared/campaign/amendments/model.ts'
import { momentOf } from '../../../shared/campaign/amendments/moment.ts'
import {
  parentNumber,
  parentsIn,
  receiveAmendment,
  subOf,
} from '../../../shared/campaign/amendments/parents.ts'
import { cleanLines } from '../../../shared/campaign/amendments/reading/items.ts'
import { parse } from '../../../shared/campaign/amendments/reading/parse.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { need, UsageError } from '../args.ts'
import type { Cli, Runs, VerbClis } from '../verb.ts'
import { articlesFor, label, textOf } from './amendment-given.ts'
import type { amendmentTextVerbs } from './table.ts'

type Verbs = VerbClis<typeof amendmentTextVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof amendmentTextVerbs> = {
  'amendment compose': composeVerb,
  'amendment apply': applyVerb,
  'amendment check': checkVerb,
}

/** Says what does not hold: words that are not there, admissibility, conflicts with the others. */
async function checkVerb(cli: Verbs['amendment check'], words: readonly string[]): Promise<number> {
  const selection = await Promise.all(words.map(id => cli.call['amendments.get']({ id })))
  if (selection.length === 0 && !cli.options.bill)
    throw new UsageError('Il manque : un amendement, ou --bill.')
  const around = await cli.call['amendments.list'](cli.options.bill ? { bill: cli.options.bill } : {})
  const articleOf = await articlesFor(cli, around)
  const clashes = conflicts(around, articleOf)
  const bills = await cli.call['bills.list']({})
  const versions = (await Promise.all(bills.map(({ id }) => cli.call['billTexts.list']({ bill: id })))).flat()
  const momentFor = (one: Amendment) =>
    momentOf(
      one,
      new Date(),
      bills.find(({ id }) => id === one.bill),
      versions.filter(({ bill }) => bill === one.bill),
    )
  const checks = inDebateOrder(selection.length > 0 ? selection : around).map(one => {
    const article = articleOf(one)
    return {
      id: one.id,
      label: label(one),
      flaws: article ? apply(article, one.changes, one.chamber).flaws : [],
      notes: one.origin === 'draft' ? admissibility(one, momentFor(one)) : [],
      conflicts: clashes.filter(({ a, b }) => a === one.id || b === one.id),
    }
  })
  cli.print(
    checks,
    () =>
      checks
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
        .join('\n') || 'Aucun amendement à vérifier\u00a0: ce texte n’en a pas dans la bibliothèque.',
  )
  const bad = checks.some(
    one =>
      one.flaws.some(flaw => flaw.severity === 'error') ||
      one.notes.some(note => note.severity === 'error') ||
      one.conflicts.some(({ kind }) => kind === 'overlap'),
  )
  return bad ? 1 : 0
}

/** Applies an amendment, or a dispositif given in a file, to its article. */
async function applyVerb(cli: Verbs['amendment apply'], words: readonly string[]): Promise<number> {
  const [first = '', second] = words
  if (second === undefined) {
    const one = await cli.call['amendments.get']({ id: first })
    const article = (await articlesFor(cli, [one]))(one)
    if (!article)
      throw new AppError(
        'not-found',
        'Le texte de l’article n’est pas dans la bibliothèque : l’amendement ne peut pas être appliqué.',
      )
    return printConsolidated(cli, apply(article, one.changes, one.chamber), [], await inTheEnd(cli, one))
  }
  const chamber = need(cli.options.chamber, 'chamber')
  const { changes, unread } = parse(textOf(second), chamber)
  return printConsolidated(cli, apply({ alineas: cleanLines(textOf(first)) }, changes, chamber), unread)
}

/** Reads for a sous-amendement the article as its amendment, so changed, would leave it, where the library has that amendment. */
async function inTheEnd(cli: Verbs['amendment apply'], one: Amendment): Promise<Through | undefined> {
  if (!one.parent) return undefined
  const parent = parentsIn(await cli.call['amendments.list']({}))(one)
  const article = parent && (await articlesFor(cli, [parent]))(parent)
  return parent && article && through(one, parent, article)
}

function printConsolidated(
  cli: Cli,
  result: ConsolidatedArticle,
  unread: readonly string[],
  end?: Through,
): number {
  const article = end && { ...end.result, unread: end.unreadLines }
  cli.print({ ...result, unread, ...(article && { article }) }, () =>
    [
      ...warnings(result, unread),
      ...(end ? ['', `${throughTitle} :`, ...warnings(end.result, end.unreadLines)] : []),
    ].join('\n'),
  )
  return unread.length > 0 || result.flaws.some(flaw => flaw.severity === 'error') ? 1 : 0
}

const warnings = (result: ConsolidatedArticle, unread: readonly string[]): string[] => [
  ...result.rows.map(line),
  ...result.added.flatMap(one => one.alineas.map(text => `  + ${text}`)),
  ...result.flaws.map(flaw => `! ${flaw.message}`),
  ...unread.map(text => `! Non compris : ${text.split('\n')[0]}`),
]

const signs: Readonly<Record<Row['fate'], string>> = { kept: ' ', changed: '~', deleted: '-', inserted: '+' }
const line = (row: Row): string =>
  `${String(row.number ?? '').padStart(3)} ${signs[row.fate]} ${row.fate === 'deleted' ? row.pieces.map(one => one.text).join('') : after(row)}`

function changesIn(path: string): Change[] {
  let value: unknown
  try {
    value = JSON.parse(textOf(path))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', `«\u00a0${path}\u00a0» n’est pas du JSON bien formé.`)
  }
  const parsing = z.array(Change).safeParse(Array.isArray(value) ? value : [value])
  if (!parsing.success) {
    const [first] = parsing.error.issues
    throw new AppError(
      'invalid',
      `«\u00a0${path}\u00a0» ne décrit pas des changements (${first?.path.join('.') || 'forme inconnue'}).`,
    )
  }
  return parsing.data
}

/** Writes the dispositif of the changes given; with --apply, keeps it. */
async function composeVerb(cli: Verbs['amendment compose'], words: readonly string[]): Promise<number> {
  const [path = ''] = words
  const { chamber } = cli.options
  const changes = changesIn(path)
  await requireGiven(cli)
  const parent = await parentFor(cli, chamber)
  const numberOfParent = parent && parentNumber(parent.sub, parent.main)
  const dispositif = compose(changes, { chamber, parentNumber: numberOfParent })
  const { apply: keep, bill, version, article } = cli.options
  if (!keep) {
    cli.print({ dispositif }, () => dispositif.join('\n'))
    return 0
  }
  if (parent?.isTyped) await cli.call['amendments.save']({ amendment: parent.main })
  const amendment = await cli.call['amendments.save']({
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
  const context = (await articlesFor(cli, [amendment]))(amendment)
  const flaws = context ? apply(context, changes, chamber).flaws : []
  cli.print(flaws.length > 0 ? { ...amendment, flaws } : amendment, () =>
    [...dispositif, '', `Gardé : ${amendment.id}`, ...flaws.map(flaw => `! ${flaw.message}`)].join('\n'),
  )
  return flaws.some(flaw => flaw.severity === 'error') ? 1 : 0
}

/** Refuses a bill, a version, an article of it or an argument that is not there, before anything is written or kept. */
async function requireGiven({ call, options }: Verbs['amendment compose']): Promise<void> {
  const { bill, version, article, argument = [] } = options
  if (bill) await call['bills.get']({ id: bill })
  const text = version && (await call['billTexts.get']({ id: version }))
  if (text && article && !articleIn(text, { kind: 'article', article }))
    throw new AppError(
      'not-found',
      `Ce texte n’a pas d’article «\u00a0${article}\u00a0». Rien n’a été gardé.`,
    )
  for (const id of argument) {
    const { kind } = await call['library.get']({ id })
    if (kind !== 'argument') throw new AppError('invalid', `«\u00a0${id}\u00a0» n’est pas un argument.`)
  }
}

/** Heading of an amendment, from the bill and the text that are named. */
async function headFor({ call, options: { bill, version } }: Verbs['amendment compose']) {
  if (!bill) return {}
  const text = version ? await call['billTexts.get']({ id: version }) : undefined
  return headOf(
    (await call['bills.list']({})).find(one => one.id === bill),
    text,
  )
}

/** The amendment of a sous-amendement: one of the library, or one typed with its number, which is kept with it. */
async function parentFor(cli: Verbs['amendment compose'], chamber: 'an' | 'senat') {
  const { to, text, bill, version, author, article } = cli.options
  if (!to) return undefined
  const main = text
    ? receiveAmendment({
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
  return { main, sub: subOf(main, crypto.randomUUID()), isTyped: text !== undefined }
}
