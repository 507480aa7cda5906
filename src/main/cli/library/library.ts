import { capital } from '../../../shared/french/wording.ts'
import type { SourceKind } from '../../../shared/kernel/common.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { type Standing, stateNames } from '../../../shared/library/authority.ts'
import { citeText, label } from '../../../shared/library/cite/print.ts'
import { sourceFromJson } from '../../../shared/library/cite/source-fields.ts'
import { isAuthority } from '../../../shared/library/kinds/registry.ts'
import { languageName } from '../../../shared/library/languages.ts'
import type { Source } from '../../../shared/library/model.ts'
import { whyKept } from '../../../shared/library/withdrawal.ts'
import { linesOf, OWN_LINES_SETTING, thesaurusLines } from '../../../shared/search/thesaurus/thesaurus.ts'
import { UsageError } from '../args.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { libraryVerbs } from './table.ts'

type Verbs = VerbClis<typeof libraryVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof libraryVerbs> = {
  search: async (cli, words) => {
    const { kind, court, tag, from, to, limit, 'law-on': lawOn, 'newest-first': newestFirst } = cli.options
    const { hits, corrected, remarks } = await cli.call['library.search']({
      text: words.join(' '),
      court,
      tag,
      from,
      to,
      lawOn,
      kind,
      ...(newestFirst && { newestFirst }),
      limit: limit ?? 20,
    })
    const rows = hits.map(hit => ({
      id: hit.id,
      kind: hit.kind,
      label: hit.label,
      excerpt: plain(hit.excerpt),
      ...(hit.certainty === 'to-verify' && { certainty: hit.certainty }),
      ...(hit.withdrawn && { withdrawn: hit.withdrawn }),
    }))
    if (corrected !== undefined)
      cli.note(`Cherché «\u00a0${corrected}\u00a0»\u00a0: les mots tapés ne sont dans aucun texte.`)
    for (const remark of remarks) cli.note(remark)
    cli.print(
      rows,
      () =>
        rows
          .map(one => `${one.id}\n  ${one.label}${marks(one)}${one.excerpt ? `\n  ${one.excerpt}` : ''}`)
          .join('\n') || 'Rien ne correspond.',
    )
    return 0
  },
  show: async (cli, words) => {
    const [id = ''] = words
    const source = await cli.call['library.get']({ id })
    const [standing] = isAuthority(source) ? await cli.call['library.standings']({ of: [{ id }] }) : []
    cli.print(standing ? { ...source, standing } : source, () => whole(source, standing))
    return 0
  },
  questions: async cli => {
    const { add, remove } = cli.options
    const written = (await cli.call['settings.get']({}))[OWN_LINES_SETTING] ?? ''
    const own = written.split('\n').filter(line => line.trim())
    const lines = withLine(own, add, remove)
    if (add !== undefined || remove !== undefined)
      await cli.call['settings.save']({ values: { [OWN_LINES_SETTING]: lines.join('\n') } })
    cli.print(lines, () => lines.join('\n') || 'Aucune ligne à vous.')
    cli.note(
      `${thesaurusLines.length} lignes sont celles du programme\u00a0; une des vôtres qui répond «\u00a0rien\u00a0» ôte celle des mêmes mots.`,
    )
    return 0
  },
  cite: async (cli, words) => {
    const { source, pin } = await printCited(cli, words)
    const profile = cli.options.profile
    const form = cli.options.form
    const citation = citeText(source, { pin: cli.options.pin ?? pin, profile, form })
    cli.print({ citation }, () => citation)
    if (marks(source)) cli.note(`Attention :${marks(source)}.`)
    return 0
  },
}

async function printCited(
  cli: Verbs['cite'],
  words: readonly string[],
): Promise<{ source: Source; pin?: string }> {
  if (cli.options.source === undefined) {
    const [id = ''] = words
    return { source: await cli.call['library.get']({ id }) }
  }
  try {
    return sourceFromJson(JSON.parse(cli.options.source), cli.options.profile)
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(error.message)
    throw new UsageError('«\u00a0--source\u00a0» : le JSON ne se lit pas.')
  }
}

const plain = (excerpt: string) => excerpt.split('\u0001').join('').split('\u0002').join('')

function whole(source: Source, standing?: Standing): string {
  const doubt = [
    ...(source.certainty === 'to-verify' ? ['À vérifier.', source.caveat ?? ''] : []),
    ...(standing
      ? [`${capital(stateNames[standing.state])}. ${standing.why}`, ...standing.history.map(one => one.text)]
      : []),
  ]
  const withdrawal = source.withdrawn
    ? [`Retiré par son éditeur (liste du ${source.withdrawn}). ${whyKept(source)}.`]
    : []
  return [
    label(source),
    ...doubt,
    ...withdrawal,
    ...(bodies[source.kind] as (source: Source) => string[])(source),
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** A source of a kind, in paragraphs. */
const bodies: { readonly [K in SourceKind]: (source: Extract<Source, { kind: K }>) => string[] } = {
  decision: source => [
    source.abstract ?? '',
    source.holding ?? '',
    source.language ? `[texte en ${languageName(source.language)}]` : '',
    ...source.text.map(one => one.text),
    ...(source.translations ?? []).flatMap(({ language, text }) => [
      `[texte en ${languageName(language)}]`,
      ...text.map(one => one.text),
    ]),
  ],
  article: source => [
    source.path.join(' > '),
    source.holding ?? '',
    ...source.versions.map(one => `[${one.status}, du ${one.from ?? '…'} au ${one.to ?? '…'}]\n${one.text}`),
  ],
  argument: source => [
    source.thesis,
    source.development,
    ...source.pairs.map(one => `— ${one.objection}\n+ ${one.reply}`),
  ],
  document: source => [source.title, source.holding ?? '', ...source.text.map(one => one.text)],
}

/** The marks of a source after its name: ` [à vérifier]`, ` [retiré par son éditeur]`; nothing when it has none. */
export const marks = ({
  certainty,
  withdrawn,
}: {
  readonly certainty?: 'verified' | 'to-verify' | undefined
  readonly withdrawn?: string | undefined
}): string =>
  `${certainty === 'to-verify' ? ' [à vérifier]' : ''}${withdrawn ? ' [retiré par son éditeur]' : ''}`

const askedOf = (line: string): string => line.split(' > ')[0]?.trim() ?? ''

/** The lines of a user with one more, in the place of the line of the same words, or with one less. */
function withLine(own: readonly string[], add?: string, remove?: string): string[] {
  if (remove !== undefined && !own.some(line => askedOf(line) === askedOf(remove)))
    throw new UsageError(`Aucune de vos lignes n’a ces mots\u00a0: «\u00a0${askedOf(remove)}\u00a0».`)
  if (add !== undefined && !linesOf(add).length)
    throw new UsageError(
      'Une ligne s’écrit «\u00a0cantine, menu + école > L. 2121-29 CGCT\u00a0»\u00a0: les mots, puis >, puis ce qui répond.',
    )
  const without = own.filter(
    line => ![add, remove].some(given => given !== undefined && askedOf(given) === askedOf(line)),
  )
  return add === undefined ? without : [...without, add.trim()]
}
