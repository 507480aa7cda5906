import { blockName, type InlineReader, inlineReader } from '../../../shared/drafts/assemble/inline-text.ts'
import { compareBlocks, compareLines, type Span } from '../../../shared/drafts/merge/compare.ts'
import { Choice, type Choices, type Conflict } from '../../../shared/drafts/merge/conflict.ts'
import type { Block, Draft } from '../../../shared/drafts/model.ts'
import { sourceIds } from '../../../shared/drafts/references.ts'
import type { DraftVersion } from '../../../shared/drafts/version.ts'
import { linesOf } from '../../../shared/drafts/walk.ts'
import { UsageError } from '../args.ts'
import { deliverChecked } from '../deliver.ts'
import { listing } from '../listing.ts'
import type { Cli, Runs } from '../verb.ts'
import type { versionVerbs } from './table.ts'

/** Runs the verbs of its table. */
export const runs: Runs<typeof versionVerbs> = {
  'draft versions': listing(
    (cli, [id = '']) => cli.call['drafts.versions']({ id }),
    one => lineOf(one),
    'Aucune version.',
  ),
  'draft keep': async (cli, words) => {
    const [id = ''] = words
    const version = await cli.call['drafts.keep']({ id, name: cli.options.title ?? '' })
    cli.print(version, () => lineOf(version))
    return 0
  },
  'draft compare': async (cli, [first = '', second]) => {
    const { draft: before } = await cli.call['drafts.version']({ id: first })
    const laterDraft = second && (await cli.call['drafts.version']({ id: second })).draft
    const also = [before, laterDraft || []].flat().flatMap(sourceIds)
    const context = await cli.call['drafts.gather']({ id: before.id, also })
    const after = laterDraft || context.draft
    const lines = comparisonLines(before.blocks, after.blocks, inlineReader(context))
    cli.print(lines, () => lines.join('\n') || 'Les deux textes sont identiques.')
    return 0
  },
  'draft redline': async (cli, words) => {
    const [id = ''] = words
    const { to, author = '', date } = cli.options
    const from = cli.options.from
    const out = cli.options.out
    const file = await cli.call['drafts.redline']({
      id,
      from: /\.doc[xm]$/i.test(from) ? { file: cli.file(from) } : { version: from },
      ...(to && { to }),
      author,
      ...(date && { at: date }),
    })
    await deliverChecked(cli, file, out)
    return 0
  },
  'draft back': async (cli, words) => {
    const [version = ''] = words
    const { draft } = await cli.call['drafts.version']({ id: version })
    const { revision } = await cli.call['drafts.get']({ id: draft.id })
    const result = await cli.call['drafts.restoreVersion']({ version, revision })
    cli.print(result, () => 'Version remise. Le texte qu’elle remplace est gardé parmi les versions.')
    return 0
  },
  'draft update': async (cli, words) => {
    const [id = ''] = words
    const before = await cli.call['drafts.gather']({ id })
    const result = await cli.call['drafts.reassemble']({
      id,
      choices: choicesOf(cli.options.choose),
      apply: cli.options.apply ?? false,
      revision: before.draft.revision,
    })
    const context = await cli.call['drafts.gather']({ id, also: sourceIds(result.draft) })
    tell(cli, before.draft, result, inlineReader({ ...context, draft: before.draft }))
    return 0
  },
  'draft linked': async (cli, words) => {
    const [id = ''] = words
    const links = await cli.call['drafts.linked']({ id })
    if (!cli.options.apply) {
      cli.print(links, () => links.map(one => `${one.group}  ${one.title}`).join('\n') || 'Tous sont à jour.')
      return 0
    }
    const choices = choicesOf(cli.options.choose)
    const changes = links.filter(one => one.state === 'changed')
    for (const { group } of changes)
      await cli.call['drafts.updateLinked']({ id, group, choices, apply: true })
    cli.print(
      changes,
      () => changes.map(one => `À jour : ${one.title}`).join('\n') || 'Rien à mettre à jour.',
    )
    return 0
  },
}

