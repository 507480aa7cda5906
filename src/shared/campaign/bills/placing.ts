import type { Bill, Chamber, Stage, StageKind } from './model.ts'

/** The place of a published text in the procedure, as the text itself says it. */
export interface PrintPlace {
  readonly chamber: Chamber | undefined
  readonly number: string
  readonly printStage: 'depot' | 'commission' | 'adopted' | undefined
  readonly date: string | undefined
}

const kinds: Readonly<Record<NonNullable<PrintPlace['printStage']>, readonly StageKind[]>> = {
  depot: ['depot', 'transmission', 'renvoi', 'nouvelle-lecture', 'lecture-definitive'],
  commission: ['commission'],
  adopted: ['vote', 'seance', 'cmp-lecture', 'nouvelle-lecture', 'lecture-definitive'],
}

/**
 * The stage of its bill a published text belongs to: the one that names its number, else, of those of its kind in its chamber, the only
 * one or the one dated that very day. Nothing where that does not tell: a stage is never guessed.
 */
export function stageFor({ stages }: Pick<Bill, 'stages'>, text: PrintPlace): Stage | undefined {
  const inChamber = stages.filter(one => !text.chamber || !one.chamber || one.chamber === text.chamber)
  const fits = (one: Stage) =>
    !text.printStage || (one.kind !== undefined && kinds[text.printStage].includes(one.kind))
  const figure = /\d+/.exec(text.number)?.[0]
  const withNumber = inChamber.filter(
    one =>
      figure !== undefined &&
      /\d+/.exec(one.text ?? '')?.[0] === figure &&
      /T\.?\s?A\b/.test(one.text ?? '') === (text.printStage === 'adopted'),
  )
  const sure = withNumber.filter(fits)
  if (sure[0]) return sure[0]
  if (withNumber.length === 1) return withNumber[0]
  const alike = text.printStage ? inChamber.filter(fits) : []
  const sameDay = alike.filter(one => one.date !== undefined && one.date === text.date)
  return sameDay[0] ?? (alike.length === 1 && !alike[0]?.text ? alike[0] : undefined)
}
