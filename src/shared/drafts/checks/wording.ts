import { longDayText } from '../../french/dates.ts'
import { isDay } from '../../kernel/days.ts'
import { readDate } from '../../library/cite/find/dates.ts'
import type { PrintedBlock } from '../assemble/assembled.ts'
import { agree, agreementOf } from '../slots/agreement.ts'
import { partiesOf } from '../slots/facts.ts'
import { contradictions } from './identity.ts'
import { type Remark, readings } from './readings.ts'
import { linesOf, lineText, problem, type Rule } from './subject.ts'

/** Readings of a text that do not depend on the dossier, made once for each text. */
interface Reading {
  readonly amiss: readonly Remark[]
  /** those who file, as they are named */
  readonly partyMentions: readonly string[]
  readonly filingDays: readonly string[]
  readonly requestDays: readonly string[]
  readonly daily: readonly number[]
}

const readingsOf = readings(
  (text): Reading => ({
    amiss: readAmiss(text),
    partyMentions: [...text.matchAll(party)].map(one => one[0]),
    filingDays: daysAfter(text, FILED_ON),
    requestDays: daysAfter(text, ASKED_ON),
    daily: dailySums(text),
  }),
)

const leftOver =
  /\[(?:à \p{L}+|date|nom|montant|commune|numéro)[^\]]*\]|\b(?:numéro|date|titre|nom|montant|référence) à (?:compléter|préciser|vérifier)\b|\bX{3,}\b|\?{3,}|_{3,}|\.{4,}|\bTODO\b/iu
const REPEATED_WORD =
  /(?<![\p{L}\p{N}’'-])(de|du|des|la|le|les|un|une|et|à|au|aux|par|pour|que|qui|dans|sur|sous|ne|se)\s+\1(?![\p{L}’'-])/u

function readAmiss(text: string): Remark[] {
  const word = REPEATED_WORD.exec(text)?.[0]
  const [openings, closings] = [text.split('«').length, text.split('»').length]
  return [
    ...(word ? [{ code: 'word-twice', message: `«\u00a0${word}\u00a0» : un mot est écrit deux fois.` }] : []),
    // a quotation of several paragraphs opens each of them
    ...(openings === closings || /^\s*«/.test(text)
      ? []
      : [{ code: 'guillemets', message: 'Un guillemet ouvert n’est pas fermé, ou l’inverse.' }]),
    ...contradictions(text),
  ]
}

/** Reports words written twice, guillemets left open, citations that contradict themselves. */
export const amissInText: Rule = subject =>
  readingsOf(subject).flatMap(({ block, amiss }) =>
    amiss.map(({ code, message }) => problem('warning', code, message, '', { block })),
  )

const leftOversByBlock = new WeakMap<PrintedBlock, readonly string[]>()

/** Placeholders typed in a block; a gap is reported by the assembly. */
function leftIn(block: PrintedBlock): readonly string[] {
  const entry = leftOversByBlock.get(block)
  if (entry) return entry
  const leftovers = (block.kind === 'quote' ? [] : linesOf(block)).flatMap(line => {
    const text = line.map(one => (one.kind === 'run' ? one.text : '\ufffc')).join('')
    return leftOver.exec(text)?.[0] ?? []
  })
  leftOversByBlock.set(block, leftovers)
  return leftovers
}

/** Reports placeholders typed to be completed later, as gaps. */
export const leftOvers: Rule = ({ assembly }) =>
  assembly.blocks
    .filter(block => leftIn(block).length > 0)
    .flatMap(block =>
      leftIn(block).map(leftover =>
        problem(
          'blocking',
          'left-over',
          `«\u00a0${leftover}\u00a0» est resté dans le texte : complétez-le.`,
          '',
          {
            block: block.id,
          },
        ),
      ),
    )

const acting =
  'demande|soutien|sollicite|conclu|justifie|produi|entend|persiste|maintien|expose|relève|forme|réplique|est recevable|sont recevables'
const party = new RegExp(
  `(?<![\\p{L}])(l[’']exposante?|les exposante?s|(?:le requérant|la requérante|les requérante?s)(?=\\s(?:${acting})))(?!\\p{L})`,
  'giu',
)

/** Checks that those who file are named in their gender and number, however typed. */
export const agreement: Rule = subject => {
  const claimants = partiesOf(subject.material.dossier, 'claimant')
  if (claimants.length === 0) return []
  const of = agreementOf(claimants)
  const fine = new Set(['l’exposant', 'le requérant'].map(key => agree(key, of)))
  return readingsOf(subject).flatMap(({ block, partyMentions }) => {
    const wrong = partyMentions.find(one => !fine.has(one.toLowerCase().replace("'", '’')))
    if (!wrong) return []
    const right = agree(/exposant/i.test(wrong) ? 'l’exposant' : 'le requérant', of)
    const message = `«\u00a0${wrong}\u00a0» : d’après les parties du dossier, ce serait «\u00a0${right}\u00a0».`
    return [problem('warning', 'gender', message, '', { block })]
  })
}

const pronoun =
  /^(?:elles?|ils?)\s(?!y\s|n’y\s)(?!(?:est|était|appartient|revient|résulte|serait|convient|faut|suffit)\s)/iu

/** Reports a sentence of one's own that opens by a pronoun where several are named before it: it says nobody. */
export const antecedent: Rule = ({ material: { dossier, draft }, fact }) => {
  const claimants = partiesOf(dossier, 'claimant')
  if (claimants.length < 2 && claimants.every(one => one.type === 'person')) return []
  return (['standing.person', 'interest'] as const).flatMap(key => {
    const words = fact(key)?.trim() ?? ''
    const opening = pronoun.exec(words)?.[0].trim()
    const at = draft.blocks.find(
      block => 'inlines' in block && block.inlines.some(one => one.kind === 'slot' && one.key === key),
    )
    if (!opening || !at) return []
    const message = `«\u00a0${opening}\u00a0» ne dit pas qui : nommez la personne au début de cette phrase.`
    return [problem('warning', 'pronoun', message, '', { fact: key })]
  })
}

