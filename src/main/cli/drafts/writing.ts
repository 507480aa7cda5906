import { randomUUID } from 'node:crypto'
import type { GroundCard } from '../../../shared/drafts/arguments/ground-card.ts'
import { cardsOfMatter } from '../../../shared/drafts/arguments/grounds.ts'
import type { Block } from '../../../shared/drafts/model.ts'
import type { Mask } from '../../../shared/drafts/privacy/mask.ts'
import { parseInlines, splitParagraphs } from '../../../shared/drafts/text/markup.ts'
import type { WordReview } from '../../../shared/drafts/word-review.ts'
import { repairPunctuation } from '../../../shared/french/repair.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { passageAt } from '../../../shared/library/cite/pin.ts'
import { entryOf } from '../../../shared/library/kinds/registry.ts'
import type { Source } from '../../../shared/library/model.ts'
import { UsageError } from '../args.ts'
import { deliverChecked } from '../deliver.ts'
import type { Runs, VerbClis } from '../verb.ts'
import type { writingVerbs } from './table.ts'

type Verbs = VerbClis<typeof writingVerbs>

/** Runs the verbs of its table. */
export const runs: Runs<typeof writingVerbs> = {
  'draft write': async (cli, words) => {
    const [id = ''] = words
    const text = cli.options.text
    const kinds = new Map<string, Source['kind']>()
    for (const [, sourceName = ''] of text.matchAll(/\[\[([^|\]]+)/g))
      kinds.set(sourceName, (await cli.call['library.get']({ id: sourceName })).kind)
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
  'draft grounds': async (cli, words) => {
    const [id = '', ...grounds] = words
    if (!id) throw new UsageError('Il manque : l’écrit.')
    const { cards, notices, campaign } = await cli.call['drafts.grounds']({ id })
    for (const one of notices) cli.note(`${one.text} (${one.law})`)
    if (grounds.length === 0) {
      const { matter = '' } = cli.options
      const shown = cardsOfMatter(cards, matter, campaign)
      if (matter && shown.length === 0)
        throw new AppError(
          'not-found',
          `Aucun moyen de cette matière. Matières : ${[...new Set(cards.flatMap(one => one.matters))].join(', ')}.`,
        )
      cli.print(
        { cards: shown, notices },
        () => shown.map(card).join('\n') || 'Aucun moyen dans la bibliothèque.',
      )
      return 0
    }
    if (cli.options.matter !== undefined)
      throw new UsageError(
        '«\u00a0--matter\u00a0» liste les moyens d’une matière ; il ne va pas avec des moyens à insérer.',
      )
    const unknownGround = grounds.find(one => !cards.some(each => each.id === one))
    if (unknownGround)
      throw new AppError(
        'not-found',
        `Il n’y a pas de moyen «\u00a0${unknownGround}\u00a0» : rien n’a été inséré.`,
      )
    const result = await cli.call['drafts.addGrounds']({ id, grounds })
    cli.print({ revision: result.revision }, () => `${grounds.length} moyens insérés.`)
    return 0
  },
  'draft quote': async (cli, words) => {
    const [id = '', sourceName = ''] = words
    const source = await cli.call['library.get']({ id: sourceName })
    const pin = cli.options.pin
    const passages = passageAt(source, pin)
    if (passages.length === 0)
      throw new AppError(
        'not-found',
        `Cette source n’a pas de passage «\u00a0${pin}\u00a0» : rien n’a été cité.`,
      )
    const text = passages.map(one => one.text).join('\n')
    const repair = entryOf(source).isDamaged(source) ? repairPunctuation(text) : { text, rules: [] }
    const inlines = repair.text
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
        repairs: repair.rules,
      },
    ])
  },
  'draft open': async (cli, words) => {
    const [path = ''] = words
    const dossier = cli.options.dossier
    const { as, all } = cli.options
    if (as !== undefined && as !== 'draft' && as !== 'new')
      throw new UsageError(`--as ${as} : attendu draft ou new.`)
    if (all !== undefined && all !== 'accept' && all !== 'refuse')
      throw new UsageError(`--all ${all} : attendu accept ou refuse.`)
    const review = await cli.call['drafts.readDocx']({ dossier, file: cli.file(path) })
    if (!as) {
      cli.print(review, () => reviewText(review))
      return 0
    }
    if (as === 'draft' && !review.draft)
      throw new AppError(
        'refused',
        'Ce fichier ne vient d’aucun texte de ce dossier : rien n’a été écrit. Reprenez-le avec --as new.',
      )
    if (review.changes.length > 0 && !all)
      throw new AppError(
        'refused',
        `Le fichier a ${review.changes.length} modification${review.changes.length > 1 ? 's suivies' : ' suivie'} : rien n’a été écrit. Dites --all accept ou --all refuse, ou décidez-en une à une dans la fenêtre.`,
      )
    const choice = {
      id: review.id,
      into: as,
      accepted: all === 'accept' ? review.changes.map(one => one.id) : [],
      comments: review.comments.map(one => one.id),
    } as const
    const { left } = await cli.call['drafts.previewDocx'](choice)
    const { draft, before } = await cli.call['drafts.applyDocx'](choice)
    cli.print({ id: draft.id, revision: draft.revision, left }, () =>
      [
        before
          ? `«\u00a0${draft.title}\u00a0» a repris le fichier Word.`
          : `Nouveau texte ${draft.id} : «\u00a0${draft.title}\u00a0».`,
        ...left.map(one => `Laissé dans le fichier : ${one}.`),
      ].join('\n'),
    )
    return 0
  },
  pseudonymise: async (cli, words) => {
    const [id = ''] = words
    const { out, numbers, keep = [], set = [] } = cli.options
    const identities = await cli.call['drafts.identities']({ id, numbers })
    const masks = masksOf(identities, keep, set)
    if (out === undefined) {
      cli.print(masks, () => masksText(masks))
      return 0
    }
    const copy = await cli.call['drafts.pseudonymise']({ id, masks })
    const advice = ' Relisez-le avant de le donner : les images ne sont pas lues.'
    await deliverChecked(cli, copy, out, { result: { masks }, message: advice })
    return 0
  },
}

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
async function insert(
  cli: Verbs['draft quote'] | Verbs['draft write'],
  id: string,
  newBlocks: readonly Block[],
): Promise<number> {
  const draft = await cli.call['drafts.get']({ id })
  const { after } = cli.options
  const at = after ? draft.blocks.findIndex(block => block.id === after) + 1 : beforeClaims(draft.blocks)
  if (after && at === 0)
    throw new AppError(
      'not-found',
      `Il n’y a pas de bloc «\u00a0${after}\u00a0» dans cet écrit : rien n’a été ajouté.`,
    )
  const result = await cli.call['drafts.save']({
    draft: { ...draft, blocks: draft.blocks.toSpliced(at, 0, ...newBlocks) },
  })
  const ids = newBlocks.map(block => block.id)
  cli.print({ blocks: ids, revision: result.revision }, () => `Ajouté : ${ids.join(', ')}`)
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

function reviewText(review: WordReview): string {
  const what =
    review.kind === 'foreign'
      ? 'Texte venu d’ailleurs.'
      : review.draft
        ? `${review.kind === 'working' ? 'Copie de travail' : 'Reconnu comme le texte'} «\u00a0${review.draft.title}\u00a0» (${review.draft.id}).`
        : 'Copie de travail d’un texte qui n’est pas dans ce dossier.'
  const changes = review.changes.map(
    ({ kind, author, at, before, removed: deletion, added: insertion, after }) => {
      const what =
        kind === 'move'
          ? `déplacé : ${insertion}`
          : `…${before.slice(-40)}[-${deletion}-]{+${insertion}+}${after.slice(0, 40)}…`
      return `${author || '?'}, ${at.slice(0, 10)} : ${what}`
    },
  )
  const comments = review.comments.map(
    one => `${one.author || '?'} : ${one.text} (sur «\u00a0${one.quote}\u00a0»)`,
  )
  return [what, ...changes, ...comments].join('\n')
}

/** Masks as the user reviewed them; words they add are replaced too. */
function masksOf(identities: readonly Mask[], keep: readonly string[], set: readonly string[]): Mask[] {
  const replacements = new Map(
    set.map(one => {
      const at = one.indexOf('=')
      if (at < 1) throw new UsageError(`«\u00a0--set ${one}\u00a0» : attendu MOTS=À LA PLACE.`)
      return [one.slice(0, at), one.slice(at + 1)] as const
    }),
  )
  const unknown = keep.find(words => !identities.some(one => one.found === words))
  if (unknown !== undefined)
    throw new AppError(
      'not-found',
      `«\u00a0${unknown}\u00a0» n’est pas un nom reconnu dans cet écrit : rien n’a été écrit. Sans --out, la commande les liste.`,
    )
  const masks = identities.map(one => ({
    ...one,
    wanted: (one.wanted || replacements.has(one.found)) && !keep.includes(one.found),
    replacement: replacements.get(one.found) ?? one.replacement,
  }))
  const more = [...replacements].filter(([words]) => !identities.some(one => one.found === words))
  return [
    ...masks,
    ...more.map(([words, replacement]) => ({
      ...{ kind: 'person' as const, found: words, replacement, times: 0, wanted: true },
      doubt: false,
    })),
  ]
}

/** The words to be replaced, then those of which the search is not sure. */
function masksText(masks: readonly Mask[]): string {
  const doubts = masks.filter(mask => mask.doubt)
  const sure = masks.filter(mask => !mask.doubt)
  return [
    ...(sure.length > 0 ? sure.map(maskText) : ['Rien ne nomme quelqu’un de façon sûre : relisez.']),
    ...(doubts.length > 0 ? ['', 'Ce sur quoi la recherche hésite :', ...doubts.map(maskText)] : []),
  ].join('\n')
}

const maskText = ({ found: words, replacement, times, wanted: isWanted }: Mask) =>
  `${isWanted ? 'remplacé' : 'laissé  '}  ${words} → ${replacement}  (${times})`
