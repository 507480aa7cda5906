import { fold } from '../../french/fold.ts'
import { inGuillemets } from '../../french/wording.ts'
import type { Argument } from '../../library/model.ts'

/** The aim of an argument: the groups and measures it is for. */
interface Aim {
  readonly targets: readonly string[]
  readonly measures: readonly { readonly bill: string; readonly measure: string }[]
  readonly neverSay: readonly string[]
  readonly shortForm: string
}

/** The same, empty where the argument says nothing. */
export const aimOf = (argument: Argument & Partial<Aim>): Aim => ({
  targets: argument.targets ?? [],
  measures: argument.measures ?? [],
  neverSay: argument.neverSay ?? [],
  shortForm: argument.shortForm ?? '',
})

/** An argument chosen for a member, and why it was. */
export interface ArgumentChoice {
  readonly argument: Argument
  readonly why: string
}

interface CallSubject {
  readonly bill: { readonly id: string; readonly title: string }
  readonly measure?: string | undefined
  readonly group: { readonly sigle: string; readonly label: string } | undefined
  readonly today: string
}

/** The arguments about a bill, or about one of its measures, that may be said on a day. */
export function argumentsOf(
  all: readonly Argument[],
  { bill, measure, today }: Omit<CallSubject, 'group'>,
): Argument[] {
  const valid = all.filter(
    one => !one.ground && (one.validFrom ?? '') <= today && (one.validTo ?? '9999') >= today,
  )
  const linkedArguments = valid.filter(one =>
    aimOf(one).measures.some(link => link.bill === bill.id && (!measure || link.measure === measure)),
  )
  if (linkedArguments.length > 0) return linkedArguments
  const words = new Set(
    fold(bill.title)
      .split(' ')
      .filter(word => word.length > 5),
  )
  return valid.filter(one =>
    one.tags.some(tag =>
      fold(tag)
        .split(' ')
        .some(word => words.has(word)),
    ),
  )
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
      const targets = aimOf(argument).targets.map(fold)
      const isTargeted = Boolean(group?.some(one => targets.includes(one)))
      const open = targets.length === 0
      return {
        argument,
        n,
        rank: isTargeted ? 0 : open ? 1 : 2,
        why: isTargeted
          ? `${inGuillemets(argument.title)} : écrit pour le groupe ${name}`
          : open
            ? `${inGuillemets(argument.title)} : écrit pour tous les groupes`
            : `${inGuillemets(argument.title)} : écrit pour d’autres groupes, faute de mieux`,
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