/** A day after these words, as AAAA-MM-JJ. */
function daysAfter(text: string, words: RegExp): string[] {
  return [...text.matchAll(words)].flatMap(one => readDate(text, one.index + one[0].length)?.day ?? [])
}

const FILED_ON = /(?:le|la)\sprésente?\s\p{L}+,\sdéposée?\sle\s/giu
const ASKED_ON = /(?:décision|refus)\simplicite[^.;]{0,140}?demande\sreçue\sle\s/giu

/** Checks that the days of the filing and of the request are those of the dossier. */
export const toldDays: Rule = subject => {
  const differing = (block: string, days: readonly string[], day: string | undefined, what: string) =>
    isDay(day)
      ? days
          .filter(other => other !== day)
          .map(other =>
            problem(
              'warning',
              'date-differs',
              `${what} est dite du ${longDayText(other)}, mais le dossier la date du ${longDayText(day)}.`,
              '',
              { block },
            ),
          )
      : []
  const [filing, request] = [subject.fact('filing.date'), subject.fact('request.date')]
  return readingsOf(subject).flatMap(reading => [
    ...differing(reading.block, reading.filingDays, filing, 'La présente écriture'),
    ...differing(reading.block, reading.requestDays, request, 'La demande restée sans réponse'),
  ])
}

/** Checks that the cover comes first: what stands before it was thrown there by a slip. */
export const beforeCover: Rule = ({ material: { draft } }) => {
  const at = draft.blocks.findIndex(block => block.kind === 'generated' && block.what === 'cover')
  const first = draft.blocks[0]
  if (at < 1 || !first) return []
  const message = 'Un passage précède la page de garde : déplacez-le dans le texte, ou retirez-le.'
  return [problem('warning', 'before-cover', message, '', { block: first.id })]
}

const daily = /(\d{1,3}(?:[\s\u00a0\u202f.]\d{3})+|\d{2,7})[\s\u00a0\u202f]?(?:€|euros?)\spar\sjour/giu

/** The sums a day of a text, but for those told of another case, beside its citation. */
const dailySums = (text: string): number[] =>
  text
    .split(/[.;]\s/u)
    .filter(part => !/\bn°\s|\b(?:CE|TA|CAA),?\s/u.test(part))
    .flatMap(part => [...part.matchAll(daily)].map(([, figures = '']) => Number(figures.replace(/\D/g, ''))))

/** Checks that the penalty asked for is one sum, wherever it is said. */
export const penalties: Rule = subject => {
  const blockByAmount = new Map<number, string>()
  for (const { block, daily: sums } of readingsOf(subject))
    for (const amount of sums) if (!blockByAmount.has(amount)) blockByAmount.set(amount, block)
  if (blockByAmount.size < 2) return []
  const amounts = [...blockByAmount.keys()].map(one => `${one.toLocaleString('fr-FR')} €`).join(', puis ')
  const message = `L’astreinte demandée n’est pas la même partout : ${amounts} par jour.`
  return [
    problem('warning', 'amount-differs', message, 'art. L. 911-3 CJA', {
      block: [...blockByAmount.values()].at(-1),
    }),
  ]
}

const demand =
  /^\s*(?:\d+°?\)?\s*)?(?:annuler|enjoindre|condamner|mettre à la charge|suspendre|ordonner|constater|rejeter|surseoir|renvoyer|prononcer|admettre|donner acte|dire)\s/iu

/** Checks that the conclusions are announced, all in their numbered list, and signed. */
export const closing: Rule = ({ material, assembly, template }) => {
  const at = assembly.blocks.findIndex(block => block.kind === 'list' && block.style === 'claims')
  if (at < 0) return []
  const announcement = assembly.blocks
    .slice(Math.max(0, at - 6), at)
    .some(block => linesOf(block).some(line => /par ces motifs|ce qui est demandé/i.test(lineText(line))))
  const stray = assembly.blocks
    .slice(at + 1)
    .filter(block => block.kind === 'paragraph' && linesOf(block).some(line => demand.test(lineText(line))))
  const hasCover =
    !template?.blocks.some(block => block.what === 'cover') ||
    material.draft.blocks.some(block => block.kind === 'generated' && block.what === 'cover')
  const hasSignature = material.draft.blocks.some(
    block => block.kind === 'generated' && block.what === 'signature',
  )
  return [
    ...(announcement
      ? []
      : [
          problem(
            'warning',
            'no-motifs',
            'Rien n’annonce les conclusions : remettez le titre PAR CES MOTIFS.',
            'art. R. 411-1 CJA',
            { block: assembly.blocks[at]?.id },
          ),
        ]),
    ...stray.map(block =>
      problem(
        'warning',
        'claim-unnumbered',
        'Cette demande n’est pas dans la liste numérotée des conclusions : mettez-l’y, le tribunal ne peut accorder que ce qui lui est demandé.',
        'art. R. 411-1 CJA',
        { block: block.id },
      ),
    ),
    ...(hasCover
      ? []
      : [
          problem(
            'blocking',
            'no-cover',
            'La page de garde manque : elle nomme les parties et donne leur domicile. Remettez-la au début.',
            'art. R. 411-1 CJA',
          ),
        ]),
    ...(hasSignature
      ? []
      : [problem('warning', 'no-signature', 'La requête n’est pas signée : remettez le bloc de signature.')]),
  ]
}
