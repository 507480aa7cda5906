import { fold } from '../../french/fold.ts'
import { countOf, listText } from '../../french/wording.ts'
import type { Argument } from '../../library/model.ts'
import { minutes, secondsText, sumTallies, tally } from '../../search/tally.ts'
import { citedIds } from '../references.ts'
import { plainText } from '../text/plain.ts'
import { blocksAt, linesOf, lineText, problem, type Rule, type Subject, says } from './subject.ts'

/** The arguments a text was made from, each with the first block where it stands. */
export function argumentsIn({ material: { draft }, sources }: Subject): Map<Argument, string> {
  const blockOf = new Map<Argument, string>()
  for (const block of draft.blocks) {
    const source = block.origin && sources.get(block.origin.source)
    if (source?.kind === 'argument' && !blockOf.has(source)) blockOf.set(source, block.id)
  }
  return blockOf
}

const wordsIn = (blocks: Subject['assembly']['blocks']) =>
  sumTallies(blocks.flatMap(block => linesOf(block).map(line => tally(lineText(line)))))

/** Reports more words than the template allows: what is longer is not read, so it is not sent. */
export const words: Rule = ({ assembly, template }) => {
  const maxWords = template?.length?.words
  const count = maxWords === undefined ? 0 : wordsIn(assembly.blocks).words
  if (maxWords === undefined || count <= maxWords) return []
  const message = `Le texte compte ${count} mots, objet et signature compris : il doit tenir en ${maxWords}. Retirez ${countOf(count - maxWords, 'mot')}.`
  return [problem('blocking', 'too-long', message)]
}

/** Signs that a message of each network usually holds: recalled, not read, and a server or an account may set others. */
const NETWORKS = [
  ['X', 280],
  ['Bluesky', 300],
  ['Mastodon', 500],
] as const

/** Tells how many signs a message makes as it is pasted, and which networks hold it; one longer than its template allows is not sent. */
export const characters: Rule = ({ assembly, template }) => {
  const bound = template?.length?.characters
  if (bound === undefined) return []
  const count = [...plainText(assembly).trim()].length
  const size = `Le message compte ${count} signes, espaces et liens compris`
  if (count > bound)
    return [
      problem(
        'blocking',
        'too-long',
        `${size} : il doit tenir en ${bound}. Retirez ${count - bound} signes.`,
      ),
    ]
  const named = (fits: boolean) =>
    listText(NETWORKS.flatMap(([name, limit]) => (count <= limit === fits ? `${name} (${limit})` : [])))
  const small = named(false)
  const message = `${size} : aux bornes usuelles des réseaux, il tient sur ${named(true)}${small && `, pas sur ${small.replace(' et ', ' ni ')}`}.`
  return [problem('information', 'message-length', message)]
}

/** Reports how long what is said aloud takes. */
export const spokenTime: Rule = subject => {
  const maxSeconds = subject.template?.length?.seconds
  const tallyAloud = spokenTally(subject)
  if (tallyAloud.words === 0) return []
  const time = minutes(tallyAloud, 'aloud')
  if (maxSeconds === undefined || time * 60 <= maxSeconds) return []
  const message = `À voix haute, le script dure environ ${secondsText(time)} : il doit tenir en ${secondsText(maxSeconds / 60)}. Gardez un seul argument, ou raccourcissez-le.`
  return [problem('warning', 'too-slow', message)]
}

const spokenTally = ({ material, assembly }: Subject) => {
  const ids = new Set(
    material.draft.blocks.filter(block => block.slot?.startsWith('spoken')).map(block => block.id),
  )
  return wordsIn(assembly.blocks.filter(block => ids.has(block.id)))
}

/** Checks that there is a personal opening, written by who sends it. */
export const opening: Rule = subject => {
  const blocks = blocksAt(subject, 'opening')
  const gaps = blocks
    .flatMap(linesOf)
    .flat()
    .some(inline => inline.kind === 'gap')
  if (blocks.length > 0 && says(blocks) && !gaps) return []
  const message =
    'L’ouverture personnelle manque : une phrase à vous, pour cette personne. Un courriel copié n’est pas lu, et dessert la cause.'
  return [problem('blocking', 'no-opening', message, '', { fact: 'opening' })]
}

/** Checks that one thing is asked, once. */
export const oneRequest: Rule = ({ assembly }) => {
  const requests = assembly.blocks.filter(
    block => block.kind === 'paragraph' && block.style === 'request' && lineText(block.line).trim(),
  )
  if (requests.length === 1) return []
  return requests.length === 0
    ? [problem('blocking', 'no-request', 'Le texte ne demande rien : écrivez une demande, une seule.')]
    : [
        problem(
          'warning',
          'many-requests',
          `Le texte porte ${requests.length} demandes : gardez-en une. Les autres viendront après la réponse.`,
          '',
          { block: requests[1]!.id },
        ),
      ]
}

/** Checks for three to six authorities: fewer do not convince, more are not read. */
export const authorityCount: Rule = ({ material: { draft }, sources }) => {
  const ids = citedIds(draft).filter(id => sources.has(id))
  if (ids.length >= 3 && ids.length <= 6) return []
  const message =
    ids.length < 3
      ? `La note ne cite ${ids.length === 0 ? 'aucune autorité' : ids.length === 1 ? 'qu’une autorité' : 'que deux autorités'} : il en faut trois au moins, décisions, textes ou avis.`
      : `La note cite ${ids.length} autorités : au-delà de six, elles ne sont plus lues. Gardez les plus fortes.`
  const at = draft.blocks.find(block => block.slot === 'law')?.id
  return [problem('warning', 'authority-count', message, '', at ? { block: at } : {})]
}

/** Checks for the three arguments of a sheet: law, effectiveness, democracy. */
export const threeArguments: Rule = subject =>
  (
    [
      ['part-law', 'de droit'],
      ['part-effect', 'd’efficacité'],
      ['part-democracy', 'de démocratie'],
    ] as const
  ).flatMap(([slot, name]) => {
    const blocks = blocksAt(subject, slot)
    const gaps = blocks
      .flatMap(linesOf)
      .flat()
      .some(inline => inline.kind === 'gap')
    if (blocks.length > 0 && says(blocks) && !gaps) return []
    const message = `La fiche n’a pas d’argument ${name} : choisissez-en un, ou écrivez-le.`
    return [problem('warning', 'argument-missing', message, '', blocks[0] ? { block: blocks[0].id } : {})]
  })

/** Warns of words that the arguments of the text ban. */
export const neverSay: Rule = subject =>
  [...argumentsIn(subject)].flatMap(([argument]) =>
    argument.neverSay.flatMap(ban => {
      // what stands in quotation marks is the very words
      const phrase = /«\s*([^»]+?)\s*»/.exec(ban)?.[1] ?? ban
      const target = fold(phrase)
      const passages = subject.material.draft.blocks.some(block => block.slot === 'bans')
        ? subject.assembly.blocks.filter(block => !blocksAt(subject, 'bans').some(one => one.id === block.id))
        : subject.assembly.blocks
      const passage = passages.find(block =>
        linesOf(block).some(line => fold(lineText(line)).includes(target)),
      )
      if (!passage || target.length < 6) return []
      const message = `À ne pas dire : ${ban}`
      return [problem('warning', 'never-say', message, '', { block: passage.id })]
    }),
  )