const lineOf = ({ id, at, kind, name, words, added: additions, removed: removals }: DraftVersion) =>
  `${id}  ${at.slice(0, 16).replace('T', ' ')}  ${name || kind}  (${words} mots, +${additions} −${removals})`

function choicesOf(options: readonly string[] = []): Choices {
  return Object.fromEntries(
    options.map(one => {
      const [, id = '', word = ''] = /^(.+)=(\w+)$/.exec(one) ?? []
      const choice = Choice.safeParse(word)
      if (!choice.success)
        throw new UsageError(
          `«\u00a0--choose ${one}\u00a0» : attendu un passage, puis =mine, =theirs ou =both.`,
        )
      return [id, choice.data]
    }),
  )
}

function tell(
  cli: Cli<{ readonly apply: boolean | undefined }>,
  before: Draft,
  result: { readonly draft: Draft; readonly conflicts: readonly Conflict[]; readonly changed: boolean },
  say: InlineReader,
): void {
  const { draft, conflicts, changed: isChanged } = result
  const side = (lines: Conflict['mine']) => lines.map(line => line.map(say).join('')).join(' / ') || '(rien)'
  const lines = comparisonLines(before.blocks, draft.blocks, say)
  cli.print({ changed: isChanged, conflicts, revision: draft.revision }, () =>
    [
      ...(isChanged && lines.length === 0 && conflicts.length === 0 ? ['Aucun mot ne change.'] : lines),
      ...conflicts.map(
        one =>
          `À choisir ${one.id} (${one.choice}) :\n  mine   ${side(one.mine)}\n  theirs ${side(one.theirs)}`,
      ),
      isChanged
        ? cli.options.apply
          ? 'L’écrit suit les réponses du dossier.'
          : 'Rien n’a été écrit : ajoutez --apply.'
        : 'L’écrit suit déjà les réponses du dossier.',
    ].join('\n'),
  )
}

/** Paragraphs whose words changed or moved, one a line: a change that the reader does not see, of the key of a gap, is left out. */
function comparisonLines(before: readonly Block[], after: readonly Block[], say: InlineReader): string[] {
  return compareBlocks(before, after)
    .filter(row => row.isChanged || row.isMoved)
    .flatMap(({ before: former, after: now, isMoved }) => {
      const [old, next] = [former ? linesOf(former) : [], now ? linesOf(now) : []]
      const spans = Array.from({ length: Math.max(old.length, next.length) }, (_, at) =>
        compareLines(old[at] ?? [], next[at] ?? []),
      )
      const lines = spans.map(line => seenSpans(line, say))
      const isChange = ({ kind }: { readonly kind: Span['kind'] }) => kind !== 'same'
      if (former && now && !isMoved && spans.flat().some(isChange) && !lines.flat().some(isChange)) return []
      const block = now ?? former
      const name = block ? blockName(block) : ''
      const words = lines.map(line => line.map(spanText).join('')).join(' / ')
      return [
        `${isMoved ? '↕ ' : now ? (former ? '~ ' : '+ ') : '- '}${[name, words].filter(Boolean).join(' — ')}`,
      ]
    })
}

/** A span of a comparison, in the words that are read. */
interface SeenSpan {
  readonly kind: Span['kind']
  readonly text: string
}

/** The spans of a line in words; one removed and added again in the same words has not changed. */
function seenSpans(spans: readonly Span[], say: InlineReader): SeenSpan[] {
  const seen = spans.map(({ kind, inlines }): SeenSpan => ({ kind, text: inlines.map(say).join('') }))
  return seen.flatMap((span, at) => {
    const [before, next] = [seen[at - 1], seen[at + 1]]
    const isPair = (one: SeenSpan | undefined, kind: Span['kind']) =>
      one?.kind === kind && one.text === span.text
    if (span.kind === 'removed' && isPair(next, 'added')) return [{ ...span, kind: 'same' as const }]
    if (span.kind === 'added' && isPair(before, 'removed')) return []
    return [span]
  })
}

const spanText = ({ kind, text }: SeenSpan): string =>
  kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text
