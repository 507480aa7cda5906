import { after, apply, type Consolidated, type Row } from '../../shared/campaign/amendment/apply.ts'
import { cleanLines } from '../../shared/campaign/amendment/items.ts'
import { parentsIn } from '../../shared/campaign/amendment/parents.ts'
import { parse } from '../../shared/campaign/amendment/parse.ts'
import { type Through, through, throughTitle } from '../../shared/campaign/amendment/through.ts'
import { AppError } from '../../shared/errors.ts'
import type { Amendment } from '../../shared/model/amendment.ts'
import { articlesFor, chamberOf, textOf } from './amendment-given.ts'
import { expect } from './args.ts'
import type { Cli } from './verb.ts'

/** Applies an amendment, or a dispositif given in a file, to its article. */
export async function applyVerb(cli: Cli, words: readonly string[]): Promise<number> {
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
