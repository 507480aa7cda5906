import { fold } from '../../french/fold.ts'
import { inGuillemets } from '../../french/wording.ts'
import type { Argument } from '../../library/model.ts'
import { type ArgumentLink, linkOf } from '../bills/argument-links.ts'
import type { Measure } from '../bills/model.ts'

/** An argument chosen for a member, and why it was. */
export interface ArgumentChoice {
  readonly argument: Argument
  readonly why: string
}

export interface CallSubject {
  readonly bill: { readonly id: string; readonly title: string }
  readonly measure?: Measure | undefined
  readonly group: { readonly sigle: string; readonly label: string } | undefined
  readonly today: string
  /** who linked an argument to this bill, after « lié »: `par vous` */
  readonly linkMaker: (argument: string) => string
}

const measuresOf = ({ measure }: Pick<CallSubject, 'measure'>) => (measure ? [measure] : [])

const validOn = (all: readonly Argument[], today: string): Argument[] =>
  all.filter(one => !one.ground && (one.validFrom ?? '') <= today && (one.validTo ?? '9999') >= today)

/** The arguments that may be said on a day of a measure, or of the whole bill: somebody linked them, or they cite the same article. */
export const argumentsOf = (
  all: readonly Argument[],
  subject: Pick<CallSubject, 'bill' | 'measure' | 'today'>,
): Argument[] =>
  validOn(all, subject.today).filter(one => linkOf(one, subject.bill, measuresOf(subject)) !== undefined)

/** Arguments that nobody linked, to be looked at where there is none: those of the bill first, then those that share a word with it. */
export function candidatesFor(
  all: readonly Argument[],
  subject: Pick<CallSubject, 'bill' | 'measure' | 'today'>,
  max = 5,
): Argument[] {
  const { bill, measure } = subject
  const longWords = (text: string) =>
    new Set(
      fold(text)
        .split(' ')
        .filter(word => word.length > 5),
    )
  const wanted = longWords(`${measure?.title ?? ''} ${bill.title}`)
  return validOn(all, subject.today)
    .filter(one => !linkOf(one, bill, measuresOf(subject)))
    .map(one => ({
      one,
      isOfBill: (one.measures ?? []).some(link => link.bill === bill.id),
      shared: [...longWords([one.title, ...one.tags].join(' '))].filter(word => wanted.has(word)).length,
    }))
    .filter(({ isOfBill, shared }) => isOfBill || shared > 0)
    .sort((a, b) => Number(b.isOfBill) - Number(a.isOfBill) || b.shared - a.shared)
    .slice(0, max)
    .map(({ one }) => one)
}

/**
 * At most two arguments for a member: those written for the group first, then those written for everybody. One written for other
 * groups is used only where there is nothing else.
 */
export function chosenFor(all: readonly Argument[], request: CallSubject, max = 2): ArgumentChoice[] {
  const group = request.group && [fold(request.group.sigle), fold(request.group.label)]
  const name = request.group?.sigle ?? ''
  return argumentsOf(all, request)
    .map((argument, n) => {
      const targets = (argument.targets ?? []).map(fold)
      const isTargeted = Boolean(group?.some(one => targets.includes(one)))
      const open = targets.length === 0
      const audience = isTargeted
        ? `écrit pour le groupe ${name}`
        : open
          ? 'écrit pour tous les groupes'
          : 'écrit pour d’autres groupes, faute de mieux'
      return {
        argument,
        n,
        rank: isTargeted ? 0 : open ? 1 : 2,
        why: `${inGuillemets(argument.title)} : ${linkWords(argument, request)}\u202f; ${audience}`,
      }
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(!a.argument.variants.script) - Number(!b.argument.variants.script) ||
        a.n - b.n,
    )
    .filter((one, _, ranking) => one.rank < 2 || ranking.every(other => other.rank === 2))
    .slice(0, max)
    .map(({ argument, why }) => ({ argument, why }))
}

/** Who tied an argument to what the call is about, and how. */
function linkWords(argument: Argument, request: CallSubject): string {
  const link: ArgumentLink | undefined = linkOf(argument, request.bill, measuresOf(request))
  switch (link?.kind) {
    case 'measure':
      return `lié à cette mesure ${request.linkMaker(argument.id)}`
    case 'article':
      return `cite le même article (${link.article})`
    default:
      return `lié à ce texte ${request.linkMaker(argument.id)}`
  }
}
