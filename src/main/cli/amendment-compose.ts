import { z } from 'zod'
import { apply } from '../../shared/campaign/amendment/apply.ts'
import { headOf } from '../../shared/campaign/amendment/begin.ts'
import { compose } from '../../shared/campaign/amendment/compose.ts'
import { parentNumber, received, subOf } from '../../shared/campaign/amendment/parents.ts'
import { AppError } from '../../shared/errors.ts'
import { Amendment, Change } from '../../shared/model/amendment.ts'
import { articlesFor, chamberOf, textOf } from './amendment-given.ts'
import { expect, need } from './args.ts'
import type { Cli } from './verb.ts'

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

/** Writes the dispositif of the changes given; with --apply, keeps it. */
export async function composeVerb(cli: Cli, words: readonly string[]): Promise<number> {
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
