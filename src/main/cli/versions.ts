import { resolve } from 'node:path'
import { compareBlocks, compareLines, type Span } from '../../shared/draft/merge/compare.ts'
import { Choice, type Choices, type Conflict } from '../../shared/draft/merge/conflict.ts'
import { sourceIds } from '../../shared/draft/refs.ts'
import { blockName, type Sayer, sayer } from '../../shared/draft/say.ts'
import { linesOf } from '../../shared/draft/walk.ts'
import type { Block, Draft } from '../../shared/model/draft.ts'
import type { DraftVersion } from '../../shared/model/version.ts'
import { expect, need, UsageError } from './args.ts'
import type { Cli, Verb } from './verb.ts'
import { deliverChecked } from './verified.ts'

/** Verbs about what a text was, and what brings it up to date. */
export const versionVerbs: readonly Verb[] = [
  {
    name: 'draft versions',
    usage: 'draft versions ÉCRIT',
    about: 'les versions gardées d’un écrit, la plus récente d’abord',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const found = await cli.call['drafts.versions']({ id })
      cli.print(found, () => found.map(lineOf).join('\n') || 'Aucune version.')
      return 0
    },
  },
  {
    name: 'draft keep',
    usage: 'draft keep ÉCRIT [--title NOM]',
    about: 'garde l’écrit comme il est ; nommée, la version reste pour toujours',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const kept = await cli.call['drafts.keep']({ id, name: cli.options.title ?? '' })
      cli.print(kept, () => lineOf(kept))
      return 0
    },
  },
  {
    name: 'draft compare',
    usage: 'draft compare VERSION [VERSION]',
    about: 'ce qui change d’une version à une autre, ou au texte d’aujourd’hui ; [-ôté-] {+mis+}',
    run: async (cli, [first = '', second, ...rest]) => {
      expect([first, ...rest].filter(Boolean), ['la version'])
      const { draft: before } = await cli.call['drafts.version']({ id: first })
      const later = second && (await cli.call['drafts.version']({ id: second })).draft
      const also = [before, later || []].flat().flatMap(sourceIds)
      const gathered = await cli.call['drafts.gather']({ id: before.id, also })
      const after = later || gathered.draft
      const said = compared(before.blocks, after.blocks, sayer(gathered))
      cli.print(said, () => said.join('\n') || 'Les deux textes sont identiques.')
      return 0
    },
  },
  {
    name: 'draft redline',
    usage:
      'draft redline ÉCRIT --from VERSION|FICHIER.docx [--to VERSION] --out FICHIER.docx [--author NOM] [--date JOUR] [--verify-pages]',
    about:
      'écrit dans un fichier Word, en modifications suivies, ce qui change d’une version, ou d’un fichier Word, au texte d’aujourd’hui ou à une autre version',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const { to, author = '', date } = cli.options
      const from = need(cli.options.from, 'from')
      const out = need(cli.options.out, 'out')
      const made = await cli.call['drafts.redline']({
        id,
        from: /\.doc[xm]$/i.test(from) ? { file: { path: resolve(from) } } : { version: from },
        ...(to && { to }),
        author,
        ...(date && { at: date }),
      })
      await deliverChecked(cli, made, out)
      return 0
    },
  },
  {
    name: 'draft back',
    usage: 'draft back VERSION',
    about: 'remet une version à la place de l’écrit, gardé d’abord',
    run: async (cli, words) => {
      const [version = ''] = expect(words, ['la version'])
      const { draft } = await cli.call['drafts.version']({ id: version })
      const { revision } = await cli.call['drafts.get']({ id: draft.id })
      const made = await cli.call['drafts.restoreVersion']({ version, revision })
      cli.print(made, () => 'Version remise. Le texte qu’elle remplace est gardé parmi les versions.')
      return 0
    },
  },
  {
    name: 'draft update',
    usage: 'draft update ÉCRIT [--apply] [--choose CONFLIT=mine|theirs|both]...',
    about: 'ce que les réponses du dossier changent dans l’écrit ; --apply l’écrit, l’écrit gardé d’abord',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const before = await cli.call['drafts.gather']({ id })
      const made = await cli.call['drafts.reassemble']({
        id,
        choices: choicesOf(cli.options.choose),
        apply: cli.options.apply ?? false,
        revision: before.draft.revision,
      })
      const said = await cli.call['drafts.gather']({ id, also: sourceIds(made.draft) })
      tell(cli, before.draft, made, sayer({ ...said, draft: before.draft }))
      return 0
    },
  },
  {
    name: 'draft linked',
    usage: 'draft linked ÉCRIT [--apply] [--choose PASSAGE=mine|theirs|both]...',
    about: 'les arguments de l’écrit qui ont changé dans la bibliothèque ; --apply les met à jour',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const found = await cli.call['drafts.linked']({ id })
      if (!cli.options.apply) {
        cli.print(
          found,
          () => found.map(one => `${one.group}  ${one.title}`).join('\n') || 'Tous sont à jour.',
        )
        return 0
      }
      const choices = choicesOf(cli.options.choose)
      const done = found.filter(one => one.state === 'changed')
      for (const { group } of done) await cli.call['drafts.updateLinked']({ id, group, choices, apply: true })
      cli.print(done, () => done.map(one => `À jour : ${one.title}`).join('\n') || 'Rien à mettre à jour.')
      return 0
    },
  },
]

