import { randomUUID } from 'node:crypto'
import { passageAt } from '../../shared/cite/pin.ts'
import { parseInlines, splitParagraphs } from '../../shared/draft/markup.ts'
import { AppError } from '../../shared/errors.ts'
import type { Block } from '../../shared/model/draft.ts'
import type { GroundCard } from '../../shared/model/ground.ts'
import type { Source } from '../../shared/model/source.ts'
import { repairPunctuation } from '../../shared/text/repair.ts'
import { expect, need, UsageError } from './args.ts'
import type { Cli, Verb } from './verb.ts'

/** Verbs that write into a draft without a window. */
export const writingVerbs: readonly Verb[] = [
  {
    name: 'draft write',
    usage: 'draft write ÉCRIT --text TEXTE [--after BLOC]',
    about: 'ajoute des paragraphes : {{fait}}, [[source|pt 5]], #[pièce], **gras**, *italique*',
    run: async (cli, words) => {
      const [id = ''] = expect(words, ['l’écrit'])
      const text = need(cli.options.text, 'text')
      const kinds = new Map<string, Source['kind']>()
      for (const [, named = ''] of text.matchAll(/\[\[([^|\]]+)/g))
        kinds.set(named, (await cli.call['library.get']({ id: named })).kind)
      const blocks = splitParagraphs(text).map(
        (part): Block => ({
          kind: 'paragraph',
          id: randomUUID(),
          style: 'body',
          inlines: parseInlines(part, { id: randomUUID, kindOf: one => kinds.get(one) }),
        }),
      )
      return insert(cli, id, blocks)
    },
  },
  {
    name: 'draft grounds',
    usage: 'draft grounds ÉCRIT [MOYEN...]',
    about:
      'les moyens, externes puis internes ; avec leurs codes, les insère à leur place, liés à la bibliothèque',
    run: async (cli, words) => {
      const [id = '', ...grounds] = words
      if (!id) throw new UsageError('Il manque : l’écrit.')
      const { cards, notices } = await cli.call['drafts.grounds']({ id })
      for (const one of notices) cli.note(`${one.text} (${one.law})`)
      if (grounds.length === 0) {
        cli.print({ cards, notices }, () => cards.map(card).join('\n') || 'Aucun moyen dans la bibliothèque.')
        return 0
      }
      const unknown = grounds.find(one => !cards.some(each => each.id === one))
      if (unknown)
        throw new AppError('not-found', `Il n’y a pas de moyen « ${unknown} » : rien n’a été inséré.`)
      const saved = await cli.call['drafts.addGrounds']({ id, grounds })
      cli.print({ revision: saved.revision }, () => `${grounds.length} moyens insérés.`)
      return 0
    },
  },
  {
    name: 'draft quote',
    usage: 'draft quote ÉCRIT SOURCE --pin "pt 5" [--after BLOC]',
    about: 'cite mot pour mot le passage d’une source',
    run: async (cli, words) => {
      const [id = '', named = ''] = expect(words, ['l’écrit', 'la source'])
      const source = await cli.call['library.get']({ id: named })
      const pin = need(cli.options.pin, 'pin')
      const passages = passageAt(source, pin)
      if (passages.length === 0)
        throw new AppError('not-found', `Cette source n’a pas de passage « ${pin} » : rien n’a été cité.`)
      const text = passages.map(one => one.text).join('\n')
      const damaged = source.kind === 'decision' && source.punctuation === 'damaged'
      const repaired = damaged ? repairPunctuation(text) : { text, rules: [] }
      const inlines = repaired.text
        .split('\n')
        .flatMap((line, i): Extract<Block, { kind: 'quote' }>['inlines'] => [
          ...(i > 0 ? [{ kind: 'linebreak' as const }] : []),
          { kind: 'text', text: line },
        ])
      return insert(cli, id, [
        {
          kind: 'quote',
          id: randomUUID(),
          inlines,
          source: { kind: source.kind, id: source.id, pin },
          verbatim: true,
          repairs: repaired.rules,
        },
      ])
    },
  },
]

function card(one: GroundCard): string {
  const marks = [
    one.ground.family,
    ...(one.ground.publicOrder ? ['ordre public'] : []),
    ...(one.there ? ['dans le texte'] : []),
    ...(one.certainty === 'to-verify' ? ['à vérifier'] : []),
  ]
  return [
    `${one.id}  ${one.title} (${marks.join(', ')})`,
    `  ${one.ground.test}`,
    ...(one.useless ? [`  ${one.useless}`] : []),
  ].join('\n')
}

/** Puts blocks after the one named, else before the claims and what is made at export. */
async function insert(cli: Cli, id: string, added: readonly Block[]): Promise<number> {
  const draft = await cli.call['drafts.get']({ id })
  const { after } = cli.options
  const at = after ? draft.blocks.findIndex(block => block.id === after) + 1 : beforeClaims(draft.blocks)
  if (after && at === 0)
    throw new AppError('not-found', `Il n’y a pas de bloc « ${after} » dans cet écrit : rien n’a été ajouté.`)
  const saved = await cli.call['drafts.save']({
    draft: { ...draft, blocks: draft.blocks.toSpliced(at, 0, ...added) },
  })
  const ids = added.map(block => block.id)
  cli.print({ blocks: ids, revision: saved.revision }, () => `Ajouté : ${ids.join(', ')}`)
  return 0
}

function beforeClaims(blocks: readonly Block[]): number {
  const claims = blocks.findIndex(
    block => block.kind === 'heading' && !block.numbered && block.slot?.startsWith('claims'),
  )
  if (claims >= 0) return claims
  const last = blocks.findLastIndex(block => block.kind !== 'generated' && block.kind !== 'break')
  return last + 1
}
