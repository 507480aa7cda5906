import { opensInstruction, plain } from './items.ts'

/** An instruction with what it quotes taken out: « à l'alinéa 2, supprimer les mots: ⟦0⟧ ». */
export interface Skeleton {
  readonly text: string
  readonly blocks: readonly (readonly string[])[]
}

const quote = /^[«"“]/
const CLOSING_QUOTE = /[»"”][\s\u00a0\u202f]*[.;,]?$/

/** The instruction of the Assemblée, which puts all it quotes between guillemets. */
export function anSkeleton(lines: readonly string[]): Skeleton {
  const text: string[] = []
  const blocks: string[][] = []
  let open: string[] | undefined
  for (const line of lines.flatMap(inline)) {
    const follows =
      open !== undefined &&
      (quote.test(line) || !(CLOSING_QUOTE.test(open.at(-1) ?? '') || opensInstruction(line)))
    if (open && follows) open.push(line)
    else if (quote.test(line)) {
      open = [line]
      text.push(`⟦${blocks.length}⟧`)
      blocks.push(open)
    } else {
      open = undefined
      text.push(plain(line))
    }
  }
  return { text: text.join(' '), blocks: blocks.map(stripQuotes) }
}

/** Moves the quotation an instruction has on its own line to the next lines. */
function inline(line: string): string[] {
  if (quote.test(line)) return [line]
  return line
    .replace(/:[\s\u00a0\u202f]*(?=[«“])/g, ':\n')
    .replace(
      /([»”])[\s\u00a0\u202f]*,?[\s\u00a0\u202f]+(?=(?:les?|la|par|insérer|rédiger|supprimer|et)[\s\u00a0\u202f])/g,
      '$1\n',
    )
    .split('\n')
}

function stripQuotes(lines: readonly string[]): string[] {
  return lines.map((line, n) => {
    const inner = line.replace(/^[«"“][\s\u00a0\u202f]*/, '')
    return n < lines.length - 1 ? inner : inner.replace(/[\s\u00a0\u202f]*[»"”][\s\u00a0\u202f]*[.;,]?$/, '')
  })
}

const middle = /^(?:et )?(?:par (?:les? |la |l')|(?:et )?insérer |supprimer |rédiger |remplacer |ajouter )/

/** The instruction of the Sénat, which prints bare the words it names. */
export function senatSkeleton(lines: readonly string[]): Skeleton {
  const text: string[] = []
  const blocks: string[][] = []
  let waits: 'no' | 'middle' | 'end' = 'no'
  let open: string[] | undefined
  for (const line of lines) {
    const sentence = colon(plain(line).replace(/^(alinéas? \d[^:]*):$/, '$1'))
    if (
      waits === 'no' ||
      (waits === 'middle' && open && middle.test(sentence)) ||
      (waits === 'end' && open && isNextPair(sentence))
    ) {
      open = undefined
      text.push(sentence)
      waits =
        !/:$/.test(sentence) && !/^par (?:le|les|la) (?:mots?|références?)$/.test(sentence)
          ? 'no'
          : toMiddle(sentence)
            ? 'middle'
            : 'end'
    } else if (open) open.push(line)
    else {
      open = [line]
      text.push(`⟦${blocks.length}⟧`)
      blocks.push(open)
    }
  }
  return {
    text: text.join(' | ').replaceAll('| ⟦', '⟦').replaceAll('⟧ |', '⟧'),
    blocks: blocks.map(block => (block.length === 1 ? block.map(bareWords) : block)),
  }
}

/** A colon left out after what names words. */
const colon = (sentence: string): string =>
  /^(?:remplacer|par|après|insérer|supprimer) (?:les? |la )(?:mots?|références?|montants?|taux|nombres?|chiffres?)$/.test(
    sentence,
  )
    ? `${sentence}:`
    : sentence
const toMiddle = (sentence: string): boolean => {
  const last = sentence.split(/, /).at(-1) ?? sentence
  if (/(?:insérer|compléter|rédiger)/.test(last)) return false
  return (
    (/(?:remplacer|après|avant) (?:les? |la |l')/.test(sentence) && !/par .*:$/.test(sentence)) ||
    /^et (?:les? |la )/.test(sentence)
  )
}
/** « et les mots : … par les mots : … », after a first pair. */
const isNextPair = (sentence: string): boolean =>
  /^et (?:remplacer )?(?:les? |la )(?:mots?|références?|montants?|taux|nombres?) ?:$/.test(sentence)

/** Words put between guillemets by themselves. */
const bareWords = (line: string): string =>
  /^«[^«»]*»[.,;]?$/.test(line)
    ? line.replace(/^«[\s\u00a0\u202f]*/, '').replace(/[\s\u00a0\u202f]*»[.,;]?$/, '')
    : line