const lineOf = ({ id, at, kind, name, words, added, removed }: DraftVersion) =>
  `${id}  ${at.slice(0, 16).replace('T', ' ')}  ${name || kind}  (${words} mots, +${added} −${removed})`

function choicesOf(given: readonly string[] = []): Choices {
  return Object.fromEntries(
    given.map(one => {
      const [, id = '', word = ''] = /^(.+)=(\w+)$/.exec(one) ?? []
      const choice = Choice.safeParse(word)
      if (!choice.success)
        throw new UsageError(`« --choose ${one} » : attendu un passage, puis =mine, =theirs ou =both.`)
      return [id, choice.data]
    }),
  )
}

function tell(
  cli: Cli,
  before: Draft,
  made: { readonly draft: Draft; readonly conflicts: readonly Conflict[]; readonly changed: boolean },
  say: Sayer,
): void {
  const { draft, conflicts, changed } = made
  const side = (lines: Conflict['mine']) => lines.map(line => line.map(say).join('')).join(' / ') || '(rien)'
  cli.print({ changed, conflicts, revision: draft.revision }, () =>
    [
      ...compared(before.blocks, draft.blocks, say),
      ...conflicts.map(
        one =>
          `À choisir ${one.id} (${one.choice}) :\n  mine   ${side(one.mine)}\n  theirs ${side(one.theirs)}`,
      ),
      changed
        ? cli.options.apply
          ? 'L’écrit suit les réponses du dossier.'
          : 'Rien n’a été écrit : ajoutez --apply.'
        : 'L’écrit suit déjà les réponses du dossier.',
    ].join('\n'),
  )
}

/** What changed, one paragraph a line. */
function compared(before: readonly Block[], after: readonly Block[], say: Sayer): string[] {
  return compareBlocks(before, after)
    .filter(row => row.changed || row.moved)
    .map(({ before: was, after: now, moved }) => {
      const [old, next] = [was ? linesOf(was) : [], now ? linesOf(now) : []]
      const lines = Array.from({ length: Math.max(old.length, next.length) }, (_, at) =>
        compareLines(old[at] ?? [], next[at] ?? [])
          .map(span => marked(span, say))
          .join(''),
      )
      const block = now ?? was
      const name = block ? blockName(block) : ''
      return `${moved ? '↕ ' : now ? (was ? '~ ' : '+ ') : '- '}${[name, lines.join(' / ')].filter(Boolean).join(' — ')}`
    })
}

function marked({ kind, inlines }: Span, say: Sayer): string {
  const text = inlines.map(say).join('')
  return kind === 'removed' ? `[-${text}-]` : kind === 'added' ? `{+${text}+}` : text
}
